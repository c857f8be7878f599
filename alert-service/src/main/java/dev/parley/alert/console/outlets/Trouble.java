package dev.parley.alert.console.outlets;

import dev.parley.alert.console.OutsideText;
import dev.parley.alert.ingest.Ingest.Answer;

/**
 * Why ingest does not do what it was asked for.
 *
 * @param key of the heading and of the advice
 * @param detail in English; empty when there is nothing to add
 */
record Trouble(String key, String detail) {

    private static final int DETAIL = 300;

    /** What is wrong with an answer that is not what was asked for. */
    static Trouble of(Answer<?> answer) {
        if (answer instanceof Answer.Silent<?> silent) {
            return new Trouble("silent", silent.reason());
        }
        return answer instanceof Answer.Refused<?> refused
                ? new Trouble(
                        "refused", OutsideText.excerpt(refused.reason(), DETAIL).shown())
                : new Trouble("unconfigured", "");
    }
}
