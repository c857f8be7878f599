package dev.parley.alert.console.dossier;

import dev.parley.alert.console.Console;
import dev.parley.alert.console.Cues;
import dev.parley.alert.console.Moments;
import dev.parley.alert.console.Page;
import dev.parley.alert.ledger.Book;
import dev.parley.alert.store.DossierArchive;
import dev.parley.alert.store.LedgerArchive;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The pages of the watched conflicts. */
@Path("/console/dossiers")
@RolesAllowed("viewer")
public class DossierResource {

    private final Console console;
    private final DossierArchive archive;
    private final LedgerArchive ledger;
    private final Cues cues = new Cues();

    DossierResource(Console console, DossierArchive archive, LedgerArchive ledger) {
        this.console = console;
        this.archive = archive;
        this.ledger = ledger;
    }

    @GET
    @Operation(hidden = true)
    public Response all() {
        return console.page(visit -> new Page(
                "dossiers",
                visit.words().of("dossiers_title"),
                "dossier/dossiers",
                DossierList.of(ledger.agreements(null, null, null), ledger.positions(null, null, null))));
    }

    @GET
    @Path("/{dossier}")
    @Operation(hidden = true)
    public Response one(@PathParam("dossier") String dossier) {
        return console.page(visit -> {
            List<Book.Entry> entries = archive.entries(dossier);
            if (entries.isEmpty()) {
                throw new NotFoundException("nothing is known of a conflict with this name");
            }
            DossierPage page = DossierPage.of(
                    dossier,
                    archive.book(entries),
                    entries,
                    archive.table(),
                    Moments.parse("at", visit.query().get("at")),
                    visit.now(),
                    cues);
            return new Page("dossiers", page.conflict(), "dossier/dossier", page);
        });
    }
}
