package dev.parley.alert.console.story;

import dev.parley.alert.console.Console;
import dev.parley.alert.console.Cues;
import dev.parley.alert.console.Page;
import dev.parley.alert.console.notice.NoticeRows;
import dev.parley.alert.ledger.Agreement;
import dev.parley.alert.store.LedgerArchive;
import dev.parley.alert.store.NoticeArchive;
import dev.parley.alert.store.StoryArchive;
import dev.parley.alert.store.StoryArchive.Told;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** The page of one story. */
@Path("/console/stories")
@RolesAllowed("viewer")
public class StoryResource {

    private final Console console;
    private final StoryArchive stories;
    private final LedgerArchive ledger;
    private final NoticeArchive notices;
    private final NoticeRows rows;
    private final Cues cues = new Cues();

    StoryResource(Console console, StoryArchive stories, LedgerArchive ledger, NoticeArchive notices, NoticeRows rows) {
        this.console = console;
        this.stories = stories;
        this.ledger = ledger;
        this.notices = notices;
        this.rows = rows;
    }

    @GET
    @Path("/{storyId}")
    @Operation(hidden = true)
    public Response story(@PathParam("storyId") String storyId) {
        return console.page(visit -> {
            Told told =
                    stories.story(storyId).orElseThrow(() -> new NotFoundException("there is no story with this id"));
            StoryPage page = StoryPage.of(
                    told,
                    agreement(told),
                    notices.latestOf(storyId)
                            .map(latest ->
                                    rows.attention(List.of(latest), visit).get(0))
                            .orElse(null),
                    cues);
            return new Page("live", page.headline(), "story/story", page);
        });
    }

    private @Nullable Agreement agreement(Told told) {
        Optional<String> dossier = told.parts().stream()
                .flatMap(part -> part.entry().reports().stream())
                .flatMap(report -> Optional.ofNullable(report.subject().dossier()).stream())
                .findFirst();
        return told.instrument() == null || dossier.isEmpty()
                ? null
                : ledger.agreement(dossier.get(), told.instrument()).orElse(null);
    }
}
