package dev.parley.ingest.http;

import dev.parley.ingest.poll.FeedStatus;
import dev.parley.ingest.poll.FeedStatus.State;
import dev.parley.ingest.store.PostgresFeeds;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the feeds are doing. */
@Path("/feeds")
@Blocking
@Produces(MediaType.APPLICATION_JSON)
public class FeedsResource {

    private final PostgresFeeds feeds;

    FeedsResource(PostgresFeeds feeds) {
        this.feeds = feeds;
    }

    /** {@code GET /feeds}: all feeds, or those in a state, without their history. */
    @GET
    public List<FeedView> feeds(@QueryParam("state") @Nullable State state) {
        return feeds.statuses().stream()
                .filter(status -> state == null || status.state() == state)
                .map(FeedView::of)
                .toList();
    }

    /** {@code GET /feeds/{id}}: one feed with its last 30 polls, the latest first. */
    @GET
    @Path("/{id}")
    public FeedView.WithHistory feed(@PathParam("id") long id) {
        FeedStatus status = feeds.status(id).orElseThrow(() -> new NotFoundException("there is no feed " + id));
        return new FeedView.WithHistory(FeedView.of(status), feeds.history(id));
    }
}
