package dev.parley.alert.http;

import dev.parley.alert.routing.Route;
import dev.parley.alert.routing.Routes;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The ways from notices to receivers. */
@Path("/routes")
@RolesAllowed("viewer")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "receivers")
public class RouteResource {

    private final Routes routes;

    RouteResource(Routes routes) {
        this.routes = routes;
    }

    /** All routes, in the order of the routes file. */
    public record RouteList(List<Route> routes) {}

    @GET
    @Operation(summary = "The routes of the routes file")
    public RouteList routes() {
        return new RouteList(routes.routes());
    }
}
