package dev.parley.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FeedDatesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Mon, 02 Jun 2025 10:15:30 GMT          | 2025-06-02T10:15:30Z
                    Mon, 02 Jun 2025 10:15:30 +0300        | 2025-06-02T07:15:30Z
                    Mon, 2 Jun 25 10:15 EST                | 2025-06-02T15:15:00Z
                    02 Jun 2025 10:15:30 GMT+0200          | 2025-06-02T08:15:30Z
                    Mon Jun 2 10:15:30 2025                | 2025-06-02T10:15:30Z
                    Mon Jun 02 10:15:30 UTC 2025           | 2025-06-02T10:15:30Z
                    Monday, 2 June 2025, 10:15:30 PM       | 2025-06-02T22:15:30Z
                    June 2, 2025                           | 2025-06-02T00:00:00Z
                    2025-06-02T10:15:30Z                   | 2025-06-02T10:15:30Z
                    2025-06-02T10:15:30.123456+03:00       | 2025-06-02T07:15:30Z
                    2025-06-02 10:15:30 +01:00             | 2025-06-02T09:15:30Z
                    2025-06-02T10:15                       | 2025-06-02T10:15:00Z
                    2025-06-02T24:00:00Z                   | 2025-06-03T00:00:00Z
                    2025-06                                | 2025-06-01T00:00:00Z
                    2025                                   | 2025-01-01T00:00:00Z
                    20250602T101530Z                       | 2025-06-02T10:15:30Z
                    20250602101530                         | 2025-06-02T10:15:30Z
                    2025-153                               | 2025-06-02T00:00:00Z
                    02.06.2025 10:15                       | 2025-06-02T10:15:00Z
                    06/02/2025 10:15:30                    | 2025-06-02T10:15:30Z
                    mar., 3 juin 2025 10:15:30 +0200       | 2025-06-03T08:15:30Z
                    2 червня 2025 10:15                    | 2025-06-02T10:15:00Z
                    2. Juni 2025, 10:15 Uhr                | 2025-06-02T10:15:00Z
                    1748859330                             | 2025-06-02T10:15:30Z
                    2025년 06월 02일  22:15:30               | 2025-06-02T22:15:30Z
                    2025-06-02 오후 10:15:30                 | 2025-06-02T22:15:30Z
                    2025年6月2日 上午 10:15                     | 2025-06-02T10:15:00Z
                    Κυρ, 01 Ιούν 2025 12:00:00 EST         | 2025-06-01T17:00:00Z
                    2025-június-2T9:15-05:00               | 2025-06-02T14:15:00Z
                    2. června 2025 10:15                   | 2025-06-02T10:15:00Z
                    2 يونيو 2025 10:15                     | 2025-06-02T10:15:00Z
                    2 чэрвеня 2025                         | 2025-06-02T00:00:00Z
                    06/02/2025 10:15 p.m.                  | 2025-06-02T22:15:00Z
                    2 de junio de 2025 a las 12:15         | 2025-06-02T12:15:00Z
                    2025-06-02T10:15:30,5Z                 | 2025-06-02T10:15:30Z
                    Mon, 2 Jun 2025 10:15:30 +03:00        | 2025-06-02T07:15:30Z
                    Mon, 2 Jun 2025 10:15:30 UTC+3         | 2025-06-02T07:15:30Z
                    Mon, 2 Jun 2025 10h15                  | 2025-06-02T10:15:00Z
                    Mon 2nd June 2025 10:15                | 2025-06-02T10:15:00Z
                    Jun/2/2025                             | 2025-06-02T00:00:00Z
                    02-JUN-25                              | 2025-06-02T00:00:00Z
                    2025/06/02 10:15                       | 2025-06-02T10:15:00Z
                    Mon, 02 Jun 2025 10:15:60 GMT          | 2025-06-02T10:15:59Z
                    """)
    void shouldUnderstand(String text, Instant expected) {
        assertThat(FeedDates.parse(text)).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "yesterday",
                "Mon, 31 Feb 2025 10:00:00 GMT",
                "2025-13-40",
                "99999999999999999999",
                "25:99",
                "-",
                "Jun",
                "10:15:30"
            })
    void shouldNotMakeUpADate(String text) {
        assertThat(FeedDates.parse(text)).isEmpty();
    }
}
