package dev.parley.alert.console.notice;

import dev.parley.alert.console.Console;
import dev.parley.alert.console.OutsideText;
import dev.parley.alert.console.Page;
import dev.parley.alert.console.Visit;
import dev.parley.alert.entry.Audit;
import dev.parley.alert.feedback.Feedback;
import dev.parley.alert.feedback.Opinion;
import dev.parley.alert.routing.Match;
import dev.parley.alert.silence.Silence;
import dev.parley.alert.store.DeliveryArchive;
import dev.parley.alert.store.JdbiAcknowledgements;
import dev.parley.alert.store.JdbiFeedback;
import dev.parley.alert.store.JdbiSilences;
import dev.parley.alert.store.NoticeArchive;
import dev.parley.alert.store.NoticeArchive.Entry;
import dev.parley.contract.event.NoticeEvent;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** One notice in full, and what editors do about it. */
@Path("/console/notices")
@RolesAllowed("viewer")
public class NoticePageResource {

    /** A shift. */
    private static final Duration MUTED = Duration.ofHours(8);

    private static final int LONGEST_REASON = 200;
    private static final int MOST_NUMBERS = 500;
    private static final int MOST_DELIVERIES = 100;

    private final Console console;
    private final NoticeArchive notices;
    private final NoticeRows rows;
    private final DeliveryArchive deliveries;
    private final JdbiAcknowledgements acknowledgements;
    private final JdbiSilences silences;
    private final JdbiFeedback feedback;
    private final Audit audit;

    NoticePageResource(
            Console console,
            NoticeArchive notices,
            NoticeRows rows,
            DeliveryArchive deliveries,
            JdbiAcknowledgements acknowledgements,
            JdbiSilences silences,
            JdbiFeedback feedback,
            Audit audit) {
        this.console = console;
        this.notices = notices;
        this.rows = rows;
        this.deliveries = deliveries;
        this.acknowledgements = acknowledgements;
        this.silences = silences;
        this.feedback = feedback;
        this.audit = audit;
    }

    @GET
    @Path("/{noticeId}")
    @Operation(hidden = true)
    public Response notice(@PathParam("noticeId") String noticeId) {
        return console.page(visit -> {
            Entry entry = entry(noticeId);
            NoticePage page = NoticePage.of(
                    entry,
                    rows.of(List.of(entry), visit).get(0),
                    feedback.latest(noticeId, null, MOST_DELIVERIES),
                    deliveries.newest(new DeliveryArchive.Filter(null, null, noticeId, null, null), MOST_DELIVERIES));
            return new Page("live", page.row().card().headline().shown(), "notice/notice", page);
        });
    }

    /** What people do about notices, for a page that is open. */
    @GET
    @Path("/attention")
    @Operation(hidden = true)
    public Response attention() {
        return console.part(
                "notice/attentions",
                "attentions",
                visit ->
                        rows.attention(notices.withNumbers(numbers(visit.query().get("of"))), visit));
    }

    @POST
    @RolesAllowed("editor")
    @Path("/{noticeId}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response act(@PathParam("noticeId") String noticeId, @FormParam("do") @Nullable String wanted) {
        return console.act(visit -> {
            Entry entry = entry(noticeId);
            Deed deed = Deed.of(wanted);
            act(deed, entry, visit);
            audit.record(
                    "notice." + deed.name().toLowerCase(Locale.ROOT),
                    noticeId,
                    entry.notice().headline());
            return console.whereFrom() + "#n" + entry.number();
        });
    }

    private void act(Deed deed, Entry entry, Visit visit) {
        String noticeId = entry.notice().noticeId();
        String storyId = entry.notice().storyId();
        switch (deed) {
            case ACKNOWLEDGE -> acknowledgements.acknowledgeUpTo(noticeId, visit.reader(), visit.now());
            case TAKE_BACK -> acknowledgements.takeBack(storyId);
            case CLAIM -> acknowledgements.claim(storyId, visit.reader(), visit.now());
            case RELEASE -> acknowledgements.release(storyId);
            case MUTE -> mute(entry.notice(), visit);
            case UNMUTE ->
                silences.active(visit.now()).stream()
                        .filter(silence -> silence.match().stories().contains(storyId))
                        .forEach(silence -> silences.end(silence.id(), visit.now()));
            case USEFUL -> judge(noticeId, Opinion.USEFUL, visit);
            case WRONG -> judge(noticeId, Opinion.WRONG, visit);
            case LATE -> judge(noticeId, Opinion.LATE, visit);
            case NO_OPINION -> feedback.takeBack(noticeId, visit.reader());
        }
    }

    /** For the reason that is listed with it, what it is about. */
    private void mute(NoticeEvent notice, Visit visit) {
        silences.add(Silence.from(
                visit.now(),
                visit.now().plus(MUTED),
                Match.ofStories(Set.of(notice.storyId())),
                visit.reader(),
                OutsideText.excerpt(notice.headline(), LONGEST_REASON).shown()));
    }

    private void judge(String noticeId, Opinion opinion, Visit visit) {
        feedback.give(new Feedback(noticeId, visit.reader(), opinion, null, visit.now()));
    }

    private Entry entry(String noticeId) {
        return notices.entry(noticeId).orElseThrow(() -> new NotFoundException("there is no notice with this id"));
    }

    private static List<Long> numbers(@Nullable String text) {
        try {
            return Arrays.stream(text == null || text.isEmpty() ? new String[0] : text.split(","))
                    .limit(MOST_NUMBERS)
                    .map(Long::valueOf)
                    .toList();
        } catch (NumberFormatException e) {
            throw new BadRequestException("'%s' is no value for of, which is a list of numbers".formatted(text));
        }
    }
}
