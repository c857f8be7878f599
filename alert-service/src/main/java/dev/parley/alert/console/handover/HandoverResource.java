package dev.parley.alert.console.handover;

import dev.parley.alert.console.Console;
import dev.parley.alert.console.Cues;
import dev.parley.alert.console.Moments;
import dev.parley.alert.console.Page;
import dev.parley.alert.console.Sent;
import dev.parley.alert.console.Visit;
import dev.parley.alert.delivery.Outcome;
import dev.parley.alert.delivery.mail.MailAddress;
import dev.parley.alert.delivery.mail.MailServer;
import dev.parley.alert.entry.Audit;
import dev.parley.alert.store.JdbiAcknowledgements;
import dev.parley.alert.store.JdbiSilences;
import dev.parley.alert.store.LedgerArchive;
import dev.parley.alert.store.NoticeSearch;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

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
    private final MailServer mail;
    private final Audit audit;
    private final Cues cues = new Cues();

    HandoverResource(
            Console console,
            NoticeSearch search,
            LedgerArchive ledger,
            JdbiAcknowledgements acknowledgements,
            JdbiSilences silences,
            MailServer mail,
            Audit audit) {
        this.console = console;
        this.search = search;
        this.ledger = ledger;
        this.acknowledgements = acknowledgements;
        this.silences = silences;
        this.mail = mail;
        this.audit = audit;
    }

    @GET
    @Operation(hidden = true)
    public Response handover() {
        return console.page(visit -> page(visit, read(visit, since(visit)), null));
    }

    /** Sends it by mail, and shows the answer at once: to load that page again sends it again. */
    @POST
    @RolesAllowed("editor")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response send(@FormParam("to") @Nullable String to, @FormParam("since") @Nullable String since) {
        return console.page(visit -> {
            String address = to == null ? "" : to.strip();
            if (mail.from().isEmpty()) {
                throw new BadRequestException("there is no mail server");
            }
            if (!MailAddress.isValid(address)) {
                throw new BadRequestException("'to' must be one address such as desk@example.org");
            }
            Instant start = Moments.parse("since", since);
            HandoverPage handover = read(visit, start == null ? visit.now().minus(USUAL) : start);
            Outcome outcome = mail.send(address, handover.subject(), handover.text());
            audit.record("handover.send", address, outcome.answer());
            return page(visit, handover, Sent.of(address, outcome));
        });
    }

    private Page page(Visit visit, HandoverPage handover, @Nullable Sent sent) {
        return new Page(
                "handover",
                visit.words().of("handover_title"),
                "handover/handover",
                handover.with(mail.from().isPresent(), sent));
    }

    private HandoverPage read(Visit visit, Instant since) {
        return HandoverPage.of(
                since,
                visit.now(),
                new HandoverPage.Known(
                        search.since(since, HandoverPage.MOST_NOTICES),
                        ledger.agreements(null, null, null),
                        ledger.positions(null, null, null),
                        acknowledgements.open(visit.now().minus(LOOK_BACK), MOST_OPEN),
                        silences.active(visit.now())),
                visit.words(),
                cues);
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
