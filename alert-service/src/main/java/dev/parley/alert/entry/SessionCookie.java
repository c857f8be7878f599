package dev.parley.alert.entry;

import dev.parley.alert.access.Secret;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.NewCookie.SameSite;
import java.util.Optional;

/**
 * What a browser keeps of a session. {@code SameSite=Lax}: a link from a message opens the page signed in; requests that
 * change something and come from other sites do not have it, and are refused besides.
 */
public final class SessionCookie {

    /** Its name. */
    public static final String NAME = "parley-session";

    private SessionCookie() {}

    /** What the browser sent. */
    public static Optional<Secret> in(HttpHeaders headers) {
        Cookie cookie = headers.getCookies().get(NAME);
        return cookie == null || cookie.getValue().isEmpty()
                ? Optional.empty()
                : Optional.of(new Secret(cookie.getValue()));
    }

    /**
     * For a browser that is signed in now.
     *
     * @param host of the address that the browser has: only on this machine the cookie goes without encryption
     */
    public static NewCookie of(Secret secret, String host) {
        return cookie(secret.text(), host).build();
    }

    /** Takes it from the browser. */
    public static NewCookie none(String host) {
        return cookie("", host).maxAge(0).build();
    }

    /** Whether a browser that has this host in its address keeps it with encryption alone. */
    public static boolean isSecure(String host) {
        return !HostNames.isLoopback(host);
    }

    private static NewCookie.Builder cookie(String value, String host) {
        return new NewCookie.Builder(NAME)
                .value(value)
                .path("/")
                .httpOnly(true)
                .secure(isSecure(host))
                .sameSite(SameSite.LAX);
    }
}
