package dev.parley.ingest.http;

import dev.parley.ingest.app.WatchedOutlets;
import dev.parley.ingest.article.Language;
import dev.parley.ingest.discovery.Discovery;
import dev.parley.ingest.discovery.Discovery.Found;
import dev.parley.ingest.discovery.Discovery.Nothing;
import dev.parley.ingest.discovery.Discovery.Several;
import dev.parley.ingest.discovery.FeedDiscovery;
import dev.parley.ingest.fetch.Site;
import dev.parley.ingest.fetch.WebAddress;
import dev.parley.ingest.outlet.Feed;
import dev.parley.ingest.outlet.Opml;
import dev.parley.ingest.outlet.Outlet;
import dev.parley.ingest.poll.FeedStatus.State;
import dev.parley.ingest.push.FeedHub;
import dev.parley.ingest.store.PostgresFeeds;
import dev.parley.ingest.store.PostgresSubscriptions;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How the feeds are doing, and what operators can do with them. */
@Path("/feeds")
@Blocking
@Produces(MediaType.APPLICATION_JSON)
public class FeedsResource {

    /** Everybody at once is a burden to outlets and to ourselves. */
    private static final Duration COOL_DOWN = Duration.ofMinutes(30);

    private static final int DEFAULT_TIER = 2;

    private final PostgresFeeds feeds;
    private final PostgresSubscriptions subscriptions;
    private final WatchedOutlets outlets;
    private final FeedDiscovery discovery;
    private final Clock clock;

    FeedsResource(
            PostgresFeeds feeds,
            PostgresSubscriptions subscriptions,
            WatchedOutlets outlets,
            FeedDiscovery discovery,
            Clock clock) {
        this.feeds = feeds;
        this.subscriptions = subscriptions;
        this.outlets = outlets;
        this.discovery = discovery;
        this.clock = clock;
    }

    /**
     * A feed to be added.
     *
     * @param url of the feed, or of a page that names it
     * @param outletId of a known outlet; without it the site becomes an outlet
     */
    public record NewFeed(@Nullable String url, @Nullable String outletId) {}

    /** Why something was not done. */
    public record Problem(String problem) {}

    /** What became of the feeds of a list. */
    public record Imported(int feeds, List<Long> ids) {}

    /** {@code GET /feeds}: all feeds, or those in a state, without their history. */
    @GET
    public List<FeedView> feeds(@QueryParam("state") @Nullable State state) {
        Map<String, FeedHub> hubs = subscriptions.hubsByFeed();
        return feeds.statuses().stream()
                .filter(status -> state == null || status.state() == state)
                .map(status -> FeedView.of(status, hubs.get(status.url())))
                .toList();
    }

    /** {@code GET /feeds/list}: the file that feeds are listed in, and why its present state cannot be used. */
    @GET
    @Path("/list")
    public WatchedOutlets.State list() {
        return outlets.state();
    }

    /** {@code GET /feeds/{id}}: one feed with its last 30 polls, the latest first. */
    @GET
    @Path("/{id}")
    public Response feed(@PathParam("id") long id) {
        return view(id).map(feed -> Response.ok(new FeedView.WithHistory(feed, feeds.history(id))))
                .orElseGet(() -> unknown(id))
                .build();
    }

    /**
     * {@code POST /feeds/discovery}: looks what is at an address and adds nothing. 200 with the feed; 409 with the feeds to
     * choose from; 422 with the reason.
     */
    @POST
    @Path("/discovery")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response discover(NewFeed wanted) {
        return found(wanted, found -> Response.ok(found).build());
    }

    /**
     * {@code POST /feeds}: adds a feed by its address or by that of a page that names it. 201 with the feed; 409 with the
     * feeds to choose from; 422 with the reason.
     */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response add(NewFeed wanted) {
        Optional<Outlet> known = Optional.ofNullable(wanted.outletId()).flatMap(outlets::outlet);
        if (wanted.outletId() != null && known.isEmpty()) {
            return problem(422, "there is no outlet " + wanted.outletId());
        }
        return found(wanted, found -> {
            Outlet outlet = known.orElseGet(() -> outlet(found.feed(), found.title(), found.language()));
            long id = feeds.add(outlet, new Feed(found.feed(), null), clock.instant());
            return Response.created(URI.create("/feeds/" + id))
                    .entity(view(id).orElse(null))
                    .build();
        });
    }

