package dev.parley.alert.delivery;

import dev.parley.contract.event.NoticeEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a receiver is given at once.
 *
 * @param letters at least one, in the order of raising
 */
public record Message(Occasion occasion, List<Letter> letters) {

    public Message {
        letters = List.copyOf(letters);
        if (letters.isEmpty()) {
            throw new IllegalArgumentException("a message has at least one letter");
        }
    }

    /**
     * One notice for one receiver.
     *
     * @param deliveryId the same for every attempt: who gets it twice recognises it
     * @param thread by which the receiver knows the first message about the same story
     */
    public record Letter(
            String deliveryId, NoticeEvent notice, @Nullable String thread) {}

    public Letter first() {
        return letters.get(0);
    }
}
