package dev.parley.alert.http;

import dev.parley.alert.delivery.DeliveryState;
import dev.parley.alert.store.DeliveryArchive;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What went to whom, and what came of it. */
@Path("/deliveries")
@RolesAllowed("viewer")
@Blocking
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "deliveries")
public class DeliveryResource {

    private static final int DEFAULT_LIMIT = 50;
    private static final int MAX_LIMIT = 200;

    private final DeliveryArchive archive;
    private final Clock clock;

    DeliveryResource(DeliveryArchive archive, Clock clock) {
        this.archive = archive;
        this.clock = clock;
    }

    /**
     * Deliveries, newest first.
     *
     * @param next the cursor of the page with the next older ones; absent on the last page
     */
    public record Page(
            List<DeliveryArchive.Entry> deliveries,
            @Nullable String next) {}

    /** Notices that could not be planned, the latest first. */
    public record UnplannedList(List<DeliveryArchive.Unplanned> unplanned) {}

    /** A delivery with all its attempts. */
    public record Detail(DeliveryArchive.Entry delivery, List<DeliveryArchive.AttemptEntry> attempts) {}

    @GET
    @Operation(summary = "Deliveries, newest first", description = "Follow `next` as `cursor` for older ones.")
    @Parameter(
            name = "limit",
            in = ParameterIn.QUERY,
            description = "How many at most, 1 to 200; 50 when absent",
            schema = @Schema(type = SchemaType.INTEGER))
    @Parameter(name = "cursor", in = ParameterIn.QUERY, description = "`next` of the page before")
    @Parameter(name = "receiver", in = ParameterIn.QUERY, description = "Only to this receiver")
    @Parameter(
            name = "state",
            in = ParameterIn.QUERY,
            description = "Only in this state",
            schema = @Schema(implementation = DeliveryState.class))
    @Parameter(name = "notice", in = ParameterIn.QUERY, description = "Only of the notice with this id")
    @Parameter(name = "story", in = ParameterIn.QUERY, description = "Only of the story with this id")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Page.class)))
    @APIResponse(
            responseCode = "400",
            description = "A parameter is unknown or has no valid value",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Page newest(@Context UriInfo uri) {
        Parameters parameters = Parameters.of(uri, "limit", "cursor", "receiver", "state", "notice", "story");
        int size = parameters.number("limit", MAX_LIMIT).map(Long::intValue).orElse(DEFAULT_LIMIT);
        List<DeliveryArchive.Entry> found = archive.newest(
                new DeliveryArchive.Filter(
                        parameters.text("receiver"),
                        parameters.constant("state", DeliveryState.class),
                        parameters.text("notice"),
                        parameters.text("story"),
                        parameters.number("cursor", Long.MAX_VALUE).orElse(null)),
                size + 1);
        List<DeliveryArchive.Entry> page = found.subList(0, Math.min(size, found.size()));
        return new Page(
                page, found.size() > size ? Long.toString(page.get(size - 1).number()) : null);
    }

    @GET
    @Path("/unplanned")
    @Operation(
            summary = "Notices that nobody was told of because their deliveries could not be planned, the latest first",
            description = "The reason is an error in the notice or in Parley. Each is left out once it was planned.")
    @Parameter(
            name = "limit",
            in = ParameterIn.QUERY,
            description = "How many at most, 1 to 200; 50 when absent",
            schema = @Schema(type = SchemaType.INTEGER))
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = UnplannedList.class)))
    public UnplannedList unplanned(@Context UriInfo uri) {
        return new UnplannedList(archive.unplanned(Parameters.of(uri, "limit")
                .number("limit", MAX_LIMIT)
                .map(Long::intValue)
                .orElse(DEFAULT_LIMIT)));
    }

    @GET
    @Path("/{deliveryId}")
    @Operation(summary = "One delivery with every attempt: when, how long it took, what the receiver answered")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Detail.class)))
    @APIResponse(
            responseCode = "404",
            description = "There is no delivery with this id",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Detail one(@PathParam("deliveryId") String deliveryId) {
        return archive.find(deliveryId)
                .map(entry -> new Detail(entry, archive.attempts(deliveryId)))
                .orElseThrow(() -> unknown(deliveryId));
    }

    @POST
    @RolesAllowed("editor")
    @Path("/{deliveryId}/resend")
    @Operation(summary = "Delivers the same notice to the same receiver once more, at once")
    @APIResponse(
            responseCode = "201",
            description = "The new delivery",
            content = @Content(schema = @Schema(implementation = DeliveryArchive.Entry.class)))
    @APIResponse(
            responseCode = "404",
            description = "There is no delivery of a notice with this id",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response resend(@PathParam("deliveryId") String deliveryId) {
        DeliveryArchive.Entry again = archive.resend(deliveryId, clock.instant())
                .orElseThrow(() ->
                        new NotFoundException("there is no delivery of a notice with the id '" + deliveryId + "'"));
        return Response.created(URI.create("/deliveries/" + again.deliveryId()))
                .entity(again)
                .build();
    }

    private static NotFoundException unknown(String deliveryId) {
        return new NotFoundException("there is no delivery with the id '" + deliveryId + "'");
    }
}
