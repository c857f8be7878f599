package dev.parley.alert.console;

import dev.parley.alert.delivery.Outcome;
import dev.parley.alert.delivery.Outcome.Delivered;

/**
 * What came of sending something.
 *
 * @param to the name of the receiver, or an address
 * @param answer in English
 */
public record Sent(String to, boolean delivered, String answer) {

    private static final int ANSWER = 300;

    public static Sent of(String to, Outcome outcome) {
        return new Sent(
                to,
                outcome instanceof Delivered,
                OutsideText.excerpt(outcome.answer(), ANSWER).shown());
    }
}
