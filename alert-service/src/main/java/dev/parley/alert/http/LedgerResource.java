package dev.parley.alert.http;

import dev.parley.alert.notice.HoldReason;
import dev.parley.alert.store.LedgerArchive;
import dev.parley.contract.event.AgreementEvent;
import dev.parley.contract.event.AgreementState;
import dev.parley.contract.event.Instrument;
import dev.parley.contract.event.NoticeReason;
import dev.parley.contract.event.PositionEvent;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What is known of agreements, positions and stories. */
@Path("/")
@RolesAllowed("viewer")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "ledger")
public class LedgerResource {

    private static final int DECISIONS = 100;
    private static final int MOST_DECISIONS = 500;

    private final LedgerArchive archive;

    LedgerResource(LedgerArchive archive) {
        this.archive = archive;
    }

    /** The agreements of all watched conflicts. */
    public record Agreements(List<AgreementEvent> agreements) {}

    /** What was decided. */
    public record Decisions(List<LedgerArchive.DecisionRecord> decisions) {}

    /** The last positions of all parties. */
    public record Positions(List<PositionEvent> positions) {}

    @GET
    @Path("agreements")
    @Operation(summary = "Every agreement with its state, by dossier and instrument")
    @Parameter(name = "dossier", in = ParameterIn.QUERY, description = "Only this dossier")
    @Parameter(
            name = "instrument",
            in = ParameterIn.QUERY,
            description = "Only this instrument",
            schema = @Schema(implementation = Instrument.class))
    @Parameter(
            name = "state",
            in = ParameterIn.QUERY,
            description = "Only in this state",
            schema = @Schema(implementation = AgreementState.class))
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Agreements.class)))
    @APIResponse(
            responseCode = "400",
            description = "A parameter is unknown or has no valid value",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Agreements agreements(@Context UriInfo uri) {
        Parameters parameters = Parameters.of(uri, "dossier", "instrument", "state");
        return new Agreements(archive.agreements(
                parameters.text("dossier"),
                parameters.constant("instrument", Instrument.class),
                parameters.constant("state", AgreementState.class)));
    }

    @GET
    @Path("agreements/{dossier}/{instrument}")
    @Operation(summary = "One agreement with its history")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = AgreementView.class)))
    @APIResponse(
            responseCode = "404",
            description = "Nothing is known of such an agreement",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public AgreementView agreement(
            @PathParam("dossier") String dossier, @PathParam("instrument") String instrument, @Context UriInfo uri) {
        Parameters.of(uri);
        return archive.agreement(dossier, Parameters.constant("instrument", Instrument.class, instrument))
                .map(AgreementView::of)
                .orElseThrow(() -> new NotFoundException(
                        "nothing is known of a %s in the dossier '%s'".formatted(instrument, dossier)));
    }

    @GET
    @Path("positions")
    @Operation(summary = "What each party last said on each clause, by dossier, party and clause")
    @Parameter(name = "dossier", in = ParameterIn.QUERY, description = "Only this dossier")
    @Parameter(name = "party", in = ParameterIn.QUERY, description = "Only this party")
    @Parameter(name = "clause", in = ParameterIn.QUERY, description = "Only this clause")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Positions.class)))
    @APIResponse(
            responseCode = "400",
            description = "A parameter is unknown or has no value",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Positions positions(@Context UriInfo uri) {
        Parameters parameters = Parameters.of(uri, "dossier", "party", "clause");
        return new Positions(
                archive.positions(parameters.text("dossier"), parameters.text("party"), parameters.text("clause")));
    }

    @GET
    @Path("decisions")
    @Operation(
            summary = "What became of each verdict and each change it reports, with the reason, the latest first",
            description = "Also what raised no notice: `outcome` is RAISED or HELD.")
    @Parameter(name = "reason", in = ParameterIn.QUERY, description = "Only with this reason, for instance SAME_ORIGIN")
    @Parameter(name = "article", in = ParameterIn.QUERY, description = "Only on this article")
    @Parameter(name = "story", in = ParameterIn.QUERY, description = "Only on this story")
    @Parameter(name = "limit", in = ParameterIn.QUERY, description = "How many at most, 1 to 500; 100 when absent")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Decisions.class)))
    @APIResponse(
            responseCode = "400",
            description = "A parameter is unknown or has no valid value",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Decisions decisions(@Context UriInfo uri) {
        Parameters parameters = Parameters.of(uri, "reason", "article", "story", "limit");
        String reason = parameters.text("reason");
        return new Decisions(archive.decisions(
                reason == null ? null : reason(reason),
                parameters.text("article"),
                parameters.text("story"),
                parameters.number("limit", MOST_DECISIONS).map(Long::intValue).orElse(DECISIONS)));
    }

    private static String reason(String text) {
        String name = text.toUpperCase(Locale.ROOT);
        List<String> known = Stream.concat(Arrays.stream(HoldReason.values()), Arrays.stream(NoticeReason.values()))
                .map(Enum::name)
                .sorted()
                .toList();
        if (!known.contains(name)) {
            throw new BadRequestException("'%s' is no value for reason, which is one of %s".formatted(text, known));
        }
        return name;
    }

    @GET
    @Path("stories/{storyId}")
    @Operation(summary = "A story: its articles, and every notice raised about it")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = LedgerArchive.StoryRecord.class)))
    @APIResponse(
            responseCode = "404",
            description = "There is no story with this id",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public LedgerArchive.StoryRecord story(@PathParam("storyId") String storyId, @Context UriInfo uri) {
        Parameters.of(uri);
        return archive.story(storyId)
                .orElseThrow(() -> new NotFoundException("there is no story with the id '" + storyId + "'"));
    }
}
