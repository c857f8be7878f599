package dev.parley.cli.classify;

import dev.parley.classify.Article;
import dev.parley.classify.ArticleClassifier;
import dev.parley.classify.Verdict;
import dev.parley.contract.event.ChangeType;
import java.util.List;
import java.util.Map;

/**
 * A labelled article with its verdict and with what weights are learned from.
 *
 * @param flagged whether readers flag it; false also where they could decide either way
 * @param features of the whole article or of each item of a live page; none where no instrument is named
 * @param beginning the same of title and first 1,200 characters
 * @param firstLines the same of title and first 400 characters
 * @param typeFeatures by type; none where readers named no type
 */
record JudgedArticle(
        LabelledArticle labelled,
        boolean flagged,
        Verdict verdict,
        List<Map<String, Double>> features,
        List<Map<String, Double>> beginning,
        List<Map<String, Double>> firstLines,
        Map<ChangeType, Map<String, Double>> typeFeatures) {

    private static final int FIRST_LINES = 400;
    private static final int BEGINNING = 1_200;
    private static final int GROUPS_WITHOUT_DOSSIER = 6;

    static JudgedArticle of(LabelledArticle labelled, ArticleClassifier classifier) {
        Boolean flagged = labelled.flagged();
        Article article = labelled.article();
        return new JudgedArticle(
                labelled,
                flagged != null && flagged,
                classifier.classify(article),
                classifier.features(article),
                classifier.features(first(BEGINNING, article)),
                classifier.features(first(FIRST_LINES, article)),
                labelled.types().isEmpty() ? Map.of() : classifier.typeFeatures(article));
    }

    Article article() {
        return labelled.article();
    }

    /** Whether reasonable readers could decide either way: such an article is learned from, never counted. */
    boolean borderline() {
        return labelled.flagged() == null;
    }

    /** Conflicts without a dossier are told apart by nothing, so they are spread over a few groups. */
    String conflict() {
        String dossier = verdict.dossier();
        return dossier == null ? "none " + Math.floorMod(article().id().hashCode(), GROUPS_WITHOUT_DOSSIER) : dossier;
    }

    String outlet() {
        String outlet = article().outlet();
        return outlet == null ? "unknown" : outlet;
    }

    /** Title and first characters of an article, up to the end of a word. */
    private static Article first(int characters, Article article) {
        String text = article.text();
        int end = text.length() <= characters ? text.length() : text.lastIndexOf(' ', characters);
        return new Article(
                article.id(),
                article.title(),
                text.substring(0, Math.max(0, end)),
                article.url(),
                article.outlet(),
                article.language(),
                article.published());
    }
}
