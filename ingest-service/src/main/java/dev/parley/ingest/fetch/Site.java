package dev.parley.ingest.fetch;

import java.net.URI;
import java.util.Locale;
import java.util.Objects;
import org.apache.hc.client5.http.psl.PublicSuffixMatcher;
import org.apache.hc.client5.http.psl.PublicSuffixMatcherLoader;

/**
 * What belongs together on the web: a domain as somebody registered it, by the public suffix list, with all hosts below
 * it. An address without a domain is a site of its own, with its port.
 */
public record Site(String name) {

    private static final PublicSuffixMatcher PUBLIC_SUFFIXES = PublicSuffixMatcherLoader.getDefault();

    public Site {
        Objects.requireNonNull(name, "name");
    }

    /** The site of an absolute address. */
    public static Site of(URI address) {
        String host = address.getHost();
        if (host == null) {
            return new Site(String.valueOf(address.getRawAuthority()));
        }
        String name = host.toLowerCase(Locale.ROOT);
        String domain = isLiteral(name) ? null : PUBLIC_SUFFIXES.getDomainRoot(name);
        return new Site(domain != null ? domain : address.getPort() < 0 ? name : name + ":" + address.getPort());
    }

    private static boolean isLiteral(String host) {
        return host.startsWith("[") || Character.isDigit(host.charAt(host.length() - 1));
    }
}
