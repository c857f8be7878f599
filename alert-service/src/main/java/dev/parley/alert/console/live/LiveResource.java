package dev.parley.alert.console.live;

import dev.parley.alert.console.Console;
import dev.parley.alert.console.Page;
import dev.parley.alert.console.notice.NoticeRows;
import dev.parley.alert.store.NoticeSearch;
import dev.parley.alert.store.Pulse;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The page that an editor keeps open. */
@Path("/")
@RolesAllowed("viewer")
public class LiveResource {

    private static final int PAGE = 40;

    /** What came while nobody looked; older ones are on the page behind. */
    private static final int MOST_NEW = 100;

    private final Console console;
    private final NoticeSearch search;
    private final Pulse pulse;
    private final NoticeRows rows;

    LiveResource(Console console, NoticeSearch search, NoticeRows rows, Pulse pulse) {
        this.console = console;
        this.search = search;
        this.rows = rows;
        this.pulse = pulse;
    }

    @GET
    @Operation(hidden = true)
    public Response live() {
        return console.page(visit -> {
            LiveFilter filter = LiveFilter.of(visit.query());
            // before the list is read: what comes between is told by the stream, and shown once
            long last = pulse.now().lastNumber();
            return new Page(
                    "live",
                    visit.words().of("live_title"),
                    "live/live",
                    LivePage.of(
                            visit,
                            filter,
                            rows.of(search.older(filter.criteria(), filter.before(), PAGE + 1), visit),
                            PAGE,
                            search.choices(),
                            last));
        });
    }

    /** The rows of notices that were raised after one, for a page that is open. */
    @GET
    @Path("console/rows")
    @Operation(hidden = true)
    public Response rows() {
        return console.part("live/rows", "rows", visit -> {
            LiveFilter filter = LiveFilter.of(visit.query());
            Long after = filter.after();
            if (after == null) {
                throw new BadRequestException("after is missing: the number of the newest notice that is shown");
            }
            return rows.of(search.newer(filter.criteria(), after, MOST_NEW), visit);
        });
    }

    /** When something came last, for a page that is open. */
    @GET
    @Path("console/freshness")
    @Operation(hidden = true)
    public Response freshness() {
        return console.freshness();
    }
}
