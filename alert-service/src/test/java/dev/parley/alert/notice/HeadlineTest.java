package dev.parley.alert.notice;

import static dev.parley.contract.event.Modality.ASSERTED;
import static dev.parley.contract.event.Modality.CONDITIONAL;
import static dev.parley.contract.event.Modality.DENIED;
import static dev.parley.contract.event.Modality.POSSIBLE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.contract.event.ChangeType;
import dev.parley.contract.event.Instrument;
import dev.parley.contract.event.Modality;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class HeadlineTest {

    private static List<String> names(String joined) {
        return joined.equals("-") ? List.of() : Arrays.asList(joined.split("\\+"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            CEASEFIRE  | ANNOUNCED | ASSERTED    | Russia         | Russia+Ukraine | Russia announces a ceasefire
            CEASEFIRE  | ANNOUNCED | DENIED      | Russia         | Russia+Ukraine | Russia has not announced a ceasefire
            CEASEFIRE  | PROPOSED  | ASSERTED    | Ukraine        | Russia+Ukraine | Ukraine proposes a ceasefire
            CEASEFIRE  | PROPOSED  | POSSIBLE    | Ukraine        | Russia+Ukraine | Ukraine may propose a ceasefire
            CEASEFIRE  | PROPOSED  | ASSERTED    | -              | Russia+Ukraine | A ceasefire between Russia and Ukraine is proposed
            CEASEFIRE  | PROPOSED  | ASSERTED    | -              | -              | A ceasefire is proposed
            CEASEFIRE  | PROPOSED  | ASSERTED    | -              | Sudan          | A ceasefire involving Sudan is proposed
            CEASEFIRE  | TERMS     | ASSERTED    | Russia         | Russia+Ukraine | Russia states its terms for a ceasefire
            CEASEFIRE  | TERMS     | ASSERTED    | Russia+Ukraine | Russia+Ukraine | Russia and Ukraine state their terms for a ceasefire
            CEASEFIRE  | TERMS     | ASSERTED    | -              | Russia+Ukraine | Terms for a ceasefire between Russia and Ukraine are stated
            CEASEFIRE  | TERMS     | DENIED      | -              | -              | Terms for a ceasefire have not been stated
            CEASEFIRE  | DELAYED   | ASSERTED    | Israel         | Israel+Hamas   | Israel delays the ceasefire
            CEASEFIRE  | TALKS     | ASSERTED    | Russia         | Russia+Ukraine | Russia discusses a ceasefire with Ukraine
            CEASEFIRE  | TALKS     | ASSERTED    | Turkey         | Russia+Ukraine | Turkey discusses a ceasefire with Russia and Ukraine
            CEASEFIRE  | TALKS     | ASSERTED    | -              | Russia+Ukraine | Russia and Ukraine discuss a ceasefire
            CEASEFIRE  | ACCEPTED  | ASSERTED    | Ukraine        | Russia+Ukraine | Ukraine accepts a ceasefire
            CEASEFIRE  | ACCEPTED  | CONDITIONAL | Russia         | Russia+Ukraine | Russia would accept a ceasefire if conditions are met
            CEASEFIRE  | ACCEPTED  | DENIED      | Russia         | Russia+Ukraine | Russia has not accepted a ceasefire
            CEASEFIRE  | REJECTED  | ASSERTED    | Russia         | Russia+Ukraine | Russia rejects a ceasefire
            CEASEFIRE  | REJECTED  | ASSERTED    | -              | Russia+Ukraine | A ceasefire between Russia and Ukraine is rejected
            CEASEFIRE  | SIGNED    | ASSERTED    | -              | Israel+Hamas   | Israel and Hamas agree on a ceasefire
            CEASEFIRE  | SIGNED    | ASSERTED    | Israel         | Israel+Hamas   | Israel agrees on a ceasefire with Hamas
            CEASEFIRE  | SIGNED    | POSSIBLE    | -              | Israel+Hamas   | Israel and Hamas may agree on a ceasefire
            CEASEFIRE  | SIGNED    | ASSERTED    | -              | -              | A ceasefire is agreed
            CEASEFIRE  | SIGNED    | DENIED      | -              | -              | A ceasefire has not been agreed
            CEASEFIRE  | IN_FORCE  | ASSERTED    | -              | Israel+Hamas   | The ceasefire between Israel and Hamas takes effect
            CEASEFIRE  | IN_FORCE  | POSSIBLE    | -              | Israel+Hamas   | The ceasefire between Israel and Hamas may take effect
            CEASEFIRE  | IN_FORCE  | DENIED      | -              | Israel+Hamas   | The ceasefire between Israel and Hamas has not taken effect
            CEASEFIRE  | IN_FORCE  | ASSERTED    | Russia         | Russia+Ukraine | Russia begins its ceasefire
            CEASEFIRE  | HOLDING   | ASSERTED    | -              | India+Pakistan | The ceasefire between India and Pakistan holds
            CEASEFIRE  | HOLDING   | ASSERTED    | India          | India+Pakistan | India keeps the ceasefire
            CEASEFIRE  | EXTENDED  | ASSERTED    | -              | Israel+Hezbollah | The ceasefire between Israel and Hezbollah is extended
            CEASEFIRE  | EXTENDED  | ASSERTED    | Israel         | Israel+Hezbollah | Israel extends the ceasefire
            CEASEFIRE  | AMENDED   | ASSERTED    | Israel         | Israel+Hamas   | Israel changes the terms of the ceasefire
            CEASEFIRE  | AMENDED   | ASSERTED    | -              | -              | The terms of the ceasefire are changed
            CEASEFIRE  | VIOLATED  | ASSERTED    | Russia         | Russia+Ukraine | Russia breaks the ceasefire
            CEASEFIRE  | VIOLATED  | DENIED      | Russia         | Russia+Ukraine | Russia has not broken the ceasefire
            CEASEFIRE  | VIOLATED  | ASSERTED    | -              | Russia+Ukraine | The ceasefire between Russia and Ukraine is broken
            CEASEFIRE  | SUSPENDED | ASSERTED    | Hamas          | Israel+Hamas   | Hamas suspends the ceasefire
            CEASEFIRE  | ENDED     | ASSERTED    | Israel         | Israel+Hamas   | Israel ends the ceasefire
            CEASEFIRE  | ENDED     | ASSERTED    | -              | Israel+Hamas   | The ceasefire between Israel and Hamas ends
            MEMORANDUM | ANNOUNCED | ASSERTED    | Russia         | Russia+Ukraine | Russia announces a peace memorandum
            MEMORANDUM | PROPOSED  | ASSERTED    | Russia         | Russia+Ukraine | Russia hands Ukraine its peace memorandum
            MEMORANDUM | PROPOSED  | ASSERTED    | Russia+Ukraine | Russia+Ukraine | Russia and Ukraine hand over their peace memorandum
            MEMORANDUM | PROPOSED  | ASSERTED    | -              | Russia+Ukraine | A peace memorandum between Russia and Ukraine is handed over
            MEMORANDUM | TERMS     | ASSERTED    | Russia         | Russia+Ukraine | Russia publishes its peace memorandum
            MEMORANDUM | TERMS     | DENIED      | Russia         | Russia+Ukraine | Russia has not published its peace memorandum
            MEMORANDUM | TERMS     | POSSIBLE    | Russia         | Russia+Ukraine | Russia may publish its peace memorandum
            MEMORANDUM | DELAYED   | ASSERTED    | Russia         | Russia+Ukraine | Russia delays its peace memorandum
            MEMORANDUM | TALKS     | ASSERTED    | -              | Russia+Ukraine | Russia and Ukraine discuss a peace memorandum
            MEMORANDUM | ACCEPTED  | ASSERTED    | Ukraine        | Russia+Ukraine | Ukraine accepts the peace memorandum
            MEMORANDUM | REJECTED  | ASSERTED    | Ukraine        | Russia+Ukraine | Ukraine rejects the peace memorandum
            MEMORANDUM | REJECTED  | CONDITIONAL | Ukraine        | Russia+Ukraine | Ukraine would reject the peace memorandum if conditions are met
            MEMORANDUM | SIGNED    | ASSERTED    | -              | Russia+Ukraine | Russia and Ukraine sign a peace memorandum
            MEMORANDUM | SIGNED    | ASSERTED    | Ukraine        | Russia+Ukraine | Ukraine signs a peace memorandum with Russia
            MEMORANDUM | SIGNED    | DENIED      | -              | Russia+Ukraine | Russia and Ukraine have not signed a peace memorandum
            MEMORANDUM | SIGNED    | ASSERTED    | -              | -              | A peace memorandum is signed
            MEMORANDUM | IN_FORCE  | ASSERTED    | -              | Russia+Ukraine | The peace memorandum between Russia and Ukraine takes effect
            MEMORANDUM | HOLDING   | ASSERTED    | Russia         | Russia+Ukraine | Russia keeps to the peace memorandum
            MEMORANDUM | EXTENDED  | ASSERTED    | -              | -              | The peace memorandum is extended
            MEMORANDUM | AMENDED   | ASSERTED    | Russia         | Russia+Ukraine | Russia amends its peace memorandum
            MEMORANDUM | VIOLATED  | ASSERTED    | Russia         | Russia+Ukraine | Russia breaks the peace memorandum
            MEMORANDUM | SUSPENDED | ASSERTED    | -              | -              | The peace memorandum is suspended
            MEMORANDUM | ENDED     | ASSERTED    | Russia         | Russia+Ukraine | Russia abandons the peace memorandum
            CEASEFIRE  | PROPOSED  | ASSERTED    | -              | Israel+Hamas+Hezbollah | A ceasefire between Israel, Hamas and Hezbollah is proposed
            """)
    void saysWhatHappenedInPlainEnglish(
            Instrument instrument, ChangeType type, Modality modality, String actors, String parties, String headline) {
        assertThat(Headline.of(instrument, type, modality, names(actors), names(parties)))
                .isEqualTo(headline);
    }

    @ParameterizedTest
    @EnumSource(ChangeType.class)
    void everyChangeHasASentenceForEveryoneAndNobody(ChangeType type) {
        for (Instrument instrument : Instrument.values()) {
            for (Modality modality : List.of(ASSERTED, DENIED, POSSIBLE, CONDITIONAL)) {
                for (String actors : List.of("-", "Russia", "Russia+Ukraine")) {
                    for (String parties : List.of("-", "Russia", "Russia+Ukraine")) {
                        assertThat(Headline.of(instrument, type, modality, names(actors), names(parties)))
                                .matches("[A-Z][A-Za-z, ]+[a-z]")
                                .doesNotContain("  ");
                    }
                }
            }
        }
    }

    @Test
    void namesFromTextsCannotBreakTheLine() {
        assertThat(Headline.of(
                        Instrument.CEASEFIRE, ChangeType.REJECTED, ASSERTED, List.of("the\nRed\u0007 Army"), List.of()))
                .isEqualTo("The Red Army rejects a ceasefire");
    }
}
