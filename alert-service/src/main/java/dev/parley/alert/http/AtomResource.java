package dev.parley.alert.http;

import dev.parley.alert.delivery.atom.AtomFeed;
import dev.parley.alert.store.NoticeArchive;
import dev.parley.contract.event.ChangeType;
import dev.parley.contract.event.Instrument;
import dev.parley.contract.event.NoticeKind;
import dev.parley.contract.event.NoticePriority;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The notices for feed readers. */
@Path("/notices.atom")
@RolesAllowed("viewer")
@Blocking
@Tag(name = "notices")
public class AtomResource {

    private static final int ENTRIES = 50;

    private final NoticeArchive archive;

    AtomResource(NoticeArchive archive) {
        this.archive = archive;
    }

    @GET
    @Produces("application/atom+xml")
    @Operation(
            summary = "The latest 50 notices as an Atom feed",
            description = "Narrowed by the same parameters as `/notices`. Answers 304 when nothing is new.")
    public Response feed(@Context UriInfo uri, @Context Request request) {
        Parameters parameters = Parameters.of(uri, "dossier", "instrument", "change", "kind", "priority", "party");
        List<NoticeArchive.Entry> entries = archive.newest(
                new NoticeArchive.Filter(
                        parameters.text("dossier"),
                        parameters.constant("instrument", Instrument.class),
                        parameters.constant("change", ChangeType.class),
                        parameters.constant("kind", NoticeKind.class),
                        parameters.constant("priority", NoticePriority.class),
                        parameters.text("party"),
                        null),
                ENTRIES);
        EntityTag tag = new EntityTag(
                entries.isEmpty() ? "0" : Long.toString(entries.get(0).number()));
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        if (unchanged != null) {
            return unchanged.build();
        }
        return Response.ok(AtomFeed.of(
                        entries.stream().map(NoticeArchive.Entry::notice).toList(), uri.getRequestUri()))
                .tag(tag)
                .build();
    }
}
