package dev.parley.alert.console.notice;

import dev.parley.alert.console.Cues;
import dev.parley.alert.console.NoticeCard;
import dev.parley.alert.console.Visit;
import dev.parley.alert.silence.Silence;
import dev.parley.alert.store.AttentionArchive;
import dev.parley.alert.store.AttentionArchive.Known;
import dev.parley.alert.store.JdbiSilences;
import dev.parley.alert.store.NoticeArchive.Entry;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Puts notices and what people do about them side by side. */
@Singleton
public final class NoticeRows {

    private final AttentionArchive attention;
    private final JdbiSilences silences;
    private final Cues cues = new Cues();

    NoticeRows(AttentionArchive attention, JdbiSilences silences) {
        this.attention = attention;
        this.silences = silences;
    }

    /** The notices in their order. */
    public List<NoticeRow> of(List<Entry> entries, Visit visit) {
        List<AttentionView> views = attention(entries, visit);
        return IntStream.range(0, entries.size())
                .mapToObj(i -> new NoticeRow(
                        NoticeCard.of(entries.get(i).number(), entries.get(i).notice(), cues), views.get(i)))
                .toList();
    }

    /** What people do about notices, in their order. */
    public List<AttentionView> attention(List<Entry> entries, Visit visit) {
        Map<Long, Known> known =
                attention.of(entries.stream().map(Entry::number).toList());
        List<Silence> active = entries.isEmpty() ? List.of() : silences.active(visit.now());
        return entries.stream()
                .map(entry -> AttentionView.of(
                        entry, known.getOrDefault(entry.number(), Known.NOTHING), active, visit.reader()))
                .toList();
    }
}
