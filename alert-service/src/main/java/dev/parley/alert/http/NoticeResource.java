package dev.parley.alert.http;

import dev.parley.alert.store.NoticeArchive;
import dev.parley.contract.event.ChangeType;
import dev.parley.contract.event.Instrument;
import dev.parley.contract.event.NoticeEvent;
import dev.parley.contract.event.NoticeKind;
import dev.parley.contract.event.NoticePriority;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestStreamElementType;
import org.jspecify.annotations.Nullable;

/** The notices raised so far. */
@Path("/notices")
@RolesAllowed("viewer")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "notices")
public class NoticeResource {

    private static final int DEFAULT_LIMIT = 50;
    private static final int MAX_LIMIT = 200;
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    /** Who listens is asked who they are when they come back, which they do at once: a role or a token can end. */
    private static final Duration LONGEST_STREAM = Duration.ofMinutes(15);

    private final NoticeArchive archive;
    private final NoticeStream stream;

    NoticeResource(NoticeArchive archive, NoticeStream stream) {
        this.archive = archive;
        this.stream = stream;
    }

    @GET
    @Operation(summary = "Notices, newest first", description = "Follow `next` as `cursor` for older ones.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = NoticePage.class)))
    @APIResponse(
            responseCode = "400",
            description = "A parameter is unknown or has no valid value",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @Parameter(
            name = "limit",
            in = ParameterIn.QUERY,
            description = "How many at most, 1 to 200; 50 when absent",
            schema = @Schema(type = SchemaType.INTEGER))
    @Parameter(name = "cursor", in = ParameterIn.QUERY, description = "`next` of the page before")
    @Parameter(
            name = "dossier",
            in = ParameterIn.QUERY,
            description = "Only this dossier, for instance `ukraine-russia`")
    @Parameter(
            name = "instrument",
            in = ParameterIn.QUERY,
            description = "Only this instrument",
            schema = @Schema(implementation = Instrument.class))
    @Parameter(
            name = "change",
            in = ParameterIn.QUERY,
            description = "Only this type of change",
            schema = @Schema(implementation = ChangeType.class))
    @Parameter(
            name = "kind",
            in = ParameterIn.QUERY,
            description = "Only this kind",
            schema = @Schema(implementation = NoticeKind.class))
    @Parameter(
            name = "priority",
            in = ParameterIn.QUERY,
            description = "Only this priority",
            schema = @Schema(implementation = NoticePriority.class))
    @Parameter(name = "party", in = ParameterIn.QUERY, description = "Only where this party is concerned")
    public NoticePage newest(@Context UriInfo uri) {
        Parameters parameters =
                Parameters.of(uri, "limit", "cursor", "dossier", "instrument", "change", "kind", "priority", "party");
        int size = parameters.number("limit", MAX_LIMIT).map(Long::intValue).orElse(DEFAULT_LIMIT);
        List<NoticeArchive.Entry> found = archive.newest(
                new NoticeArchive.Filter(
                        parameters.text("dossier"),
                        parameters.constant("instrument", Instrument.class),
                        parameters.constant("change", ChangeType.class),
                        parameters.constant("kind", NoticeKind.class),
                        parameters.constant("priority", NoticePriority.class),
                        parameters.text("party"),
                        parameters.number("cursor", Long.MAX_VALUE).orElse(null)),
                size + 1);
        List<NoticeArchive.Entry> page = found.subList(0, Math.min(size, found.size()));
        return new NoticePage(
                page.stream().map(NoticeArchive.Entry::notice).toList(),
                found.size() > size ? Long.toString(page.get(size - 1).number()) : null);
    }

    @GET
    @Path("/stream")
    @Blocking
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RestStreamElementType(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Notices as they are raised, as server-sent events",
            description = "Each event has the notice as data and a number as id. A reader that comes back with"
                    + " `Last-Event-ID` gets all that was raised since; one without gets all that is raised once the"
                    + " answer has begun. With"
                    + " `attention`, events of that name tell besides that somebody acknowledged, claimed, muted or judged"
                    + " something of a story; they carry no id, but their own number. The"
                    + " stream ends after 15 minutes, and the reader comes back.")
    @Parameter(name = "Last-Event-ID", in = ParameterIn.HEADER, description = "The id of the last event received")
    @Parameter(
            name = "attention",
            in = ParameterIn.QUERY,
            description = "Also tell what people did after the change with this number; 0 for all",
            schema = @Schema(type = SchemaType.INTEGER))
    public Multi<OutboundSseEvent> stream(
            @HeaderParam("Last-Event-ID") @Nullable String lastEventId,
            @QueryParam("attention") @Nullable String lastChange,
            @Context Sse sse) {
        // asked before the answer begins: listening begins only after that, and nothing may fall between
        long last = lastEventId == null ? stream.position() : number("Last-Event-ID", lastEventId);
        Multi<OutboundSseEvent> notices = stream.after(last).map(told -> sse.newEventBuilder()
                .id(Long.toString(told.number()))
                .name("notice")
                .mediaType(MediaType.APPLICATION_JSON_TYPE)
                .data(told.json())
                .build());
        Multi<OutboundSseEvent> attention = lastChange == null
                ? Multi.createFrom().empty()
                : stream.attentionAfter(number("attention", lastChange)).map(change -> sse.newEventBuilder()
                        .name("attention")
                        .mediaType(MediaType.APPLICATION_JSON_TYPE)
                        .data(change)
                        .build());
        // opens the answer at once, and tells proxies and readers that the silence is none
        Multi<OutboundSseEvent> heartbeat = Multi.createFrom()
                .ticks()
                .every(HEARTBEAT)
                .onOverflow()
                .drop()
                .map(tick -> sse.newEventBuilder().comment("").build());
        return Multi.createBy()
                .merging()
                .streams(notices, attention, heartbeat)
                .select()
                .first(LONGEST_STREAM);
    }

    private static long number(String name, String text) {
        try {
            return Long.parseLong(text.strip());
        } catch (NumberFormatException e) {
            throw new BadRequestException("'%s' is no value for %s, which is a number".formatted(text, name));
        }
    }

    @GET
    @Path("/{noticeId}")
    @Operation(summary = "One notice")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = NoticeEvent.class)))
    @APIResponse(
            responseCode = "404",
            description = "There is no notice with this id",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public NoticeEvent one(@PathParam("noticeId") String noticeId) {
        return archive.find(noticeId)
                .orElseThrow(() -> new NotFoundException("there is no notice with the id '" + noticeId + "'"));
    }
}
