package dev.parley.alert.http;

import dev.parley.alert.entry.Visitors;
import dev.parley.alert.routing.Match;
import dev.parley.alert.silence.Silence;
import dev.parley.alert.store.JdbiSilences;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What is muted, by whom, why and until when. */
@Path("/silences")
@RolesAllowed("viewer")
@Blocking
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "silences")
public class SilenceResource {

    private static final int SHOWN = 200;

    private final JdbiSilences silences;
    private final Visitors visitors;
    private final Clock clock;

    SilenceResource(JdbiSilences silences, Visitors visitors, Clock clock) {
        this.silences = silences;
        this.visitors = visitors;
        this.clock = clock;
    }

    /**
     * A silence to be made.
     *
     * @param match what is muted; as in the routes file, and {@code stories} by their ids
     * @param author who wants it; absent: who asks
     * @param ends at most 31 days from now
     */
    public record NewSilence(
            @Nullable Match match,
            @Nullable String author,
            @Nullable String reason,
            @Nullable Instant ends) {}

    /** A silence, and whether it is in effect. */
    public record SilenceView(Silence silence, boolean active) {}

    /** The latest end first. */
    public record SilenceList(List<SilenceView> silences) {}

    @GET
    @Operation(summary = "Silences, the latest end first; those that are over as well")
    public SilenceList all() {
        return new SilenceList(silences.latest(SHOWN).stream().map(this::view).toList());
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One silence")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = SilenceView.class)))
    @APIResponse(
            responseCode = "404",
            description = "There is no silence with this id",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public SilenceView one(@PathParam("id") String id) {
        return view(silences.find(id).orElseThrow(() -> unknown(id)));
    }

    @POST
    @RolesAllowed("editor")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Mutes what matches, until its end")
    @RequestBody(content = @Content(schema = @Schema(implementation = NewSilence.class)))
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = SilenceView.class)))
    @APIResponse(
            responseCode = "400",
            description = "Something is missing or wrong",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response add(@Nullable String json) {
        NewSilence wanted = Body.read(json, NewSilence.class);
        Instant now = clock.instant();
        Match match = wanted.match();
        Instant ends = wanted.ends();
        Silence silence;
        try {
            silence = Silence.from(
                    now,
                    ends == null ? now : ends,
                    match == null ? Match.EVERYTHING : match,
                    Body.author("author", wanted.author(), visitors.current()),
                    Body.text("reason", wanted.reason(), 300));
        } catch (IllegalArgumentException e) {
            throw new BadRequestException(e.getMessage());
        }
        silences.add(silence);
        return Response.created(URI.create("/silences/" + silence.id()))
                .entity(view(silence))
                .build();
    }

    @DELETE
    @RolesAllowed("editor")
    @Path("/{id}")
    @Operation(summary = "Ends a silence now; it stays to be seen")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = SilenceView.class)))
    @APIResponse(
            responseCode = "404",
            description = "There is no silence with this id",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public SilenceView end(@PathParam("id") String id) {
        silences.end(id, clock.instant());
        return one(id);
    }

    private SilenceView view(Silence silence) {
        return new SilenceView(silence, silence.isActive(clock.instant()));
    }

    private static NotFoundException unknown(String id) {
        return new NotFoundException("there is no silence with the id '" + id + "'");
    }
}
