package dev.parley.alert.http;

import dev.parley.alert.delivery.Outcome;
import dev.parley.alert.delivery.Outcome.Delivered;
import dev.parley.alert.delivery.Receiver;
import dev.parley.alert.delivery.Receivers;
import dev.parley.alert.delivery.Trials;
import dev.parley.alert.routing.Route;
import dev.parley.alert.routing.Routes;
import dev.parley.alert.store.DeliveryArchive;
import dev.parley.alert.store.DeliveryArchive.Condition;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Who is told, and how they are doing. */
@Path("/receivers")
@RolesAllowed("viewer")
@Blocking
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "receivers")
public class ReceiverResource {

    private final Receivers receivers;
    private final Routes routes;
    private final DeliveryArchive archive;
    private final Trials trials;

    ReceiverResource(Receivers receivers, Routes routes, DeliveryArchive archive, Trials trials) {
        this.receivers = receivers;
        this.routes = routes;
        this.archive = archive;
        this.trials = trials;
    }

    /**
     * A receiver.
     *
     * @param address where it is, without anything secret
     * @param routes that lead there, by name
     * @param condition how it is doing; absent while it was never tried and nothing waits for it
     */
    public record ReceiverView(
            String name,
            String type,
            String address,
            List<String> routes,
            @Nullable Condition condition) {}

    /** All receivers, in the order of the routes file. */
    public record ReceiverList(List<ReceiverView> receivers) {}

    /**
     * What came of a test.
     *
     * @param delivered whether the receiver took it
     * @param answer what it said
     */
    public record TestResult(boolean delivered, String answer) {}

    @GET
    @Operation(summary = "The receivers of the routes file, and how each is doing")
    public ReceiverList receivers() {
        Map<String, Condition> conditions =
                archive.conditions().stream().collect(Collectors.toMap(Condition::receiver, Function.identity()));
        return new ReceiverList(receivers.names().stream()
                .map(name -> view(name, conditions.get(name)))
                .toList());
    }

    private ReceiverView view(String name, @Nullable Condition condition) {
        Receiver receiver = receivers.find(name).orElseThrow();
        return new ReceiverView(
                name,
                receiver.type(),
                receiver.address(),
                routes.routes().stream()
                        .filter(route -> route.receivers().contains(name))
                        .map(Route::name)
                        .toList(),
                condition);
    }

    @POST
    @RolesAllowed("admin")
    @Path("/{name}/test")
    @Operation(
            summary = "Sends the receiver a made-up notice, now and once, and tells what it answered",
            description = "The delivery stands in the ledger with the occasion `TEST`.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = TestResult.class)))
    @APIResponse(
            responseCode = "404",
            description = "There is no receiver of this name",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public TestResult test(@PathParam("name") String name) {
        Outcome outcome =
                trials.of(name).orElseThrow(() -> new NotFoundException("there is no receiver '" + name + "'"));
        return new TestResult(outcome instanceof Delivered, outcome.answer());
    }
}
