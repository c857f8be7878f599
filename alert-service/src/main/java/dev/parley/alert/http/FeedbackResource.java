package dev.parley.alert.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.parley.alert.entry.Visitors;
import dev.parley.alert.feedback.Feedback;
import dev.parley.alert.feedback.LabelledCase;
import dev.parley.alert.feedback.Opinion;
import dev.parley.alert.store.JdbiFeedback;
import dev.parley.contract.kafka.EventJson;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What people think of notices. */
@Path("/feedback")
@Blocking
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "feedback")
@RolesAllowed("viewer")
public class FeedbackResource {

    private static final int DEFAULT_LIMIT = 50;
    private static final int MAX_LIMIT = 200;
    private static final int MOST_CASES = 5_000;
    private static final int LONGEST_NOTE = 1_000;

    private final JdbiFeedback feedback;
    private final Visitors visitors;
    private final Clock clock;

    FeedbackResource(JdbiFeedback feedback, Visitors visitors, Clock clock) {
        this.feedback = feedback;
        this.visitors = visitors;
        this.clock = clock;
    }

    /**
     * What somebody thinks.
     *
     * @param by absent: who asks
     * @param note in their own words; may be absent
     */
    public record NewFeedback(
            @Nullable String noticeId,
            @Nullable Opinion opinion,
            @Nullable String by,
            @Nullable String note) {}

    /** The latest first. */
    public record FeedbackList(List<Feedback> feedback) {}

    @GET
    @Operation(summary = "What people think of notices, the latest first")
    @Parameter(name = "notice", in = ParameterIn.QUERY, description = "Only of the notice with this id")
    @Parameter(
            name = "opinion",
            in = ParameterIn.QUERY,
            description = "Only this opinion",
            schema = @Schema(implementation = Opinion.class))
    @Parameter(
            name = "limit",
            in = ParameterIn.QUERY,
            description = "How many at most, 1 to 200; 50 when absent",
            schema = @Schema(type = SchemaType.INTEGER))
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = FeedbackList.class)))
    @APIResponse(
            responseCode = "400",
            description = "A parameter is unknown or has no valid value",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public FeedbackList latest(@Context UriInfo uri) {
        Parameters parameters = Parameters.of(uri, "notice", "opinion", "limit");
        return new FeedbackList(feedback.latest(
                parameters.text("notice"),
                parameters.constant("opinion", Opinion.class),
                parameters.number("limit", MAX_LIMIT).map(Long::intValue).orElse(DEFAULT_LIMIT)));
    }

    @POST
    @RolesAllowed("editor")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Says what somebody thinks of a notice",
            description = "The latest word of each person on a notice counts.")
    @RequestBody(content = @Content(schema = @Schema(implementation = NewFeedback.class)))
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Feedback.class)))
    @APIResponse(
            responseCode = "400",
            description = "Something is missing or wrong",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "404",
            description = "There is no notice with this id",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Feedback give(@Nullable String json) {
        NewFeedback given = Body.read(json, NewFeedback.class);
        Opinion opinion = given.opinion();
        if (opinion == null) {
            throw new BadRequestException("'opinion' must be one of " + List.of(Opinion.values()));
        }
        String noticeId = Body.text("noticeId", given.noticeId(), 200);
        Feedback wanted = new Feedback(
                noticeId,
                Body.author("by", given.by(), visitors.current()),
                opinion,
                given.note() == null ? null : Body.text("note", given.note(), LONGEST_NOTE),
                clock.instant());
        if (!feedback.give(wanted)) {
            throw new NotFoundException("there is no notice with the id '" + noticeId + "'");
        }
        return wanted;
    }

    @GET
    @Path("/export")
    @Produces("application/x-ndjson")
    @Operation(
            summary = "The articles of the notices that people judged, as labelled cases for ./parley evaluate",
            description =
                    "JSON lines, one per article revision. `text` holds the sentences that the notices quote: whole"
                            + " texts are not kept here. `label.flagged` is null where opinions differ; reminders and withdrawals"
                            + " say nothing of how an article was read, and are left out.")
    @Parameter(
            name = "since",
            in = ParameterIn.QUERY,
            description = "Only notices judged after this time, for instance `2025-06-02T00:00:00Z`")
    @Parameter(
            name = "limit",
            in = ParameterIn.QUERY,
            description = "How many cases at most, 1 to 5000; 5000 when absent",
            schema = @Schema(type = SchemaType.INTEGER))
    @Parameter(
            name = "cursor",
            in = ParameterIn.QUERY,
            description = "Only the cases after this one: the `id` of the last line of the page before")
    @APIResponse(
            responseCode = "200",
            description = "A case to a line, in the order of their ids",
            headers =
                    @Header(
                            name = "Link",
                            description = "The next page, as `rel=\"next\"`; absent on the last one",
                            schema = @Schema(type = SchemaType.STRING)))
    @APIResponse(
            responseCode = "400",
            description = "A parameter is unknown or has no valid value",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response export(@Context UriInfo uri) {
        Parameters parameters = Parameters.of(uri, "since", "limit", "cursor");
        Instant since = since(parameters.text("since"));
        int size = parameters.number("limit", MOST_CASES).map(Long::intValue).orElse(MOST_CASES);
        List<String> found = feedback.judgedArticles(since, parameters.text("cursor"), size + 1);
        List<String> page = found.subList(0, Math.min(size, found.size()));
        Map<String, LabelledCase> cases = LabelledCase.of(feedback.judged(since, page)).stream()
                .collect(Collectors.toMap(LabelledCase::id, labelled -> labelled));
        Response.ResponseBuilder answer = Response.ok(page.stream()
                .flatMap(id -> Stream.ofNullable(cases.get(id)))
                .map(FeedbackResource::line)
                .collect(Collectors.joining()));
        if (found.size() > size) {
            // below the address that was asked for: a proxy may have changed the host
            String next = UriBuilder.fromPath(uri.getPath())
                    .replaceQuery(uri.getRequestUri().getRawQuery())
                    .replaceQueryParam("cursor", page.get(size - 1))
                    .build()
                    .toString();
            answer.header(HttpHeaders.LINK, "<" + next + ">; rel=\"next\"");
        }
        return answer.build();
    }

    private static Instant since(@Nullable String text) {
        try {
            return text == null ? Instant.EPOCH : Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new BadRequestException(
                    "'%s' is no value for since, which is a time such as 2025-06-02T00:00:00Z".formatted(text));
        }
    }

    private static String line(LabelledCase labelled) {
        try {
            return EventJson.mapper().writeValueAsString(labelled) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot write " + labelled, e);
        }
    }
}
