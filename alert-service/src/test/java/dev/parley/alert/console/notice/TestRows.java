package dev.parley.alert.console.notice;

import dev.parley.alert.console.Cues;
import dev.parley.alert.console.NoticeCard;
import dev.parley.alert.feedback.Opinion;
import dev.parley.alert.silence.Silence;
import dev.parley.alert.store.AttentionArchive.Deed;
import dev.parley.alert.store.AttentionArchive.Known;
import dev.parley.alert.store.NoticeArchive.Entry;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Notices as they stand in a list. */
public final class TestRows {

    private TestRows() {}

    /** One that somebody with a hostile name acknowledged, and on which two people agree. */
    public static NoticeRow of(Entry entry, Instant at) {
        Known known = new Known(
                new Deed("<b>Olena", at), null, Map.of(Opinion.USEFUL, new TreeSet<>(List.of("Ihor", "local"))));
        return new NoticeRow(
                NoticeCard.of(entry.number(), entry.notice(), new Cues()),
                AttentionView.of(entry, known, List.<Silence>of(), "local"));
    }
}
