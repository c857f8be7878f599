package dev.parley.alert.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.parley.alert.ledger.Book;
import dev.parley.alert.ledger.Position;
import dev.parley.alert.story.Report;
import dev.parley.contract.event.ArticleRef;
import dev.parley.contract.event.Change;
import dev.parley.contract.event.StatedPosition;
import dev.parley.contract.event.TextSketch;
import dev.parley.contract.kafka.EventJson;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an article says, as a JSON column. */
final class ArticleColumn {

    private record Body(
            ArticleRef article,
            @Nullable String sketch,
            List<Change> changes,
            @Nullable String dossier,
            List<StatedPosition> positions) {}

    private ArticleColumn() {}

    static String write(Book.Entry entry) {
        TextSketch sketch =
                entry.reports().stream().findFirst().map(Report::sketch).orElse(null);
        Body body = new Body(
                entry.article(),
                sketch == null ? null : sketch.asText(),
                entry.reports().stream().map(Report::change).toList(),
                entry.positions().stream().findFirst().map(Position::dossier).orElse(null),
                entry.positions().stream().map(Position::position).toList());
        try {
            return EventJson.mapper().writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "cannot write article " + entry.article().articleId(), e);
        }
    }

    /**
     * @throws IllegalStateException when the column does not hold an article: somebody else wrote it
     */
    static Book.Entry read(String json) {
        try {
            Body body = EventJson.mapper().readValue(json, Body.class);
            TextSketch sketch = body.sketch == null ? null : TextSketch.parse(body.sketch);
            return new Book.Entry(
                    body.article,
                    Report.of(body.article, body.changes, body.positions, sketch),
                    Position.of(body.dossier, body.article, body.positions));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the database holds an article that cannot be read: " + json, e);
        }
    }
}
