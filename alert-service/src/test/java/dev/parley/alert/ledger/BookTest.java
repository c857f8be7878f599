package dev.parley.alert.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.alert.TestVerdict;
import dev.parley.alert.story.Report;
import dev.parley.alert.story.Subject;
import dev.parley.contract.event.ChangeType;
import dev.parley.contract.event.Instrument;
import dev.parley.contract.event.Modality;
import dev.parley.contract.event.VerdictEvent;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class BookTest {

    private static final int WARS = 20;
    private static final int ARTICLES = 20;
    private static final List<ChangeType> STEPS = List.of(
            ChangeType.PROPOSED, ChangeType.ACCEPTED, ChangeType.REJECTED, ChangeType.IN_FORCE, ChangeType.EXTENDED);
    private static final List<String> ACTORS = List.of("", "Russia", "Ukraine");
    private static final List<String> QUOTES = List.of(
            "Officials agreed on a step for 30 days.",
            "They took it for 72 hours, a spokesman said on Monday.",
            "It holds until 9 June, the ministry said.",
            "Nothing is known of when it ends.",
            "Nobody said more.",
            "Details were not given.");

    private final TransitionTable table = TransitionTable.standard();

    @Test
    void agreementIsTheSameAsIfAllReportsWereTakenAnew() {
        Random random = new Random(11);
        for (int war = 0; war < WARS; war++) {
            // Given
            Book book = new Book(table, Book.Known.NOTHING);
            Map<String, Book.Entry> known = new TreeMap<>();
            for (int i = 0; i < ARTICLES; i++) {
                Book.Entry entry = entry(random, i);

                // When
                book.put(entry);

                // Then
                known.put(entry.article().articleId(), entry);
                Book anew = new Book(
                        table, new Book.Known(List.of(), known.values(), List.of(), List.of(), List.of(), List.of()));
                entry.reports().stream().map(Report::subject).distinct().forEach(subject -> assertThat(
                                line(book, subject))
                        .isEqualTo(line(anew, subject)));
            }
        }
    }

    /** Late or not, and now and then a later revision of an article that is known. */
    private static Book.Entry entry(Random random, int number) {
        boolean again = number > 5 && random.nextInt(6) == 0;
        String actor = ACTORS.get(random.nextInt(ACTORS.size()));
        Modality modality = random.nextInt(5) == 0 ? Modality.DENIED : Modality.ASSERTED;
        VerdictEvent verdict = TestVerdict.of("a" + (again ? random.nextInt(number) : number))
                .revision(number + 1)
                .by("outlet " + random.nextInt(9))
                .published(Duration.ofHours(2L * number - (random.nextBoolean() ? random.nextInt(30) : 0)))
                .reporting(
                        random.nextInt(4) == 0 ? Instrument.MEMORANDUM : Instrument.CEASEFIRE,
                        STEPS.get(random.nextInt(STEPS.size())),
                        actor.isEmpty() ? null : actor,
                        change -> change.saying(QUOTES.get(random.nextInt(QUOTES.size())))
                                .as(modality))
                .event();
        return new Book.Entry(verdict.article(), Report.of(verdict, null), List.of());
    }

    private static String line(Book book, Subject subject) {
        Agreement agreement = book.agreement(subject);
        return agreement.standing() + " " + agreement.state() + " " + agreement.history();
    }
}
