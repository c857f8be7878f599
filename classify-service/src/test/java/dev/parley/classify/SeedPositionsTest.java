package dev.parley.classify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.contract.event.StatedPosition;
import dev.parley.testkit.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Moscow and Kyiv want, by the stories of five outlets on the memorandums of Istanbul. */
class SeedPositionsTest {

    private static final ArticleClassifier CLASSIFIER = ArticleClassifier.standard();

    /** Story, party, clause, and words that stance or quote must hold. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            000 | Ukraine | ceasefire-terms | unconditional
            000 | Ukraine | children | children
            000 | Ukraine | prisoners | exchanging
            000 | Ukraine | security-guarantees | firm
            000 | Ukraine | territory | integrity
            000 | Ukraine | alliance-membership | right join
            000 | Russia | territory | recognition oblasts
            000 | Russia | territory | withdrawal
            000 | Russia | alliance-membership | neutrality
            000 | Russia | alliance-membership | cancellation
            000 | Russia | foreign-troops | ban
            000 | Russia | language | protections
            001 | Russia | territory | recognition
            001 | Russia | territory | annexation Crimea
            001 | Russia | territory | withdrawal
            001 | Russia | demobilisation | demobilization
            001 | Russia | alliance-membership | neutrality NATO
            001 | Russia | arms-supplies | halt aid
            001 | Russia | reparations | damages
            001 | Russia | prisoners | amnesty
            001 | Russia | language | official
            001 | Russia | foreign-troops | prohibits
            001 | Ukraine | prisoners | exchange
            001 | Ukraine | children | return
            001 | Ukraine | alliance-membership | right NATO
            001 | Ukraine | security-guarantees | international
            001 | Ukraine | reparations | frozen assets
            001 | Ukraine | sanctions | lifting
            002 | Ukraine | ceasefire-terms | unconditional
            002 | Ukraine | prisoners | release
            002 | Ukraine | children | abducted
            002 | Ukraine | monitoring | partners
            002 | Russia | territory | annexation
            002 | Russia | territory | withdrawal
            002 | Russia | arms-supplies | cessation
            003 | Russia | territory | retain
            003 | Ukraine | territory | refuses return
            003 | Russia | alliance-membership | barred
            003 | Ukraine | alliance-membership | membership
            003 | Russia | security-guarantees | demilitarization
            003 | Ukraine | security-guarantees | Western
            003 | Russia | ceasefire-terms | conditional
            003 | Ukraine | ceasefire-terms | immediate
            004 | Russia | territory | retain
            004 | Russia | territory | pull
            004 | Ukraine | territory | never recognise
            004 | Russia | alliance-membership | barred
            004 | Russia | foreign-troops | not accept
            004 | Russia | ceasefire-terms | rejected
            004 | Russia | arms-supplies | weapons
            004 | Ukraine | ceasefire-terms | unconditional
            004 | Ukraine | prisoners | release
            004 | Ukraine | children | return
            004 | Ukraine | security-guarantees | guarantee
            """)
    void eachDemandOfTheStoriesIsFound(String story, String party, String clause, String words) throws IOException {
        // When
        List<StatedPosition> positions = CLASSIFIER.classify(seed(story)).positions();
        // Then
        assertThat(positions).anySatisfy(position -> {
            assertThat(position.party()).isEqualTo(party);
            assertThat(position.clause()).isEqualTo(clause);
            assertThat((position.stance() + " " + position.quote()).toLowerCase(Locale.ROOT))
                    .contains(words.toLowerCase(Locale.ROOT).split(" "));
        });
    }

    @ParameterizedTest
    @CsvSource({"000", "001", "002", "003", "004"})
    void eachQuoteStandsInTheStoryAndOnlyTheTwoPartiesHavePositions(String story) throws IOException {
        // Given
        Article seed = seed(story);
        // When
        List<StatedPosition> positions = CLASSIFIER.classify(seed).positions();
        // Then
        assertThat(positions).isNotEmpty().allSatisfy(position -> {
            assertThat(seed.title() + "\n" + seed.text()).contains(position.quote());
            assertThat(position.stance()).doesNotContain("\n").hasSizeLessThan(170);
            assertThat(position.party()).isIn("Russia", "Ukraine");
        });
    }

    @Test
    void storiesOfOtherOutletsBehindTheArticleYieldNoPosition() throws IOException {
        // When
        List<StatedPosition> positions = CLASSIFIER.classify(seed("004")).positions();
        // Then
        assertThat(positions)
                .extracting(StatedPosition::quote)
                .noneMatch(quote -> quote.contains("Healey")
                        || quote.contains("Ishiba")
                        || quote.contains("Wilders")
                        || quote.contains("asylum"));
    }

    private static Article seed(String number) throws IOException {
        Path folder = SharedData.path("seeds");
        try (Stream<Path> files = Files.list(folder)) {
            Path file = files.filter(one -> one.getFileName().toString().startsWith(number))
                    .findFirst()
                    .orElseThrow();
            String[] parts = Files.readString(file).split("\n", 2);
            return new Article(number, parts[0], parts[1], null, null, null, null);
        }
    }
}
