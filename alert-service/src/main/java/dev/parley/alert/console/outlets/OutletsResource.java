package dev.parley.alert.console.outlets;

import dev.parley.alert.console.Console;
import dev.parley.alert.console.Page;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The page of the outlets' feeds. */
@Path("/console/outlets")
@RolesAllowed("viewer")
public class OutletsResource {

    private final Console console;
    private final Ingest ingest;

    OutletsResource(Console console, Ingest ingest) {
        this.console = console;
        this.ingest = ingest;
    }

    @GET
    @Operation(hidden = true)
    public Response outlets(@Context HttpHeaders headers, @Context UriInfo uri) {
        return console.page(
                headers,
                uri,
                visit -> new Page(
                        "outlets",
                        visit.words().of("outlets_title"),
                        "outlets/outlets",
                        OutletsPage.of(ingest.feeds())));
    }
}
