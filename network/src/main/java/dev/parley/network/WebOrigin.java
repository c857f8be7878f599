package dev.parley.network;

import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a request says about the web page that had a browser send it. A browser on the operator's machine reaches services
 * that nobody else reaches, and sends them whatever any page asks it to send.
 */
public final class WebOrigin {

    private static final int PORT_DIGITS = 5;

    private WebOrigin() {}

    /**
     * Whether a page of another site had this sent.
     *
     * @param origin the header {@code Origin}, which browsers add to all that can change something; others send none
     * @param host what was asked for: the header {@code Host}, or in HTTP/2 the authority
     */
    public static boolean isForeign(@Nullable String origin, @Nullable String host) {
        if (origin == null) {
            return false;
        }
        try {
            return host == null || !host.equalsIgnoreCase(URI.create(origin).getRawAuthority());
        } catch (IllegalArgumentException e) {
            return true;
        }
    }

    /**
     * Whether the service was asked for by a number or as {@code localhost}. Only then can no other site be behind it: a
     * site may point a name of its own at this machine (DNS rebinding), and its pages are then no strangers to a browser.
     *
     * @param host what was asked for: the header {@code Host}, or in HTTP/2 the authority
     */
    public static boolean isLocalOrNumber(@Nullable String host) {
        if (host == null) {
            return false;
        }
        String name = withoutPort(host).toLowerCase(Locale.ROOT);
        return name.equals("localhost") || name.endsWith(".localhost") || isNumber(name);
    }

    private static String withoutPort(String host) {
        int colon = host.lastIndexOf(':');
        boolean isPort = colon >= 0
                && host.length() - colon - 1 <= PORT_DIGITS
                && host.chars().skip(colon + 1L).allMatch(c -> c >= '0' && c <= '9');
        return isPort && (host.indexOf(':') == colon || host.charAt(colon - 1) == ']')
                ? host.substring(0, colon)
                : host;
    }

    /** No top-level domain is a number, so that what ends in one, or stands in square brackets, is an address. */
    private static boolean isNumber(String name) {
        if (name.startsWith("[") && name.endsWith("]")) {
            return true;
        }
        String last = name.substring(name.lastIndexOf('.') + 1);
        return !last.isEmpty() && last.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
