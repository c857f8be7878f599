package dev.parley.classify.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageDetectionTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en | The council said on Tuesday that the road to the harbour is to be widened, and that it was glad of the money from the state.
            uk | Міська рада у вівторок заявила, що дорогу до порту розширять, і що вона вдячна за гроші, які надійшли від держави, та за підтримку.
            ru | Городской совет во вторник заявил, что дорогу к порту расширят, и что он рад деньгам, которые были получены от государства, но не все.
            de | Der Rat sagte am Dienstag, dass die Straße zum Hafen breiter werden soll und dass er sich über das Geld von dem Land freut.
            fr | Le conseil a dit mardi que la route qui mène au port sera élargie et que les habitants sont contents de l'argent pour les travaux.
            es | El consejo dijo el martes que la carretera que lleva al puerto se va a ensanchar y que los vecinos están contentos con el dinero.
            pl | Rada miasta we wtorek powiedziała, że droga do portu jest za wąska i że nie ma na to pieniędzy, ale jak tylko będą, to się zacznie.
            ja | 市議会は火曜日に、港へ向かう道路を広げると発表しました。
            ko | 시의회는 화요일 항구로 가는 도로를 넓히겠다고 밝혔다.
            """)
    void scriptAndFunctionWordsTellALanguageAtAGlance(String language, String text) {
        assertThat(LanguageDetection.atAGlance("", text)).isEqualTo(language);
        assertThat(LanguageDetection.detect("", text, null, Set.of())).isEqualTo(language);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Kyiv
            Russia Ukraine ceasefire Russia Ukraine ceasefire Russia Ukraine ceasefire
            The road to the harbour Дорога до порту і назад та ще раз
            1234 5678 90 --- ...
            ''
            """)
    void whatLeavesADoubtIsNotDecidedAtAGlance(String text) {
        assertThat(LanguageDetection.atAGlance("", text)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "Gaza ceasefire collapses",
        "M23 breaks ceasefire",
        "India-Pakistan ceasefire holds",
        "'Moscow, Kyiv exchange memorandums in Istanbul'",
        "Yemen truce expires"
    })
    void headlineOfForeignNamesWithAnEnglishKeyWordIsEnglish(String title) {
        assertThat(LanguageDetection.detect(title, "", null, Set.of("en"))).isEqualTo("en");
        assertThat(LanguageDetection.detect(title, "", "en-GB", Set.of("en"))).isEqualTo("en");
    }

    @ParameterizedTest
    @CsvSource({"Memorandum podpisane w Warszawie", "Accord de paix au Soudan", "Мирний меморандум у Стамбулі"})
    void headlineInAnotherLanguageIsNotEnglishForAKeyWord(String title) {
        assertThat(LanguageDetection.detect(title, "", null, Set.of("en"))).isNotEqualTo("en");
    }

    @Test
    void theCodeIsTakenFromWhatIsDeclared() {
        assertThat(LanguageDetection.codeOf("en-GB")).isEqualTo("en");
        assertThat(LanguageDetection.codeOf("UK_ua")).isEqualTo("uk");
    }
}
