package dev.parley.alert.console.access;

import dev.parley.alert.console.Console;
import dev.parley.alert.console.Page;
import dev.parley.alert.entry.AccessDesk;
import dev.parley.alert.entry.SessionCookie;
import dev.parley.alert.entry.SignIn;
import dev.parley.alert.entry.SignIn.Result;
import dev.parley.alert.entry.Visitors;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** The way in and out. */
@Path("/")
@PermitAll
@Blocking
public class LoginResource {

    private final Console console;
    private final AccessDesk desk;
    private final SignIn signIn;
    private final Visitors visitors;

    LoginResource(Console console, AccessDesk desk, SignIn signIn, Visitors visitors) {
        this.console = console;
        this.desk = desk;
        this.signIn = signIn;
        this.visitors = visitors;
    }

    @GET
    @Path("login")
    @Operation(hidden = true)
    public Response ask(@QueryParam("next") @DefaultValue("/") String next) {
        String then = LoginPage.within(next);
        if (visitors.find().isPresent()) {
            return to(then).build();
        }
        return page(Status.OK, new LoginPage("", then, "", 0)).build();
    }

    @POST
    @Path("login")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response enter(
            @FormParam("name") @DefaultValue("") String name,
            @FormParam("password") @DefaultValue("") String password,
            @FormParam("next") @DefaultValue("/") String next,
            @Context HttpHeaders headers,
            @Context UriInfo uri) {
        String then = LoginPage.within(next);
        if (desk.isOpen()) {
            return to(then).build();
        }
        String host = uri.getRequestUri().getHost();
        if (isUnencrypted(headers) && SessionCookie.isSecure(host)) {
            // the browser would not keep the cookie, and ask for the password for ever
            return page(Status.BAD_REQUEST, new LoginPage(name, then, "unencrypted", 0))
                    .build();
        }
        Result result = signIn.enter(name, password, SessionCookie.in(headers));
        if (result instanceof Result.Admitted admitted) {
            return to(then).cookie(SessionCookie.of(admitted.session(), host)).build();
        }
        if (result instanceof Result.TooOften tooOften) {
            Duration wait = tooOften.left();
            return page(Status.TOO_MANY_REQUESTS, new LoginPage(name, then, "often", wait.toMinutes() + 1))
                    .header(HttpHeaders.RETRY_AFTER, wait.toSeconds() + 1)
                    .build();
        }
        return page(Status.FORBIDDEN, new LoginPage(name, then, "wrong", 0)).build();
    }

    @POST
    @Path("logout")
    @Operation(hidden = true)
    public Response leave(@Context HttpHeaders headers, @Context UriInfo uri) {
        visitors.find().filter(visitor -> visitor.signedIn()).ifPresent(visitor -> SessionCookie.in(headers)
                .ifPresent(session -> signIn.leave(visitor.name(), session)));
        NewCookie none = SessionCookie.none(uri.getRequestUri().getHost());
        return to("/login").cookie(none).build();
    }

    /** By what the browser says of the page: a proxy in between may take the encryption off. */
    private static boolean isUnencrypted(HttpHeaders headers) {
        @Nullable String origin = headers.getHeaderString("Origin");
        return origin != null && origin.startsWith("http:");
    }

    private Response.ResponseBuilder page(Status status, LoginPage login) {
        return Response.fromResponse(
                        console.page(visit -> new Page("", visit.words().of("login_title"), "access/login", login)))
                .status(status);
    }

    private static Response.ResponseBuilder to(String path) {
        return Response.seeOther(URI.create(path)).header(HttpHeaders.CACHE_CONTROL, "no-store");
    }
}
