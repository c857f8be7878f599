package dev.parley.alert.console.handover;

import dev.parley.alert.console.Console;
import dev.parley.alert.console.Cues;
import dev.parley.alert.console.Moments;
import dev.parley.alert.console.Page;
import dev.parley.alert.console.Visit;
import dev.parley.alert.store.JdbiAcknowledgements;
import dev.parley.alert.store.JdbiSilences;
import dev.parley.alert.store.LedgerArchive;
import dev.parley.alert.store.NoticeSearch;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The page for the change of shifts. */
@Path("/console/handover")
@RolesAllowed("viewer")
public class HandoverResource {

    /** A shift. */
    private static final Duration USUAL = Duration.ofHours(8);

    /** What nobody acknowledged for longer is no news. */
    private static final Duration LOOK_BACK = Duration.ofDays(7);

    private static final int MOST_OPEN = 50;

    private final Console console;
    private final NoticeSearch search;
    private final LedgerArchive ledger;
    private final JdbiAcknowledgements acknowledgements;
    private final JdbiSilences silences;
    private final Cues cues = new Cues();

    HandoverResource(
            Console console,
            NoticeSearch search,
            LedgerArchive ledger,
            JdbiAcknowledgements acknowledgements,
            JdbiSilences silences) {
        this.console = console;
        this.search = search;
        this.ledger = ledger;
        this.acknowledgements = acknowledgements;
        this.silences = silences;
    }

    @GET
    @Operation(hidden = true)
    public Response handover(@Context HttpHeaders headers, @Context UriInfo uri) {
        return console.page(headers, uri, visit -> {
            Instant since = since(visit);
            return new Page(
                    "handover",
                    visit.words().of("handover_title"),
                    "handover/handover",
                    HandoverPage.of(
                            since,
                            visit.now(),
                            new HandoverPage.Known(
                                    search.since(since, HandoverPage.MOST_NOTICES),
                                    ledger.agreements(null, null, null),
                                    ledger.positions(null, null, null),
                                    acknowledgements.open(visit.now().minus(LOOK_BACK), MOST_OPEN),
                                    silences.active(visit.now())),
                            visit.words(),
                            cues));
        });
    }

    /** A time, or a number of hours before now. */
    private static Instant since(Visit visit) {
        String hours = visit.query().get("hours");
        if (hours != null && !hours.isBlank()) {
            try {
                long number = Long.parseLong(hours);
                if (number >= 1 && number <= 24 * 31) {
                    return visit.now().minus(Duration.ofHours(number));
                }
            } catch (NumberFormatException e) {
                // refused below
            }
            throw new BadRequestException(
                    "'%s' is no value for hours, which is a number from 1 to 744".formatted(hours));
        }
        Instant since = Moments.parse("since", visit.query().get("since"));
        return since == null ? visit.now().minus(USUAL) : since;
    }
}
