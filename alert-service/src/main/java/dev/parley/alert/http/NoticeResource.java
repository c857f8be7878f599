package dev.parley.alert.http;

import dev.parley.alert.store.NoticeArchive;
import dev.parley.contract.event.ChangeType;
import dev.parley.contract.event.Instrument;
import dev.parley.contract.event.NoticeEvent;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The notices raised so far. */
@Path("/notices")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "notices")
public class NoticeResource {

    private static final int DEFAULT_LIMIT = 50;
    private static final int MAX_LIMIT = 200;
    private static final Set<String> PARAMETERS =
            new TreeSet<>(List.of("limit", "cursor", "dossier", "instrument", "change"));

    private final NoticeArchive archive;

    NoticeResource(NoticeArchive archive) {
        this.archive = archive;
    }

    @GET
    @Operation(summary = "Notices, newest first", description = "Follow `next` as `cursor` for older ones.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = NoticePage.class)))
    @APIResponse(
            responseCode = "400",
            description = "A parameter is unknown or has no valid value",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public NoticePage newest(
            @Parameter(
                            description = "How many at most, 1 to 200; 50 when absent",
                            schema = @Schema(type = SchemaType.INTEGER))
                    @QueryParam("limit")
                    @Nullable
                    String limit,
            @Parameter(description = "`next` of the page before") @QueryParam("cursor") @Nullable String cursor,
            @Parameter(description = "Only this dossier, for instance `ukraine-russia`")
                    @QueryParam("dossier")
                    @Nullable
                    String dossier,
            @Parameter(description = "Only this instrument", schema = @Schema(implementation = Instrument.class))
                    @QueryParam("instrument")
                    @Nullable
                    String instrument,
            @Parameter(description = "Only this type of change", schema = @Schema(implementation = ChangeType.class))
                    @QueryParam("change")
                    @Nullable
                    String change,
            @Context UriInfo uri) {
        refuseUnknown(uri.getQueryParameters().keySet());
        int size = limit == null ? DEFAULT_LIMIT : (int) number("limit", limit, MAX_LIMIT);
        List<NoticeArchive.Entry> found = archive.newest(
                new NoticeArchive.Filter(
                        dossier,
                        constant("instrument", Instrument.class, instrument),
                        constant("change", ChangeType.class, change),
                        cursor == null ? null : number("cursor", cursor, Long.MAX_VALUE)),
                size + 1);
        List<NoticeArchive.Entry> page = found.subList(0, Math.min(size, found.size()));
        return new NoticePage(
                page.stream().map(NoticeArchive.Entry::notice).toList(),
                found.size() > size ? Long.toString(page.get(size - 1).number()) : null);
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

    /** A misspelt filter would otherwise answer with everything. */
    private static void refuseUnknown(Set<String> given) {
        given.stream().filter(name -> !PARAMETERS.contains(name)).findFirst().ifPresent(name -> {
            throw new BadRequestException(
                    "there is no parameter '%s', only %s".formatted(name, String.join(", ", PARAMETERS)));
        });
    }

    private static long number(String parameter, String text, long max) {
        try {
            long number = Long.parseLong(text);
            if (number >= 1 && number <= max) {
                return number;
            }
        } catch (NumberFormatException e) {
            // refused below
        }
        throw new BadRequestException(
                "'%s' is no value for %s, which is a number from 1 to %d".formatted(text, parameter, max));
    }

    private static <E extends Enum<E>> @Nullable E constant(String parameter, Class<E> type, @Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            return Enum.valueOf(type, text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new BadRequestException("'%s' is no value for %s, which is one of %s"
                    .formatted(text, parameter, Arrays.toString(type.getEnumConstants())));
        }
    }
}
