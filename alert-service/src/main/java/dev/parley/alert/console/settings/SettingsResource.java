package dev.parley.alert.console.settings;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.parley.alert.console.Console;
import dev.parley.alert.console.OutsideText;
import dev.parley.alert.console.Page;
import dev.parley.alert.console.Sent;
import dev.parley.alert.console.Visit;
import dev.parley.alert.delivery.Receivers;
import dev.parley.alert.delivery.Trials;
import dev.parley.alert.routing.Match;
import dev.parley.alert.routing.Routes;
import dev.parley.alert.silence.Silence;
import dev.parley.alert.store.DeliveryArchive;
import dev.parley.alert.store.JdbiSilences;
import dev.parley.alert.store.NoticeSearch;
import dev.parley.contract.event.ChangeType;
import dev.parley.contract.event.Instrument;
import dev.parley.contract.event.NoticePriority;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/** The page of routes, receivers and silences. */
@Path("/console/settings")
@RolesAllowed("viewer")
public class SettingsResource {

    private static final String PATH = "/console/settings";
    private static final int SHOWN = 200;
    private static final int LONGEST_REASON = 300;
    private static final int LARGEST_FILE = 256 * 1024;

    /** On which a routes file is tried. */
    private static final Duration TRIED = Duration.ofDays(7);

    private static final int MOST_TRIED = 2_000;

    private final Console console;
    private final JdbiSilences silences;
    private final NoticeSearch search;
    private final Routes routes;
    private final Receivers receivers;
    private final DeliveryArchive deliveries;
    private final Trials trials;

    SettingsResource(
            Console console,
            JdbiSilences silences,
            NoticeSearch search,
            Routes routes,
            Receivers receivers,
            DeliveryArchive deliveries,
            Trials trials) {
        this.console = console;
        this.silences = silences;
        this.search = search;
        this.routes = routes;
        this.receivers = receivers;
        this.deliveries = deliveries;
        this.trials = trials;
    }

    @GET
    @Operation(hidden = true)
    public Response settings() {
        return console.page(visit -> page(visit, null, null));
    }

    @POST
    @RolesAllowed("editor")
    @Path("/silences")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response silence(MultivaluedMap<String, String> form) {
        return console.act(visit -> {
            String reason = OutsideText.plain(form.getFirst("reason"));
            if (reason.isEmpty() || reason.length() > LONGEST_REASON) {
                throw new BadRequestException(
                        "'reason' must be a text of 1 to %d characters".formatted(LONGEST_REASON));
            }
            try {
                silences.add(
                        Silence.from(visit.now(), visit.now().plus(hours(form)), match(form), visit.reader(), reason));
            } catch (IllegalArgumentException e) {
                throw new BadRequestException(e.getMessage());
            }
            return PATH + "#silences";
        });
    }

    @POST
    @RolesAllowed("editor")
    @Path("/silences/{id}/end")
    @Operation(hidden = true)
    public Response end(@PathParam("id") String id) {
        return console.act(visit -> {
            silences.end(id, visit.now());
            return PATH + "#silences";
        });
    }

    /** Shows the answer at once: to load that page again tries the receiver again. */
    @POST
    @RolesAllowed("admin")
    @Path("/receivers/{name}/test")
    @Operation(hidden = true)
    public Response test(@PathParam("name") String name) {
        return console.page(visit -> page(
                visit,
                trials.of(name)
                        .map(outcome -> Sent.of(name, outcome))
                        .orElseThrow(() -> new NotFoundException("there is no receiver of this name")),
                null));
    }

    /** Tells what a routes file would do. Nothing is kept of it, and nobody is sent anything. */
    @POST
    @RolesAllowed("admin")
    @Path("/routes")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(hidden = true)
    public Response tryRoutes(@RestForm("routes") @Nullable FileUpload file) {
        return console.page(visit -> page(
                visit,
                null,
                RoutesTrial.of(text(file), routes, search.since(visit.now().minus(TRIED), MOST_TRIED))));
    }

    private static String text(@Nullable FileUpload file) {
        if (file == null || file.size() > LARGEST_FILE) {
            throw new BadRequestException("'routes' must be a file of at most %d bytes".formatted(LARGEST_FILE));
        }
        try {
            // not strictly: what is no text is told as no YAML
            return new String(Files.readAllBytes(file.uploadedFile()), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Page page(Visit visit, @Nullable Sent tested, @Nullable RoutesTrial trial) {
        return new Page(
                "settings",
                visit.words().of("settings_title"),
                "settings/settings",
                SettingsPage.of(
                        silences.latest(SHOWN),
                        search.choices(),
                        routes.routes(),
                        receivers,
                        deliveries.conditions(),
                        tested,
                        trial,
                        visit.now(),
                        visit.words()));
    }

    private static Match match(MultivaluedMap<String, String> form) {
        return new Match(
                text(form, "dossier"),
                constant(form, "instrument", Instrument.class),
                constant(form, "change", ChangeType.class),
                text(form, "party"),
                constant(form, "priority", NoticePriority.class),
                Set.of(),
                text(form, "outlet"),
                Set.of(),
                Set.of());
    }

    private static Set<String> text(MultivaluedMap<String, String> form, String name) {
        String value = form.getFirst(name);
        return value == null || value.isBlank() ? Set.of() : Set.of(value.strip());
    }

    private static <E extends Enum<E>> Set<E> constant(
            MultivaluedMap<String, String> form, String name, Class<E> type) {
        try {
            String value = form.getFirst(name);
            return value == null || value.isBlank() ? Set.of() : Set.of(Enum.valueOf(type, value));
        } catch (IllegalArgumentException e) {
            throw new BadRequestException("'%s' is no value for %s".formatted(form.getFirst(name), name));
        }
    }

    private static Duration hours(MultivaluedMap<String, String> form) {
        try {
            return Duration.ofHours(Integer.parseInt(String.valueOf(form.getFirst("hours"))));
        } catch (NumberFormatException e) {
            throw new BadRequestException("'hours' must be a number from 1 to 744");
        }
    }
}
