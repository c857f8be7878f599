package dev.parley.alert.console;

import dev.parley.alert.console.OutsideText.Excerpt;
import dev.parley.contract.event.AgreementState;
import dev.parley.contract.event.ChangeType;
import dev.parley.contract.event.Instrument;
import dev.parley.contract.event.Modality;
import dev.parley.contract.event.NoticeEvent;
import dev.parley.contract.event.NoticeKind;
import dev.parley.contract.event.NoticePriority;
import dev.parley.contract.event.NoticeReason;
import dev.parley.contract.event.Timeliness;
import dev.parley.contract.event.Wording;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A notice as it is shown.
 *
 * @param number its place among all notices
 * @param story the address of its story
 * @param dossier the address of its conflict; absent when that is not watched
 * @param conflict the name of its conflict; empty when that is not watched
 * @param before the state of the agreement before; absent when unknown
 * @param after the state now; absent when unknown
 * @param evidence the sentences it rests on, the latest first; at least one
 * @param outlets whose sentences these are
 * @param articles how many report the story
 * @param origins how many of those are independent
 * @param because the rule that gave the priority; empty when unknown
 * @param difference for a correction, the sentence with what went and what came; else empty
 */
public record NoticeCard(
        long number,
        String id,
        String story,
        @Nullable String dossier,
        String conflict,
        NoticeKind kind,
        NoticeReason reason,
        NoticePriority priority,
        Timeliness timeliness,
        Instrument instrument,
        ChangeType change,
        Modality modality,
        Excerpt headline,
        @Nullable AgreementState before,
        @Nullable AgreementState after,
        List<EvidenceView> evidence,
        List<String> outlets,
        int articles,
        int origins,
        Instant raised,
        @Nullable Instant published,
        Duration latency,
        String because,
        List<Segment> difference) {

    private static final int HEADLINE = 200;
    private static final int BECAUSE = 200;

    /**
     * @param number of the notice in the archive; 0 where it does not matter
     */
    public static NoticeCard of(long number, NoticeEvent notice, Cues cues) {
        String dossier = notice.dossier();
        Wording wording = notice.wording();
        List<EvidenceView> evidence = notice.evidence().stream()
                .map(sentence -> EvidenceView.of(sentence, cues, notice.instrument(), notice.change()))
                .toList();
        return new NoticeCard(
                number,
                notice.noticeId(),
                Address.story(notice.storyId()),
                dossier == null ? null : Address.dossier(dossier),
                dossier == null ? "" : Conflict.name(dossier),
                notice.kind(),
                notice.reason(),
                notice.priority() == null ? NoticePriority.ROUTINE : notice.priority(),
                notice.timeliness() == null ? Timeliness.CURRENT : notice.timeliness(),
                notice.instrument(),
                notice.change(),
                notice.modality(),
                OutsideText.excerpt(notice.headline(), HEADLINE),
                notice.before(),
                notice.after(),
                evidence,
                evidence.stream().map(EvidenceView::outlet).distinct().toList(),
                notice.coverage() == null
                        ? evidence.size()
                        : notice.coverage().articles().size(),
                notice.coverage() == null ? 0 : notice.coverage().origins(),
                notice.latency().raised(),
                notice.latency().published(),
                Duration.between(notice.latency().firstSeen(), notice.latency().raised()),
                OutsideText.excerpt(notice.because(), BECAUSE).shown(),
                wording == null ? List.of() : Segment.difference(wording));
    }

    /** The sentence that is shown with the headline. */
    public EvidenceView first() {
        return evidence.get(0);
    }

    /** The address of the notice in full. */
    public String address() {
        return Address.notice(id);
    }

    /** Whether the latency says how soon it was told: not of what follows from an article that was seen and told before. */
    public boolean isFirstTold() {
        return switch (kind) {
            case NEW, CONFIRMED, UPDATE, DISPUTED -> true;
            case CORRECTION, WITHDRAWAL, REMINDER -> false;
        };
    }

    /** Whether the notice tells of another state than before. */
    public boolean moves() {
        return before != null && after != null && before != after;
    }
}
