package dev.parley.alert.console.deliveries;

import dev.parley.alert.console.Console;
import dev.parley.alert.console.Page;
import dev.parley.alert.console.Visit;
import dev.parley.alert.delivery.DeliveryState;
import dev.parley.alert.delivery.Receivers;
import dev.parley.alert.store.DeliveryArchive;
import dev.parley.alert.store.DeliveryArchive.Entry;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** The pages of the deliveries. */
@Path(DeliveriesPage.PATH)
@RolesAllowed("viewer")
public class DeliveriesResource {

    private static final int PAGE = 50;
    private static final int MOST_UNPLANNED = 20;

    private final Console console;
    private final DeliveryArchive archive;
    private final Receivers receivers;

    DeliveriesResource(Console console, DeliveryArchive archive, Receivers receivers) {
        this.console = console;
        this.archive = archive;
        this.receivers = receivers;
    }

    @GET
    @Operation(hidden = true)
    public Response all() {
        return console.page(visit -> {
            String receiver = visit.query().getOrDefault("receiver", "").strip();
            String state = visit.query().getOrDefault("state", "").strip();
            Long before = before(visit);
            DeliveryArchive.Filter filter =
                    new DeliveryArchive.Filter(receiver.isEmpty() ? null : receiver, state(state), null, null, before);
            boolean isFirst = receiver.isEmpty() && state.isEmpty() && before == null;
            return new Page(
                    "deliveries",
                    visit.words().of("deliveries_title"),
                    "deliveries/deliveries",
                    DeliveriesPage.of(
                            isFirst ? archive.unplanned(MOST_UNPLANNED) : List.of(),
                            archive.newest(filter, PAGE + 1),
                            PAGE,
                            receivers.names(),
                            receiver,
                            state));
        });
    }

    @GET
    @Path("/{deliveryId}")
    @Operation(hidden = true)
    public Response one(@PathParam("deliveryId") String deliveryId) {
        return console.page(visit -> {
            Entry entry = archive.find(deliveryId).orElseThrow(DeliveriesResource::unknown);
            return new Page(
                    "deliveries",
                    visit.words().of("deliveries_title"),
                    "deliveries/delivery",
                    DeliveriesPage.Detail.of(entry, archive.attempts(deliveryId)));
        });
    }

    @POST
    @RolesAllowed("editor")
    @Path("/{deliveryId}/resend")
    @Operation(hidden = true)
    public Response resend(@PathParam("deliveryId") String deliveryId) {
        return console.act(visit -> archive.resend(deliveryId, visit.now())
                .map(entry -> DeliveriesPage.Row.of(entry).address())
                .orElseThrow(DeliveriesResource::unknown));
    }

    private static NotFoundException unknown() {
        return new NotFoundException("there is no delivery with this id");
    }

    private static @Nullable DeliveryState state(String text) {
        try {
            return text.isEmpty() ? null : DeliveryState.valueOf(text);
        } catch (IllegalArgumentException e) {
            throw new BadRequestException("'%s' is no value for state".formatted(text));
        }
    }

    private static @Nullable Long before(Visit visit) {
        String text = visit.query().get("before");
        try {
            return text == null ? null : Long.valueOf(text);
        } catch (NumberFormatException e) {
            throw new BadRequestException("'%s' is no value for before, which is a number".formatted(text));
        }
    }
}
