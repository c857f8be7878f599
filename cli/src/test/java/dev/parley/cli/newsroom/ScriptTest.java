package dev.parley.cli.newsroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ScriptTest {

    private final Script script = Script.istanbul();

    @Test
    void istanbulIsToldInAboutAMinute() {
        assertThat(script.articles().stream().map(Script.Article::second).filter(Objects::nonNull))
                .allSatisfy(second -> assertThat(second).isBetween(1, 60))
                .hasSizeGreaterThan(15);
    }

    @Test
    void istanbulIsToldInEveryFeedFormatAndPageStyle() {
        assertThat(script.outlets()).extracting(Script.Outlet::format).contains(FeedFormat.values());
        assertThat(script.outlets()).extracting(Script.Outlet::page).contains(PageStyle.values());
    }

    @Test
    void everyFeedHasSomethingOldInIt() {
        for (Script.Outlet outlet : script.outlets()) {
            assertThat(script.articles())
                    .anyMatch(article -> article.outlet().equals(outlet.id()) && article.hoursBefore() != null);
        }
    }

    @Test
    void everyArticleCanBeWrittenInTheCharsetOfItsOutlet() {
        for (Script.Article article : script.articles()) {
            Script.Outlet outlet = script.outlets().stream()
                    .filter(candidate -> candidate.id().equals(article.outlet()))
                    .findFirst()
                    .orElseThrow();
            assertThat(Charset.forName(outlet.charset()).newEncoder().canEncode(article.title() + article.text()))
                    .as(article.id())
                    .isTrue();
        }
    }

    @Test
    void everyCorrectionFindsWhatItReplaces() {
        for (Script.Article article : script.articles()) {
            for (Script.Correction correction : article.corrections()) {
                assertThat(article.text()).contains(correction.find());
                assertThat(correction.second()).isGreaterThan(Objects.requireNonNull(article.second()));
            }
        }
    }

    @Test
    void aNoticeAboutAnUnknownArticleIsRefused() {
        // Given
        Script.ExpectedNotice known = script.notices().get(0);
        Script.ExpectedNotice notice = new Script.ExpectedNotice(
                known.kind(),
                known.dossier(),
                known.instrument(),
                known.change(),
                null,
                List.of("never-written"),
                "Nothing");

        // When, Then
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Script(script.title(), script.outlets(), script.articles(), List.of(notice)))
                .withMessageContaining("unknown article");
    }
}
