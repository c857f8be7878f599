package dev.parley.cli.classify;

/**
 * Whether weights flag an article.
 *
 * @param score what they give it, from 0 to 1
 */
record Decision(JudgedArticle article, double score, boolean flagged) {

    /** What the classifier decided with the weights that ship. */
    static Decision shipped(JudgedArticle article) {
        return new Decision(
                article, article.verdict().score(), article.verdict().flagged());
    }

    boolean isFalseAlarm() {
        return flagged && !article.flagged();
    }

    boolean isMiss() {
        return !flagged && article.flagged();
    }
}
