package dev.parley.ingest.http;

import dev.parley.ingest.poll.FeedStatus;
import dev.parley.ingest.store.PostgresMemory;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** {@code GET /feeds}: how each feed is doing. */
@Path("/feeds")
public class FeedsResource {

    private final PostgresMemory memory;

    FeedsResource(PostgresMemory memory) {
        this.memory = memory;
    }

    @GET
    @Blocking
    @Produces(MediaType.APPLICATION_JSON)
    public List<FeedStatus> feeds() {
        return memory.statuses();
    }
}
