package dev.parley.alert.console.notice;

import dev.parley.alert.console.EvidenceView;
import dev.parley.alert.console.OutsideText;
import dev.parley.alert.feedback.Feedback;
import dev.parley.alert.feedback.Opinion;
import dev.parley.alert.store.DeliveryArchive;
import dev.parley.alert.store.NoticeArchive.Entry;
import dev.parley.contract.event.LatencyReceipt;
import dev.parley.contract.event.NoticeEvidence;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that a notice tells, nothing cut.
 *
 * @param headline the whole of it
 * @param quotes the whole sentences that it rests on, the latest first
 * @param latency when it went through which stage
 * @param said what people think of it, in words
 * @param deliveries of it, the newest first
 */
public record NoticePage(
        NoticeRow row,
        String headline,
        List<Quote> quotes,
        LatencyReceipt latency,
        List<Remark> said,
        List<DeliveryArchive.Entry> deliveries) {

    /** A sentence with its article, whole. */
    public record Quote(
            String outlet,
            @Nullable String language,
            String title,
            String sentence,
            @Nullable String link) {}

    /** What somebody thinks. */
    public record Remark(String author, Opinion opinion, String note, Instant at) {}

    static NoticePage of(Entry entry, NoticeRow row, List<Feedback> feedback, List<DeliveryArchive.Entry> deliveries) {
        return new NoticePage(
                row,
                OutsideText.plain(entry.notice().headline()),
                entry.notice().evidence().stream().map(NoticePage::quote).toList(),
                entry.notice().latency(),
                feedback.stream()
                        .map(one -> new Remark(
                                OutsideText.excerpt(one.author(), 60).shown(),
                                one.opinion(),
                                OutsideText.plain(one.note()),
                                one.at()))
                        .toList(),
                deliveries);
    }

    private static Quote quote(NoticeEvidence evidence) {
        return new Quote(
                EvidenceView.name(evidence.article()),
                EvidenceView.language(evidence.article()),
                OutsideText.plain(evidence.article().title()),
                OutsideText.plain(evidence.evidence().quote()),
                OutsideText.link(evidence.article().url()).orElse(null));
    }
}
