package dev.parley.alert.http;

import dev.parley.alert.access.Account;
import dev.parley.alert.entry.AccessDesk;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Who comes in with a name and a password. */
@Path("/accounts")
@RolesAllowed("admin")
@Blocking
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "access")
public class AccountResource {

    private final AccessDesk desk;

    AccountResource(AccessDesk desk) {
        this.desk = desk;
    }

    /** By name. */
    public record AccountList(List<Account> accounts) {}

    /** An account to be added. */
    public record NewAccount(
            @Nullable String name,
            @Nullable String role,
            @Nullable String password) {}

    /** Another role. */
    public record NewRole(@Nullable String role) {}

    /** Another password. */
    public record NewPassword(@Nullable String password) {}

    @GET
    @Operation(summary = "All accounts")
    public AccountList all() {
        return new AccountList(desk.accounts());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Adds an account", description = "A role is one of `viewer`, `editor`, `admin`.")
    @RequestBody(content = @Content(schema = @Schema(implementation = NewAccount.class)))
    public Response add(@Nullable String json) {
        NewAccount wanted = Body.read(json, NewAccount.class);
        Account added = desk.addAccount(wanted.name(), wanted.role(), wanted.password());
        return Response.created(URI.create("/accounts/" + added.name()))
                .entity(added)
                .build();
    }

    @PUT
    @Path("/{name}/role")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Gives an account another role, also where it is signed in")
    @RequestBody(content = @Content(schema = @Schema(implementation = NewRole.class)))
    public void role(@PathParam("name") String name, @Nullable String json) {
        desk.changeRole(name, Body.read(json, NewRole.class).role());
    }

    @PUT
    @Path("/{name}/password")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Gives an account another password, and ends its sessions")
    @RequestBody(content = @Content(schema = @Schema(implementation = NewPassword.class)))
    public void password(@PathParam("name") String name, @Nullable String json) {
        desk.changePassword(name, Body.read(json, NewPassword.class).password());
    }

    @DELETE
    @Path("/{name}")
    @Operation(summary = "Removes an account, and ends its sessions")
    public void remove(@PathParam("name") String name) {
        desk.removeAccount(name);
    }
}
