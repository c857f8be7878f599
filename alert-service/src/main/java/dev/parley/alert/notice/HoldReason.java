package dev.parley.alert.notice;

/** Why no notice was raised. The names stand in the database and in metrics: add, never rename. */
public enum HoldReason {
    /** The same verdict came again. */
    DUPLICATE,
    /** The verdict reports no change. */
    NOT_FLAGGED,
    /** What it reports, or reported before, lies too far back: history that the ledger does not open again. */
    TOO_LATE,
    /** The article stood in its feed before the feed was watched: known to the ledger, but no news. */
    BACKLOG,
    /** The change is mentioned as history. */
    BACKGROUND,
    /** Another article told it first, and this one adds nothing. */
    ALREADY_REPORTED,
    /** The article is a copy of one that told it, or of the same origin. */
    SAME_ORIGIN,
    /** A later revision of the article that the notice rests on still says so. */
    EVIDENCE_UNCHANGED,
    /** A later revision differs in spelling or small words only. */
    TYPO_ONLY,
    /** Other rules judged a revision anew that has been judged: the outlet changed nothing. */
    SAME_REVISION,
    /** A revision that came after a later one of the same article. */
    OUTDATED_REVISION,
    /** The agreement is in that state already. */
    STATE_KNOWN,
    /** The agreement has that step behind it. */
    BEHIND_THE_STATE,
    /** It takes sides in a dispute that was told, and settles nothing. */
    DISPUTE_STANDS,
    /** The same news was told as one about the other instrument. */
    TOLD_OF_OTHER_INSTRUMENT,
    /** The article no longer says so, but others still do. */
    STILL_SUPPORTED,
    /** It is told in one summary with others that came late. */
    IN_CATCH_UP
}
