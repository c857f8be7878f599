package dev.parley.cli.classify;

import dev.parley.classify.Findings;
import dev.parley.classify.Findings.Said;
import dev.parley.classify.lexicon.Zone;
import dev.parley.contract.event.Modality;
import dev.parley.contract.event.VerdictReason;
import java.util.Optional;

/**
 * What the rules see in an article about which verdict and readers differ. Of a miss it says why the article looks like none
 * that reports a change; of a false alarm, what there was to be taken for one.
 */
enum ErrorKind {
    UNSUPPORTED_LANGUAGE,
    NO_MENTION,
    OTHER_SENSE,
    NO_CONFLICT,
    OPINION,
    BACKGROUND_ONLY,
    NOTHING_TOLD("nothing told of what is named"),
    ONLY_HINTS("told by hints only"),
    ONLY_POSSIBLE("told as possible only"),
    ONLY_CONDITIONAL("told on a condition only"),
    ONLY_DENIED("only denied"),
    TOLD_BELOW_LEAD("told as a fact, below the lead only"),
    TOLD_IN_LEAD("told as a fact in the lead"),
    TOLD_IN_HEADLINE("told as a fact in the headline");

    private final String words;

    /** As a reason of a verdict. */
    ErrorKind() {
        this.words = name();
    }

    /** Of all that is no change, what is told like this. */
    ErrorKind(String told) {
        this.words = VerdictReason.NO_CHANGE + ", " + told;
    }

    /** The reason of the verdict and, where that alone says little, what is told. */
    String inWords() {
        return words;
    }

    static ErrorKind of(Findings findings) {
        return switch (findings.reasonAgainst()) {
            case UNSUPPORTED_LANGUAGE -> UNSUPPORTED_LANGUAGE;
            case NO_MENTION -> NO_MENTION;
            case OTHER_SENSE -> OTHER_SENSE;
            case NO_CONFLICT -> NO_CONFLICT;
            case OPINION -> OPINION;
            case BACKGROUND_ONLY -> BACKGROUND_ONLY;
            case NO_CHANGE -> ofWhatIsSaid(findings);
            case CHANGE_REPORTED -> throw new IllegalArgumentException("a change is no reason against itself");
        };
    }

    /** What is told as a fact decides by where it stands; where nothing is, what stands furthest up. */
    private static ErrorKind ofWhatIsSaid(Findings findings) {
        Optional<Zone> told = findings.said().stream()
                .filter(ErrorKind::isToldAsFact)
                .map(Said::zone)
                .min(Zone::compareTo);
        if (told.isPresent()) {
            return switch (told.get()) {
                case TITLE -> TOLD_IN_HEADLINE;
                case LEAD -> TOLD_IN_LEAD;
                case BODY -> TOLD_BELOW_LEAD;
            };
        }
        return findings.said().stream()
                .filter(one -> one.modality() != Modality.BACKGROUND)
                .findFirst()
                .map(ErrorKind::ofUnreal)
                .orElse(findings.said().isEmpty() ? NOTHING_TOLD : BACKGROUND_ONLY);
    }

    private static boolean isToldAsFact(Said one) {
        return one.modality() == Modality.ASSERTED && !one.hint();
    }

    private static ErrorKind ofUnreal(Said one) {
        return switch (one.modality()) {
            case POSSIBLE -> ONLY_POSSIBLE;
            case CONDITIONAL -> ONLY_CONDITIONAL;
            case DENIED -> ONLY_DENIED;
            case BACKGROUND -> BACKGROUND_ONLY;
            case ASSERTED -> ONLY_HINTS;
        };
    }
}
