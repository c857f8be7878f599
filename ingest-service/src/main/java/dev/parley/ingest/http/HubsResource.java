package dev.parley.ingest.http;

import dev.parley.ingest.push.HubStatus;
import dev.parley.ingest.store.PostgresSubscriptions;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** How the hubs are doing that feeds name. */
@Path("/hubs")
@Blocking
@Produces(MediaType.APPLICATION_JSON)
public class HubsResource {

    private final PostgresSubscriptions subscriptions;

    HubsResource(PostgresSubscriptions subscriptions) {
        this.subscriptions = subscriptions;
    }

    /** {@code GET /hubs}: each hub with its subscriptions, and what came by push and by poll. */
    @GET
    public List<HubStatus> hubs() {
        return subscriptions.hubs();
    }
}
