package dev.parley.alert.routing;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.time.Duration;
import java.util.List;

/**
 * Who is told of a FLASH that nobody acknowledges.
 *
 * @param after so long
 */
public record Escalation(
        @JsonFormat(shape = JsonFormat.Shape.STRING) Duration after, List<String> receivers) {

    public Escalation {
        receivers = List.copyOf(receivers);
    }

    static Escalation of(Entry entry) {
        Escalation escalation = new Escalation(
                entry.timeSpan("after").orElseThrow(() -> entry.wrong("after", "is missing")),
                entry.texts("receivers"));
        entry.end();
        return escalation;
    }
}
