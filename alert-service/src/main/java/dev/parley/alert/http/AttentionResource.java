package dev.parley.alert.http;

import dev.parley.alert.entry.Visitors;
import dev.parley.alert.store.JdbiAcknowledgements;
import dev.parley.alert.store.JdbiAcknowledgements.Attention;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/**
 * Who knows of a story and who takes care of it. To acknowledge is not to mute: the next notice of the story is not
 * acknowledged.
 */
@Path("/attention")
@RolesAllowed("viewer")
@Blocking
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "attention")
public class AttentionResource {

    private static final int DEFAULT_LIMIT = 50;
    private static final int MAX_LIMIT = 200;
    private static final Duration LOOK_BACK = Duration.ofDays(7);

    private final JdbiAcknowledgements acknowledgements;
    private final Visitors visitors;
    private final Clock clock;

    AttentionResource(JdbiAcknowledgements acknowledgements, Visitors visitors, Clock clock) {
        this.acknowledgements = acknowledgements;
        this.visitors = visitors;
        this.clock = clock;
    }

    /**
     * Who does it.
     *
     * @param by absent: who asks
     */
    public record Actor(@Nullable String by) {}

    /** The newest first. */
    public record AttentionList(List<Attention> stories) {}

    @GET
    @Operation(summary = "Stories of the last seven days that nobody has acknowledged since their latest notice")
    @Parameter(
            name = "limit",
            in = ParameterIn.QUERY,
            description = "How many at most, 1 to 200; 50 when absent",
            schema = @Schema(type = SchemaType.INTEGER))
    public AttentionList open(@Context UriInfo uri) {
        int limit = Parameters.of(uri, "limit")
                .number("limit", MAX_LIMIT)
                .map(Long::intValue)
                .orElse(DEFAULT_LIMIT);
        return new AttentionList(acknowledgements.open(clock.instant().minus(LOOK_BACK), limit));
    }

    @GET
    @Path("/{storyId}")
    @Operation(summary = "Who knows of a story and who takes care of it")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Attention.class)))
    @APIResponse(
            responseCode = "404",
            description = "No notice was raised about such a story",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Attention one(@PathParam("storyId") String storyId) {
        return acknowledgements
                .of(storyId)
                .orElseThrow(() -> new NotFoundException("there is no notice about a story '" + storyId + "'"));
    }

    @PUT
    @RolesAllowed("editor")
    @Path("/{storyId}/acknowledgement")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Acknowledges all that was told of the story so far; nothing of it is escalated any more")
    @RequestBody(content = @Content(schema = @Schema(implementation = Actor.class)))
    public Attention acknowledge(@PathParam("storyId") String storyId, @Nullable String json) {
        acknowledgements.acknowledge(storyId, actor(json), clock.instant());
        return one(storyId);
    }

    @DELETE
    @RolesAllowed("editor")
    @Path("/{storyId}/acknowledgement")
    @Operation(summary = "Takes an acknowledgement back")
    public Attention takeBack(@PathParam("storyId") String storyId) {
        acknowledgements.takeBack(storyId);
        return one(storyId);
    }

    @PUT
    @RolesAllowed("editor")
    @Path("/{storyId}/claim")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Says who takes care of the story from now on")
    @RequestBody(content = @Content(schema = @Schema(implementation = Actor.class)))
    public Attention claim(@PathParam("storyId") String storyId, @Nullable String json) {
        acknowledgements.claim(storyId, actor(json), clock.instant());
        return one(storyId);
    }

    @DELETE
    @RolesAllowed("editor")
    @Path("/{storyId}/claim")
    @Operation(summary = "Says that nobody takes care of the story any more")
    public Attention release(@PathParam("storyId") String storyId) {
        acknowledgements.release(storyId);
        return one(storyId);
    }

    private String actor(@Nullable String json) {
        String by = json == null || json.isBlank()
                ? null
                : Body.read(json, Actor.class).by();
        return Body.author("by", by, visitors.current());
    }
}
