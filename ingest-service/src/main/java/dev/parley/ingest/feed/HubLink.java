package dev.parley.ingest.feed;

import dev.parley.ingest.fetch.WebAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A hub that pushes what is new in a feed, so that it need not be asked for (WebSub).
 *
 * @param hub where one subscribes
 * @param topic what the hub calls the feed; absent where nobody says so
 */
public record HubLink(URI hub, @Nullable URI topic) {

    private static final int LINK_LIMIT = 50;

    /**
     * The first hub that the {@code Link} headers of an answer name; they go before what the document says.
     *
     * @param headers as received, each with one link or several
     * @param base to resolve relative addresses
     */
    public static Optional<HubLink> ofHeaders(List<String> headers, URI base) {
        List<Link> links = new ArrayList<>();
        headers.forEach(header -> collect(header, base, links));
        return of(links);
    }

    static Optional<HubLink> of(List<Link> links) {
        return first(links, "hub")
                .map(hub -> new HubLink(hub, first(links, "self").orElse(null)));
    }

    private static Optional<URI> first(List<Link> links, String relation) {
        return links.stream()
                .filter(link -> link.relations().contains(relation))
                .map(Link::address)
                .findFirst();
    }

    /** An address with what it is to the document that names it. */
    record Link(URI address, List<String> relations) {

        /** A link to the web; nothing else is of use. */
        static Optional<Link> of(String address, @Nullable URI base, String relations) {
            if (address.isBlank()) {
                return Optional.empty(); // it would lead to the document itself
            }
            return WebAddress.of(WebAddress.resolved(address, base))
                    .map(uri -> new Link(
                            uri,
                            List.of(relations.strip().toLowerCase(Locale.ROOT).split("\\s+", -1))));
        }
    }

    /** {@code <address>; rel="hub self"; type="…", <address>; rel=self}, as RFC 8288 has it; commas may be part of both. */
    private static void collect(String header, URI base, List<Link> links) {
        int at = header.indexOf('<');
        while (at >= 0 && links.size() < LINK_LIMIT) {
            int end = header.indexOf('>', at);
            if (end < 0) {
                return;
            }
            int next = header.indexOf('<', end);
            String parameters = header.substring(end + 1, next < 0 ? header.length() : next);
            Link.of(header.substring(at + 1, end), base, relations(parameters)).ifPresent(links::add);
            at = next;
        }
    }

    private static String relations(String parameters) {
        for (String parameter : parameters.split("[;,]", -1)) {
            int equals = parameter.indexOf('=');
            if (equals > 0 && parameter.substring(0, equals).strip().equalsIgnoreCase("rel")) {
                return parameter.substring(equals + 1).replace('"', ' ');
            }
        }
        return "";
    }
}
