package dev.parley.alert.console.handover;

import dev.parley.alert.console.Address;
import dev.parley.alert.console.Conflict;
import dev.parley.alert.console.Cues;
import dev.parley.alert.console.EvidenceView;
import dev.parley.alert.console.Moments;
import dev.parley.alert.console.NoticeCard;
import dev.parley.alert.console.OutsideText;
import dev.parley.alert.console.OutsideText.Excerpt;
import dev.parley.alert.console.Sent;
import dev.parley.alert.console.Words;
import dev.parley.alert.console.dossier.DeadlineView;
import dev.parley.alert.console.settings.SilenceView;
import dev.parley.alert.silence.Silence;
import dev.parley.alert.store.JdbiAcknowledgements.Attention;
import dev.parley.contract.event.AgreementEvent;
import dev.parley.contract.event.AgreementState;
import dev.parley.contract.event.ChangeType;
import dev.parley.contract.event.Instrument;
import dev.parley.contract.event.NoticeEvent;
import dev.parley.contract.event.NoticeKind;
import dev.parley.contract.event.PositionEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What changed since a time.
 *
 * @param moved notices that tell of another state of an agreement
 * @param told notices that tell of none
 * @param corrected corrections and withdrawals
 * @param disputed agreements about which reports contradict each other now
 * @param standing where all other agreements stand
 * @param positions what parties said since, the latest first
 * @param open stories that nobody has acknowledged since their latest notice, the latest first
 * @param deadlines that are ahead, the nearest first
 * @param silences in effect, the first to end first
 * @param cut whether there was more than is shown
 * @param mails whether there is a mail server to send it
 * @param mailed what came of sending it; absent when nobody asked for that
 * @param text all of it, to be copied
 */