    /** Looks what is at an address, and goes on if that is one feed. */
    private Response found(NewFeed wanted, Function<Found, Response> then) {
        Optional<URI> address = address(wanted.url());
        if (address.isEmpty()) {
            return problem(422, "the url is missing, or is no http or https address");
        }
        Discovery result = discovery.at(address.get());
        if (result instanceof Several several) {
            return Response.status(Status.CONFLICT).entity(several).build();
        }
        return result instanceof Found found ? then.apply(found) : problem(422, ((Nothing) result).reason());
    }

    /** {@code GET /feeds/opml}: all feeds, for feed readers. */
    @GET
    @Path("/opml")
    @Produces("text/x-opml")
    public String export() {
        List<Outlet> all = new ArrayList<>(outlets.list().outlets());
        all.addAll(feeds.addedOutlets());
        return Opml.write(all);
    }

    /** {@code POST /feeds/opml}: adds the feeds of a feed reader, unseen: what is wrong with one shows when it is polled. */
    @POST
    @Path("/opml")
    @Consumes({"text/x-opml", MediaType.APPLICATION_XML, MediaType.TEXT_XML})
    public Response load(String opml) {
        try {
            List<Long> ids = Opml.read(opml).stream()
                    .map(entry -> feeds.add(
                            outlet(entry.feed(), entry.title(), null), new Feed(entry.feed(), null), clock.instant()))
                    .toList();
            return Response.ok(new Imported(ids.size(), ids)).build();
        } catch (IllegalArgumentException e) {
            return problem(422, String.valueOf(e.getMessage()));
        }
    }

    /** {@code POST /feeds/{id}/pause}: polls it no more. */
    @POST
    @Path("/{id}/pause")
    public Response pause(@PathParam("id") long id) {
        return changed(id, feeds::pause);
    }

    /** {@code POST /feeds/{id}/resume}: polls it again, beginning now. */
    @POST
    @Path("/{id}/resume")
    public Response resume(@PathParam("id") long id) {
        return changed(id, feed -> feeds.resume(feed, clock.instant()));
    }

    /** {@code POST /feeds/{id}/poll}: polls it now. */
    @POST
    @Path("/{id}/poll")
    public Response poll(@PathParam("id") long id) {
        return changed(id, feed -> feeds.pollNow(feed, clock.instant()));
    }

    /** {@code POST /feeds/poll}: polls all feeds that are well, once in 30 minutes; 429 before. */
    @POST
    @Path("/poll")
    public Response pollAll() {
        Instant now = clock.instant();
        Optional<Instant> wait = feeds.pollAllNow(now, COOL_DOWN);
        return wait.map(again -> Response.status(Status.TOO_MANY_REQUESTS)
                        .header(
                                "Retry-After",
                                Math.max(1, Duration.between(now, again).toSeconds()))
                        .entity(new Problem("all feeds were polled on demand a while ago; again at " + again)))
                .orElseGet(Response::accepted)
                .build();
    }

    private Response changed(long id, Function<Long, Boolean> change) {
        if (!change.apply(id)) {
            return unknown(id).build();
        }
        return Response.ok(view(id).orElse(null)).build();
    }

    private Optional<FeedView> view(long id) {
        return feeds.status(id)
                .map(status -> FeedView.of(status, subscriptions.hubsByFeed().get(status.url())));
    }

    private static Response.ResponseBuilder unknown(long id) {
        return Response.status(Status.NOT_FOUND).entity(new Problem("there is no feed " + id));
    }

    private static Response problem(int status, String reason) {
        return Response.status(status).entity(new Problem(reason)).build();
    }

    /** The outlet that a site is, when nobody says which it is. */
    private static Outlet outlet(URI feed, @Nullable String title, @Nullable String language) {
        String site = Site.of(feed).name().toLowerCase(Locale.ROOT);
        StringBuilder id = new StringBuilder();
        site.chars().forEach(c -> id.append(c >= 'a' && c <= 'z' || c >= '0' && c <= '9' ? (char) c : '-'));
        return new Outlet(
                id.toString(),
                title == null || title.isBlank() ? site : title,
                null,
                Language.code(language),
                DEFAULT_TIER,
                List.of());
    }

    private static Optional<URI> address(@Nullable String text) {
        return WebAddress.of(text);
    }
}
