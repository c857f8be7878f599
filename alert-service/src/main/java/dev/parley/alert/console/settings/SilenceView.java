package dev.parley.alert.console.settings;

import dev.parley.alert.console.Address;
import dev.parley.alert.console.OutsideText;
import dev.parley.alert.console.Words;
import dev.parley.alert.silence.Silence;
import java.time.Instant;
import java.util.List;

/**
 * A silence, in words.
 *
 * @param what is muted
 * @param stories the addresses of the stories that it names
 * @param active whether it is in effect
 */
public record SilenceView(
        String id,
        String what,
        List<String> stories,
        String author,
        String reason,
        Instant starts,
        Instant ends,
        boolean active) {

    public static SilenceView of(Silence silence, Instant now, Words words) {
        return new SilenceView(
                silence.id(),
                MatchText.of(silence.match(), words),
                silence.match().stories().stream().sorted().map(Address::story).toList(),
                OutsideText.excerpt(silence.author(), 60).shown(),
                OutsideText.excerpt(silence.reason(), 300).shown(),
                silence.starts(),
                silence.ends(),
                silence.isActive(now));
    }
}
