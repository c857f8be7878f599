package dev.parley.ingest.article;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.parley.ingest.fetch.Site;
import dev.parley.ingest.fetch.WebAddress;
import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The address that identifies an article: without what only tells where the reader came from. Only an update of a live
 * blog has an anchor.
 *
 * @param address absolute, http or https
 */
public record CanonicalUrl(URI address) {

    private static final List<String> TRACKING_PREFIXES =
            List.of("utm_", "mc_", "mtm_", "pk_", "at_", "ns_", "hsa_", "_hs", "wt_", "vero_", "oly_", "sc_");

    private static final Set<String> TRACKING = Set.of(
            "fbclid",
            "gclid",
            "dclid",
            "gbraid",
            "wbraid",
            "msclkid",
            "twclid",
            "yclid",
            "igshid",
            "mkt_tok",
            "cmp",
            "cmpid",
            "campaign_id",
            "ocid",
            "ito",
            "ftag",
            "xtor",
            "sref",
            "smid",
            "smtyp",
            "rss",
            "guccounter",
            "guce_referrer",
            "guce_referrer_sig",
            "traffic_source",
            "maca",
            "rssfeed",
            "amp",
            "ref",
            "referer",
            "referrer",
            "emc",
            "s_cid",
            "icid",
            "srnd",
            "taid");

    public CanonicalUrl {
        Objects.requireNonNull(address, "address");
    }

    /** The cleaned address, or nothing where the text is no http or https address. */
    public static Optional<CanonicalUrl> of(@Nullable String text) {
        if (text == null || WebAddress.isTooLong(text) || !UTF_8.newEncoder().canEncode(text)) {
            return Optional.empty(); // half a character: URI throws on it
        }
        try {
            URI given = new URI(text.strip().replace(" ", "%20").replace("|", "%7C")).normalize();
            String scheme = given.getScheme();
            String host = hostOf(given);
            if (host == null
                    || scheme == null
                    || !scheme.toLowerCase(Locale.ROOT).startsWith("http")) {
                return Optional.empty();
            }
            scheme = scheme.toLowerCase(Locale.ROOT);
            int port = given.getPort();
            boolean isDefaultPort = port < 0 || port == 80 || port == 443;
            String path = given.getRawPath() == null || given.getRawPath().isEmpty() ? "/" : given.getRawPath();
            String query = withoutTracking(given.getRawQuery());
            URI cleaned = new URI(scheme + "://" + host + (isDefaultPort ? "" : ":" + port) + path
                    + (query.isEmpty() ? "" : "?" + query));
            return Optional.of(new CanonicalUrl(URI.create(cleaned.toASCIIString())));
        } catch (URISyntaxException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** An address as {@link #toString} wrote it, that of an update of a live blog included. */
    public static CanonicalUrl known(String text) {
        return new CanonicalUrl(URI.create(text));
    }

    /** The address of an update in the live blog at this one. */
    CanonicalUrl update(String anchor) {
        return new CanonicalUrl(address.resolve("#" + anchor));
    }

    boolean isUpdate() {
        return address.getRawFragment() != null;
    }

    private static @Nullable String hostOf(URI uri) {
        String authority = uri.getRawAuthority();
        if (authority == null) {
            return null;
        }
        String host = uri.getHost();
        if (host == null) {
            host = authority; // letters beyond ASCII
            int at = host.lastIndexOf('@');
            int colon = host.lastIndexOf(':');
            host = host.substring(at + 1, colon > at ? colon : host.length());
        }
        if (host.startsWith("[")) {
            return host;
        }
        String ascii = IDN.toASCII(host, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
        return ascii.endsWith(".") ? ascii.substring(0, ascii.length() - 1) : ascii;
    }

    private static String withoutTracking(@Nullable String query) {
        if (query == null) {
            return "";
        }
        List<String> kept = new ArrayList<>();
        int from = 0;
        while (from <= query.length()) {
            int end = query.indexOf('&', from);
            end = end < 0 ? query.length() : end;
            String parameter = query.substring(from, end);
            if (!parameter.isEmpty() && !isTracking(parameter)) {
                kept.add(parameter);
            }
            from = end + 1;
        }
        return String.join("&", kept);
    }

    private static boolean isTracking(String parameter) {
        int equals = parameter.indexOf('=');
        String name = (equals < 0 ? parameter : parameter.substring(0, equals)).toLowerCase(Locale.ROOT);
        return TRACKING.contains(name) || TRACKING_PREFIXES.stream().anyMatch(name::startsWith);
    }

    /**
     * The id of the article: the same for http and https, with and without {@code www} and a slash at the end, since
     * outlets use them as they like. 32 hexadecimal digits.
     */
    public String articleId() {
        String host = address.getRawAuthority();
        String bare = host.startsWith("www.") ? host.substring(4) : host;
        String path = address.getRawPath();
        String trimmed = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        String query = address.getRawQuery() == null ? "" : "?" + address.getRawQuery();
        String anchor = address.getRawFragment() == null ? "" : "#" + address.getRawFragment();
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest((bare + trimmed + query + anchor).getBytes(UTF_8));
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Whether both belong to one site: the same domain as somebody registered it. */
    boolean isSameSite(CanonicalUrl other) {
        return Site.of(address).equals(Site.of(other.address));
    }

    /** Whether it leads to a whole site or section front rather than to one article. */
    boolean isFront() {
        return address.getRawPath().equals("/") && address.getRawQuery() == null;
    }

    @Override
    public String toString() {
        return address.toString();
    }
}
