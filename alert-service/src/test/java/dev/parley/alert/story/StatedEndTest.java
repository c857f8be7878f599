package dev.parley.alert.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatedEndTest {

    /** A Monday. */
    private static final Instant EVENT = Instant.parse("2025-05-05T10:00:00Z");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            The two armies agreed on a 30-day ceasefire.                      | 2025-06-04T10:00:00Z
            They agreed to halt the fighting for 72 hours.                    | 2025-05-08T10:00:00Z
            A week-long truce began in the city.                              | 2025-05-12T10:00:00Z
            A seven-day humanitarian pause has begun.                         | 2025-05-12T10:00:00Z
            The truce was extended for another two weeks.                     | 2025-05-19T10:00:00Z
            A ceasefire of 60 days took effect; it lasts three months, he said. | 2025-07-04T10:00:00Z
            The ceasefire runs until 6 May, the army said.                    | 2025-05-07T00:00:00Z
            The ceasefire runs until May 6, the army said.                    | 2025-05-07T00:00:00Z
            The truce expires on 9 May 2025.                                  | 2025-05-10T00:00:00Z
            The truce is due to expire at midnight on Friday.                 | 2025-05-10T00:00:00Z
            Both sides must agree by Friday on what follows.                  | 2025-05-10T00:00:00Z
            The pause holds till the end of May.                              | 2025-06-01T00:00:00Z
            The pause will last until tomorrow.                               | 2025-05-07T00:00:00Z
            A truce until 3 January was signed.                               | 2026-01-04T00:00:00Z
            A three-day truce from May 8 to May 10 was agreed.                | 2025-05-11T00:00:00Z
            A three-day truce from 8 to 10 May was agreed.                    | 2025-05-11T00:00:00Z
            The guns are to be silent between Wednesday and Friday.           | 2025-05-10T00:00:00Z
            They agreed on a three-day truce starting on May 8.               | 2025-05-11T00:00:00Z
            Перемирие продлится трое суток с 8 по 10 мая.                     | 2025-05-11T00:00:00Z
            Триденне перемир'я діятиме з 8 до 10 травня.                      | 2025-05-11T00:00:00Z
            Сторони домовилися про 30-денне перемир'я.                        | 2025-06-04T10:00:00Z
            Вогонь припинено на 72 години.                                    | 2025-05-08T10:00:00Z
            Перемир’я діє до 6 травня.                                        | 2025-05-07T00:00:00Z
            Режим тиші триватиме до п’ятниці.                                 | 2025-05-10T00:00:00Z
            Перемир'я спливає 9 травня 2025 року.                             | 2025-05-10T00:00:00Z
            Стороны договорились о 30-дневном перемирии на 30 дней.           | 2025-06-04T10:00:00Z
            Огонь прекращён на трое суток, на 72 часа.                        | 2025-05-08T10:00:00Z
            Перемирие действует до 6 мая.                                     | 2025-05-07T00:00:00Z
            Перемирие истекает в пятницу, его продлили до пятницы.            | 2025-05-10T00:00:00Z
            Перемирие продлено ещё на две недели.                             | 2025-05-19T10:00:00Z
            """)
    void endIsADateAfterTheEvent(String sentence, Instant end) {
        assertThat(StatedEnd.in(sentence, EVENT, EVENT, ZoneOffset.UTC).map(StatedEnd.End::at))
                .contains(end);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The two armies agreed on a ceasefire.",
                "They had agreed on it 30 days ago.",
                "After 30 days of fighting the two sides agreed.",
                "More than 20 hours of talks led to a ceasefire.",
                "The truce had held until 2 May, he said.",
                "It may last.",
                "The march for 300 000 hours",
                "Until the 45 May of the year.",
                "Бої тривали 30 днів.",
                "После 30 дней боёв стороны договорились.",
            })
    void otherTimesAreNoEnd(String sentence) {
        assertThat(StatedEnd.in(sentence, EVENT, EVENT, ZoneOffset.UTC)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "ukraine-russia, 2025-05-06T21:00:00Z",
        "india-pakistan, 2025-05-06T18:30:00Z",
        "nobody-knows, 2025-05-07T00:00:00Z"
    })
    void dayEndsWhereTheConflictIs(String dossier, Instant end) {
        ZoneId zone = StatedEnd.zone(dossier);

        assertThat(StatedEnd.in("The truce runs until 6 May.", EVENT, EVENT, zone)
                        .map(StatedEnd.End::at))
                .contains(end);
    }
}
