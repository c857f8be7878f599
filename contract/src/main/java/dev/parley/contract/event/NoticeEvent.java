package dev.parley.contract.event;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What people and systems are told, published by alert on {@code parley.notices}.
 *
 * @param noticeId unique; the dedup key for receivers
 * @param storyId the same for all notices about the same change
 * @param headline one sentence in plain English
 * @param dossier the watched conflict; absent when the conflict is not one of those watched
 * @param parties the belligerents concerned; may be empty
 * @param actor who did it, where reported
 * @param evidence the sentences it rests on, the latest first; at least one
 * @param supersedes for a correction or a withdrawal, the notice it replaces
 * @param priority how urgent it is
 * @param because the rule that gave the priority, in words
 * @param before the state of the agreement that was known before
 * @param after the state of the agreement that is known now
 * @param coverage the articles of the story, and how many origins they have
 * @param timeliness whether it is fresh
 * @param wording for a correction, what was changed
 */
public record NoticeEvent(
        String noticeId,
        String storyId,
        NoticeKind kind,
        NoticeReason reason,
        String headline,
        @Nullable String dossier,
        Instrument instrument,
        ChangeType change,
        Modality modality,
        List<String> parties,
        @Nullable String actor,
        List<NoticeEvidence> evidence,
        @Nullable String supersedes,
        LatencyReceipt latency,
        @Nullable NoticePriority priority,
        @Nullable String because,
        @Nullable AgreementState before,
        @Nullable AgreementState after,
        @Nullable Coverage coverage,
        @Nullable Timeliness timeliness,
        @Nullable Wording wording)
        implements Event {

    public NoticeEvent {
        Required.text(noticeId, "noticeId");
        Required.text(storyId, "storyId");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(headline, "headline");
        Objects.requireNonNull(instrument, "instrument");
        Objects.requireNonNull(change, "change");
        Objects.requireNonNull(modality, "modality");
        parties = List.copyOf(Objects.requireNonNull(parties, "parties"));
        evidence = List.copyOf(Objects.requireNonNull(evidence, "evidence"));
        Objects.requireNonNull(latency, "latency");
        if (evidence.isEmpty()) {
            throw new IllegalArgumentException("a notice rests on at least one sentence");
        }
    }

    @Override
    public String eventId() {
        return noticeId;
    }

    @Override
    public String key() {
        return storyId;
    }

    @Override
    public Instant time() {
        return latency.raised();
    }
}
