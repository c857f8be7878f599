package dev.parley.alert.notice;

/** Why no notice was raised. The names stand in the database and in metrics: add, never rename. */
public enum HoldReason {
    /** The same verdict came again. */
    DUPLICATE,
    /** The verdict reports no change. */
    NOT_FLAGGED,
    /** The article stood in its feed before the feed was watched: known, but no news. */
    BACKLOG,
    /** The change is mentioned as history. */
    BACKGROUND,
    /** Another article told it first. */
    ALREADY_REPORTED,
    /** A later revision of the article that the notice rests on still says so. */
    EVIDENCE_UNCHANGED,
    /** Other rules judged a revision anew that has been judged: the outlet changed nothing. */
    SAME_REVISION,
    /** A revision that came after a later one of the same article. */
    OUTDATED_REVISION,
    /** Another notice about the same kind of change rests on the same revision of the article. */
    ONE_PER_ARTICLE
}