public record HandoverPage(
        Instant since,
        long hours,
        Instant now,
        List<NoticeCard> moved,
        List<NoticeCard> told,
        List<NoticeCard> corrected,
        List<Standing> disputed,
        List<Standing> standing,
        List<Said> positions,
        List<Unacknowledged> open,
        List<DeadlineView> deadlines,
        List<SilenceView> silences,
        boolean cut,
        boolean mails,
        @Nullable Sent mailed,
        String text) {

    static final int MOST_NOTICES = 300;
    private static final int MOST_POSITIONS = 40;
    private static final int LONGEST_MAILTO = 2_000;

    /** Where an agreement stands. */
    public record Standing(
            String conflict, Instrument instrument, AgreementState state, Instant since, List<EvidenceView> evidence) {}

    /** What a party said. */
    public record Said(String conflict, String party, String clause, Excerpt stance, String outlet, Instant stated) {}

    /** A story that waits for somebody. */
    public record Unacknowledged(String address, String headline, Instant raised, String claimedBy) {}

    /**
     * What is known, to be handed over.
     *
     * @param notices raised since, in the order of raising
     */
    record Known(
            List<NoticeEvent> notices,
            Collection<AgreementEvent> agreements,
            Collection<PositionEvent> positions,
            List<Attention> open,
            List<Silence> silences) {}

    static HandoverPage of(Instant since, Instant now, Known known, Words words, Cues cues) {
        List<NoticeEvent> notices = known.notices();
        Collection<AgreementEvent> agreements = known.agreements();
        Collection<PositionEvent> positions = known.positions();
        List<NoticeCard> cards =
                notices.stream().map(notice -> NoticeCard.of(0, notice, cues)).toList();
        List<NoticeCard> corrected = cards.stream()
                .filter(card -> card.kind() == NoticeKind.CORRECTION || card.kind() == NoticeKind.WITHDRAWAL)
                .toList();
        List<NoticeCard> others =
                cards.stream().filter(card -> !corrected.contains(card)).toList();
        List<Standing> standing = agreements.stream()
                .filter(agreement -> agreement.state() != AgreementState.NONE)
                .map(agreement -> standing(agreement, cues))
                .toList();
        HandoverPage page = new HandoverPage(
                since,
                Duration.between(since, now).toHours(),
                now,
                others.stream().filter(NoticeCard::moves).toList(),
                others.stream().filter(card -> !card.moves()).toList(),
                corrected,
                standing.stream()
                        .filter(s -> s.state() == AgreementState.DISPUTED)
                        .toList(),
                standing.stream()
                        .filter(s -> s.state() != AgreementState.DISPUTED)
                        .toList(),
                positions.stream()
                        .filter(position -> !position.stated().isBefore(since))
                        .sorted((one, other) -> other.stated().compareTo(one.stated()))
                        .limit(MOST_POSITIONS)
                        .map(position -> said(position, words))
                        .toList(),
                known.open().stream().map(HandoverPage::unacknowledged).toList(),
                DeadlineView.ahead(agreements, now, cues),
                known.silences().stream()
                        .map(silence -> SilenceView.of(silence, now, words))
                        .toList(),
                notices.size() >= MOST_NOTICES,
                false,
                null,
                "");
        return page.with(false, null, HandoverText.of(page, words));
    }

    /** The same, and whether it can be mailed, and what came of that. */
    HandoverPage with(boolean canBeMailed, @Nullable Sent sent) {
        return with(canBeMailed, sent, text);
    }

    public boolean isQuiet() {
        return moved.isEmpty() && told.isEmpty() && corrected.isEmpty() && positions.isEmpty();
    }

    /** For the field of the form, which knows no zone: UTC. */
    public String sinceField() {
        return since.toString().substring(0, "2025-06-02T11:05".length());
    }

    /** Of a mail with the text. */
    public String subject() {
        return "Parley, " + now.toString().substring(0, 16).replace('T', ' ') + " UTC";
    }

    /** Opens a mail with the text; what makes the address longer than mail programs take is left out. */
    public String mailto() {
        String address = "mailto:?subject=" + Address.encode(subject()) + "&body=";
        StringBuilder body = new StringBuilder();
        for (String line : text.split("\n", -1)) {
            String encoded = Address.encode(line + "\r\n");
            if (address.length() + body.length() + encoded.length() > LONGEST_MAILTO) {
                return address + body + Address.encode("…");
            }
            body.append(encoded);
        }
        return address + body;
    }

    String sinceText(Words words) {
        return Moments.utc(since, words);
    }

    private HandoverPage with(boolean canBeMailed, @Nullable Sent sent, String allText) {
        return new HandoverPage(
                since,
                hours,
                now,
                moved,
                told,
                corrected,
                disputed,
                standing,
                positions,
                open,
                deadlines,
                silences,
                cut,
                canBeMailed,
                sent,
                allText);
    }

    private static Standing standing(AgreementEvent agreement, Cues cues) {
        AgreementEvent.Detail detail = agreement.detail();
        return new Standing(
                Conflict.name(agreement.dossier()),
                agreement.instrument(),
                agreement.state(),
                agreement.since(),
                detail == null
                        ? List.of()
                        : detail.evidence().stream()
                                .map(evidence ->
                                        EvidenceView.of(evidence, cues, agreement.instrument(), ChangeType.ANNOUNCED))
                                .toList());
    }

    private static Unacknowledged unacknowledged(Attention story) {
        return new Unacknowledged(
                Address.story(story.storyId()),
                OutsideText.excerpt(story.headline(), 200).shown(),
                story.raised(),
                OutsideText.excerpt(story.claimedBy(), 60).shown());
    }

    private static Said said(PositionEvent position, Words words) {
        return new Said(
                Conflict.name(position.dossier()),
                OutsideText.excerpt(position.position().party(), 60).shown(),
                words.name("clause", position.position().clause()),
                OutsideText.excerpt(position.position().stance(), 160),
                EvidenceView.name(position.article()),
                position.stated());
    }
}
