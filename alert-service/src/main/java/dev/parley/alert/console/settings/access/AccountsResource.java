package dev.parley.alert.console.settings.access;

import dev.parley.alert.access.ApiToken;
import dev.parley.alert.access.Role;
import dev.parley.alert.console.Console;
import dev.parley.alert.console.Page;
import dev.parley.alert.entry.AccessDesk;
import dev.parley.alert.entry.AccessDesk.RefusedException;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** The page of accounts and tokens. Its forms need no script. */
@Path("/console/settings/accounts")
@RolesAllowed("admin")
@Blocking
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public class AccountsResource {

    private static final String HERE = "/console/settings/accounts";
    private static final Period USUAL = Period.ofDays(90);

    private final Console console;
    private final AccessDesk desk;

    AccountsResource(Console console, AccessDesk desk) {
        this.console = console;
        this.desk = desk;
    }

    @GET
    @Operation(hidden = true)
    public Response accounts() {
        return page("", "");
    }

    @POST
    @Operation(hidden = true)
    public Response add(
            @FormParam("name") @Nullable String name,
            @FormParam("role") @Nullable String role,
            @FormParam("password") @Nullable String password) {
        return change(() -> desk.addAccount(name, role, password));
    }

    @POST
    @Path("/{name}/role")
    @Operation(hidden = true)
    public Response role(@PathParam("name") String name, @FormParam("role") @Nullable String role) {
        return change(() -> desk.changeRole(name, role));
    }

    @POST
    @Path("/{name}/password")
    @Operation(hidden = true)
    public Response password(@PathParam("name") String name, @FormParam("password") @Nullable String password) {
        return change(() -> desk.changePassword(name, password));
    }

    @POST
    @Path("/{name}/remove")
    @Operation(hidden = true)
    public Response remove(@PathParam("name") String name) {
        return change(() -> desk.removeAccount(name));
    }

    /** Answers with the page itself: the token is shown on it, once. */
    @POST
    @Path("/tokens")
    @Operation(hidden = true)
    public Response issue(
            @FormParam("name") @Nullable String name,
            @FormParam("role") @Nullable String role,
            @FormParam("ends") @Nullable String ends) {
        try {
            return page(desk.issueToken(name, role, end(ends)).secret().text(), "");
        } catch (RefusedException e) {
            return refused(e);
        }
    }

    /** Who loads the page of a new token again, or in another language, gets the page without it. */
    @GET
    @Path("/tokens")
    @Operation(hidden = true)
    public Response again() {
        return Response.seeOther(URI.create(HERE)).build();
    }

    @POST
    @Path("/tokens/{id}/revoke")
    @Operation(hidden = true)
    public Response revoke(@PathParam("id") String id) {
        return change(() -> desk.revokeToken(id));
    }

    private Response change(Runnable change) {
        try {
            change.run();
            return Response.seeOther(URI.create(HERE)).build();
        } catch (RefusedException e) {
            return refused(e);
        }
    }

    private Response refused(RefusedException e) {
        return Response.fromResponse(page("", e.refusal().name()))
                .status(Status.BAD_REQUEST)
                .build();
    }

    private Response page(String secret, String problem) {
        return console.page(visit -> {
            LocalDate today = LocalDate.ofInstant(visit.now(), ZoneOffset.UTC);
            return new Page(
                    "settings",
                    visit.words().of("accounts_title"),
                    "settings/accounts",
                    new AccountsPage(
                            desk.isOpen(),
                            desk.accounts(),
                            desk.tokens().stream()
                                    .map(token -> AccountsPage.Token.of(token, visit.now()))
                                    .toList(),
                            Arrays.stream(Role.values()).map(Role::key).toList(),
                            today.plusDays(1).toString(),
                            today.plus(USUAL).toString(),
                            today.plusDays(ApiToken.LONGEST.toDays() - 1).toString(),
                            secret,
                            problem));
        });
    }

    /** The last moment of a day, UTC; absent when it is no day. */
    private static @Nullable Instant end(@Nullable String day) {
        try {
            return day == null
                    ? null
                    : LocalDate.parse(day)
                            .plusDays(1)
                            .atStartOfDay(ZoneOffset.UTC)
                            .toInstant();
        } catch (DateTimeParseException e) {
            return null; // refused as no end
        }
    }
}
