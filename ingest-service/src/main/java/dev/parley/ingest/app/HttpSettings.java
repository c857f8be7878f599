package dev.parley.ingest.app;

import dev.parley.ingest.fetch.Politeness;
import dev.parley.network.IpRange;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How we behave towards outlets, checked.
 *
 * @param contact where outlets reach the operator
 * @param allowedAddresses ranges beside the public internet that may be read
 * @param politeness towards a site
 * @param publicUrl where hubs reach us, without a slash at the end
 */
record HttpSettings(URI contact, List<IpRange> allowedAddresses, Politeness politeness, Optional<URI> publicUrl) {

    private static final int AT_ONCE = 2;
    private static final int SHORTEST_TOKEN = 32;

    private static final List<String> NOBODY =
            List.of(".invalid", ".example", ".test", ".localhost", "example.com", "example.org", "example.net");

    /**
     * @param listenAddress where the service itself listens: beyond this machine it is taken to be in production, where
     *     a contact address that reaches nobody is refused, and an API that is open to everybody
     * @throws CannotStartException when something is wrong
     */
    static HttpSettings of(IngestConfig config, @Nullable String listenAddress) {
        URI contact = config.contactUrl();
        String host = contact.getHost();
        if (host == null || !isWeb(contact)) {
            throw new CannotStartException("PARLEY_INGEST_CONTACT_URL is '" + contact
                    + "'; it must be an http or https address where outlets can reach you");
        }
        if (!isLoopback(listenAddress) && isNobody(host.toLowerCase(Locale.ROOT))) {
            throw new CannotStartException("PARLEY_INGEST_CONTACT_URL is not set (or a placeholder: '" + contact
                    + "'); set it to an address where outlets can reach you, since it goes out with every request");
        }
        requireToken(config.token(), listenAddress);
        List<IpRange> allowed = new ArrayList<>();
        for (String range : config.allowedAddresses().orElse(List.of())) {
            try {
                allowed.add(IpRange.of(range));
            } catch (IllegalArgumentException e) {
                throw new CannotStartException("PARLEY_INGEST_ALLOWED_ADDRESSES: " + e.getMessage());
            }
        }
        Politeness politeness = new Politeness(
                AT_ONCE,
                notNegative(config.feedSpacing(), "PARLEY_INGEST_FEED_SPACING"),
                notNegative(config.pageSpacing(), "PARLEY_INGEST_PAGE_SPACING"));
        return new HttpSettings(
                contact, List.copyOf(allowed), politeness, config.publicUrl().map(HttpSettings::publicUrl));
    }

    private static void requireToken(Optional<String> token, @Nullable String listenAddress) {
        if (token.isEmpty() && !isLoopback(listenAddress)) {
            throw new CannotStartException("PARLEY_INGEST_TOKEN is not set; it must hold a secret of " + SHORTEST_TOKEN
                    + " characters or more that callers show, since the service listens at "
                    + (listenAddress == null ? "every address" : listenAddress)
                    + " (at 127.0.0.1 it needs none)");
        }
        if (token.isPresent() && token.get().length() < SHORTEST_TOKEN) {
            throw new CannotStartException(
                    "PARLEY_INGEST_TOKEN has " + token.get().length() + " characters; it must have " + SHORTEST_TOKEN
                            + " or more, so that nobody can guess it");
        }
    }

    private static URI publicUrl(URI url) {
        if (url.getHost() == null || !isWeb(url) || url.getRawQuery() != null || url.getRawFragment() != null) {
            throw new CannotStartException("PARLEY_INGEST_PUBLIC_URL is '" + url
                    + "'; it must be the http or https address under which hubs reach this service, without ? or #");
        }
        String text = url.toString();
        return text.endsWith("/") ? URI.create(text.substring(0, text.length() - 1)) : url;
    }

    private static boolean isWeb(URI address) {
        return List.of("http", "https").contains(String.valueOf(address.getScheme()));
    }

    private static Duration notNegative(Duration spacing, String variable) {
        if (spacing.isNegative()) {
            throw new CannotStartException(variable + " is " + spacing + "; it cannot be less than nothing");
        }
        return spacing;
    }

    private static boolean isNobody(String host) {
        return NOBODY.stream().anyMatch(end -> host.endsWith(end) && (end.startsWith(".") || isDomain(host, end)));
    }

    private static boolean isDomain(String host, String domain) {
        return host.equals(domain) || host.endsWith("." + domain);
    }

    private static boolean isLoopback(@Nullable String address) {
        try {
            return address != null && InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
