package dev.parley.alert.console;

import dev.parley.alert.console.OutsideText.Excerpt;
import dev.parley.contract.event.ArticleRef;
import dev.parley.contract.event.ChangeType;
import dev.parley.contract.event.Evidence;
import dev.parley.contract.event.Instrument;
import dev.parley.contract.event.NoticeEvidence;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A sentence of an outlet as it is shown.
 *
 * @param outlet its name
 * @param language in which it writes, ISO 639-1; for screen readers and hyphenation
 * @param sentence the evidence, with the words that name instrument and change set apart; of a title, without the name of
 *     the outlet at its end
 * @param speaker who says so; empty where it is the outlet
 * @param title of the article; absent where it is the sentence
 * @param link to the article; absent when its address is none of the web
 * @param published when, as far as the outlet says
 */
public record EvidenceView(
        String outlet,
        @Nullable String language,
        List<Segment> sentence,
        String speaker,
        @Nullable Excerpt title,
        @Nullable String link,
        @Nullable Instant published) {

    private static final int SENTENCE = 420;
    private static final int TITLE = 220;
    private static final int NAME = 60;

    public static EvidenceView of(NoticeEvidence evidence, Cues cues, Instrument instrument, ChangeType change) {
        ArticleRef article = evidence.article();
        boolean isTitle = evidence.evidence().field() == Evidence.Field.TITLE;
        String quote = evidence.evidence().quote();
        return new EvidenceView(
                name(article),
                language(article),
                cues.mark(
                        isTitle
                                ? OutsideText.withoutName(
                                        quote, article.outlet().name())
                                : quote,
                        SENTENCE,
                        instrument,
                        change),
                OutsideText.excerpt(evidence.speaker(), NAME).shown(),
                isTitle ? null : title(article),
                OutsideText.link(article.url()).orElse(null),
                article.published());
    }

    /** The name of the article's outlet. */
    public static String name(ArticleRef article) {
        return OutsideText.excerpt(article.outlet().name(), NAME).shown();
    }

    public static Excerpt title(ArticleRef article) {
        return OutsideText.excerpt(
                OutsideText.withoutName(article.title(), article.outlet().name()), TITLE);
    }

    /** Only what is a language code: it becomes an attribute that browsers act on. */
    public static @Nullable String language(ArticleRef article) {
        String language = article.outlet().language();
        return language != null && language.matches("[a-z]{2,3}") ? language : null;
    }
}
