package dev.parley.alert.delivery.web;

import dev.parley.alert.delivery.Outcome;
import dev.parley.alert.delivery.Outcome.Delivered;
import dev.parley.alert.delivery.Outcome.Refused;
import dev.parley.alert.delivery.Outcome.TryLater;
import dev.parley.alert.notice.OneLine;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What came of a request. */
public sealed interface WebAnswer {

    /** What it means to a receiver that has no rules of its own. */
    Outcome outcome();

    /**
     * The server answered.
     *
     * @param retryAfter how long it wants to be left in peace
     * @param body its beginning
     */
    record Answered(int status, @Nullable Duration retryAfter, String body) implements WebAnswer {

        private static final int SHOWN = 200;

        @Override
        public Outcome outcome() {
            if (status >= 200 && status < 300) {
                return new Delivered("HTTP " + status, null);
            }
            if (status == 429 || status == 408 || status >= 500) {
                return new TryLater(inWords(), retryAfter);
            }
            if (status >= 300 && status < 400) {
                return new Refused("HTTP " + status + ": it redirects; the routes file needs the address itself");
            }
            return new Refused(inWords());
        }

        /** The status, and what the server says about it. */
        public String inWords() {
            String text = OneLine.of(body);
            return "HTTP " + status
                    + (text.isEmpty() ? "" : ": " + (text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text));
        }
    }

    /** The server did not answer, or cannot be reached; that may change. */
    record Silent(String reason) implements WebAnswer {
        @Override
        public Outcome outcome() {
            return new TryLater(reason, null);
        }
    }

    /** The server must not be reached. */
    record Forbidden(String reason) implements WebAnswer {
        @Override
        public Outcome outcome() {
            return new Refused(reason);
        }
    }
}
