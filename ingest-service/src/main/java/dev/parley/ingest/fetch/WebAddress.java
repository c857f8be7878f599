package dev.parley.ingest.fetch;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Addresses as people and pages write them: with spaces and letters of all scripts in them, or with {@code feed:}. */
public final class WebAddress {

    private static final String FEED = "feed:";

    /** What may stand in an address as it is, beside letters and digits. */
    private static final String ALLOWED = "-._~:/?#[]@!$&'()*+,;=%";

    /** No server takes a longer one, and to normalise one takes a time that grows with the square of its length. */
    private static final int LENGTH_LIMIT = 8_000;

    private WebAddress() {}

    /** Whether it is too long for an address. */
    public static boolean isTooLong(String text) {
        return text.length() > LENGTH_LIMIT;
    }

    /**
     * The absolute address that a reference in a document stands for; the reference itself where it cannot be resolved.
     *
     * @param base where the document came from; without it references stay as they are
     */
    public static String resolved(String reference, @Nullable URI base) {
        String stripped = reference.strip();
        boolean isAbsolute =
                stripped.regionMatches(true, 0, "http://", 0, 7) || stripped.regionMatches(true, 0, "https://", 0, 8);
        if (isAbsolute || base == null || isTooLong(stripped)) {
            return stripped;
        }
        try {
            return base.resolve(stripped).toString();
        } catch (IllegalArgumentException e) {
            return stripped;
        }
    }

    /** The http or https address that is meant, or nothing where the text is none. */
    public static Optional<URI> of(@Nullable String text) {
        if (text == null || isTooLong(text)) {
            return Optional.empty();
        }
        try {
            URI address = new URI(encoded(withoutFeedScheme(text.strip())));
            String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
            boolean isWeb = scheme.equals("http") || scheme.equals("https");
            return isWeb && address.getHost() != null ? Optional.of(address) : Optional.empty();
        } catch (URISyntaxException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Readers are called with {@code feed://host} or {@code feed:https://host}. */
    private static String withoutFeedScheme(String text) {
        if (!text.regionMatches(true, 0, FEED, 0, FEED.length())) {
            return text;
        }
        String rest = text.substring(FEED.length());
        return rest.startsWith("//") ? "http:" + rest : rest;
    }

    private static String encoded(String text) {
        int host = text.indexOf("://") + 3;
        int path = host < 3 ? -1 : indexOfAny(text, "/?#", host);
        if (host < 3) {
            return text;
        }
        int end = path < 0 ? text.length() : path;
        StringBuilder encoded = new StringBuilder(text.substring(0, host));
        String authority = text.substring(host, end);
        boolean isAscii = authority.chars().allMatch(c -> c < 128);
        encoded.append(isAscii ? authority : IDN.toASCII(authority, IDN.ALLOW_UNASSIGNED));
        text.substring(end).codePoints().forEach(c -> {
            if (c < 128 && (Character.isLetterOrDigit(c) || ALLOWED.indexOf(c) >= 0)) {
                encoded.appendCodePoint(c);
            } else {
                for (byte each : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
                    encoded.append('%').append(String.format(Locale.ROOT, "%02X", each & 0xFF));
                }
            }
        });
        return encoded.toString();
    }

    private static int indexOfAny(String text, String characters, int from) {
        for (int i = from; i < text.length(); i++) {
            if (characters.indexOf(text.charAt(i)) >= 0) {
                return i;
            }
        }
        return -1;
    }
}
