package dev.parley.classify;

import dev.parley.classify.Explanation.Contribution;
import dev.parley.classify.Explanation.ToldChange;
import dev.parley.classify.change.Mention;
import dev.parley.classify.change.Mentions;
import dev.parley.classify.dossier.DossierMatch;
import dev.parley.classify.dossier.Dossiers;
import dev.parley.classify.language.LanguageDetection;
import dev.parley.classify.lexicon.LanguagePack;
import dev.parley.classify.lexicon.Reading;
import dev.parley.classify.lexicon.TermKind;
import dev.parley.classify.live.LivePage;
import dev.parley.classify.position.PositionPack;
import dev.parley.classify.position.PositionReader;
import dev.parley.classify.scoring.LogisticModel;
import dev.parley.classify.scoring.NewsScore;
import dev.parley.classify.scoring.Reasons;
import dev.parley.classify.screen.Screen;
import dev.parley.contract.event.Change;
import dev.parley.contract.event.ChangeType;
import dev.parley.contract.event.StatedPosition;
import dev.parley.contract.event.VerdictReason;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads one article revision and decides whether it reports a change of a ceasefire or of a peace memorandum.
 *
 * <p>Immutable, safe for use by many threads, and deterministic: the same article always gets the same verdict.
 */
public final class ArticleClassifier {

    private static final List<String> LANGUAGES = List.of("en", "uk", "ru");
    private static final List<String> RULES =
            List.of("dossiers.yaml", "function-words.yaml", "world.yaml", "weights.txt", "type-weights.txt");
    private static final int ROUNDING = 10_000;
    private static final int LONGEST_TEXT = 300_000;

    private final Map<String, LanguagePack> packs;
    private final Map<String, Screen> screens;
    private final Map<String, PositionPack> positionPacks;
    private final LogisticModel model;
    private final LogisticModel typeModel;
    private final String rulesVersion;

    private ArticleClassifier(
            Map<String, LanguagePack> packs, LogisticModel model, LogisticModel typeModel, String rulesVersion) {
        this.packs = packs;
        this.screens = new LinkedHashMap<>();
        packs.forEach((language, pack) -> screens.put(language, new Screen(pack.screen())));
        this.positionPacks = new LinkedHashMap<>();
        packs.forEach((language, pack) -> positionPacks.put(language, PositionPack.load(language, pack.vocabulary())));
        this.model = model;
        this.typeModel = typeModel;
        this.rulesVersion = rulesVersion;
    }

    /**
     * The classifier with the language packs, dossiers and weights that ship with it.
     *
     * @throws IllegalStateException naming file, entry and reason, when one of these files is wrong
     */
    public static ArticleClassifier standard() {
        return watching(Dossiers.load());
    }

    /**
     * The classifier with the language packs and weights that ship with it, and these dossiers.
     *
     * @throws IllegalStateException naming file, entry and reason, when one of these files is wrong
     */
    public static ArticleClassifier watching(Dossiers dossiers) {
        Map<String, LanguagePack> packs = new LinkedHashMap<>();
        List<String> files = new ArrayList<>(RULES);
        for (String language : LANGUAGES) {
            LanguagePack pack = LanguagePack.load(language);
            dossiers.addTo(pack.lexicon(), language);
            packs.put(language, pack);
            files.add("language/" + language + ".yaml");
            files.add("position/" + language + ".yaml");
        }
        return new ArticleClassifier(
                packs,
                LogisticModel.load("weights.txt"),
                LogisticModel.load("type-weights.txt"),
                RulesVersion.of(files));
    }

    /** Names the rules that decide; part of every verdict. */
    public String rulesVersion() {
        return rulesVersion;
    }

    /** Decides about one article; never fails, whatever the text. */
    public Verdict classify(Article article) {
        String language = languageOf(article);
        LanguagePack pack = language == null ? null : packs.get(language);
        Screen screen = language == null ? null : screens.get(language);
        if (pack == null || screen == null) {
            return unflagged(VerdictReason.UNSUPPORTED_LANGUAGE, 0, null, language);
        }
        if (!screen.matches(article.title()) && !screen.matches(article.text())) {
            return unflagged(VerdictReason.NO_MENTION, 0, null, language);
        }
        Reading reading = read(article, pack);
        List<Analysis> parts = parts(article, reading);
        if (parts.isEmpty()) {
            VerdictReason reason =
                    reading.hasAnywhere(TermKind.NOT_MEANT) ? VerdictReason.OTHER_SENSE : VerdictReason.NO_MENTION;
            return unflagged(reason, 0, null, language);
        }
        Analysis main = parts.get(0);
        if (Reasons.isTakenBack(reading)) {
            return unflagged(VerdictReason.NO_CHANGE, 0, main.dossier().dossier(), language);
        }
        if (Reasons.isLabelledOpinion(reading)) {
            return unflagged(VerdictReason.OPINION, 0, main.dossier().dossier(), language);
        }
        List<Change> changes = changes(parts);
        VerdictReason reason = changes.isEmpty() ? main.reasonAgainst() : VerdictReason.CHANGE_REPORTED;
        boolean isOnSubject = reason == VerdictReason.NO_CHANGE || reason == VerdictReason.CHANGE_REPORTED;
        return new Verdict(
                !changes.isEmpty(),
                score(main),
                reason,
                main.dossier().dossier(),
                language,
                changes,
                isOnSubject ? positions(article, reading, main.dossier(), pack) : List.of(),
                rulesVersion);
    }

    /**
     * What is decided about by itself, the likeliest news first: the items of a live page that name an instrument, or the
     * article as a whole; nothing where it names none.
     */
    private List<Analysis> parts(Article article, Reading reading) {
        List<Mention> mentions = Mentions.of(reading);
        if (mentions.stream().noneMatch(Mention::own)) {
            return List.of();
        }
        int year = year(reading, article.published());
        List<Analysis> items = LivePage.items(reading, article.url()).stream()
                .map(item -> Analysis.of(item, Mentions.of(item), year, null))
                .filter(Analysis::namesInstrument)
                .sorted(Comparator.comparingDouble((Analysis item) -> -score(item)))
                .toList();
        return items.isEmpty() ? List.of(Analysis.of(reading, mentions, year, article.url())) : items;
    }

    private List<Analysis> parts(Article article) {
        String language = languageOf(article);
        LanguagePack pack = language == null ? null : packs.get(language);
        return pack == null ? List.of() : parts(article, read(article, pack));
    }

    private double score(Analysis analysis) {
        return (double) StrictMath.round(NewsScore.of(analysis.features(), model) * ROUNDING) / ROUNDING;
    }

    private List<Change> changes(List<Analysis> parts) {
        ToldOnce told = new ToldOnce();
        for (Analysis part : parts) {
            if (score(part) >= model.threshold()) {
                told.add(part.changes(typeModel));
            }
        }
        return told.changes();
    }

    /** A text that function words leave in doubt and that has no key word in any language is what it is declared to be. */
    private @Nullable String languageOf(Article article) {
        String plain = LanguageDetection.atAGlance(article.title(), article.text());
        if (plain != null) {
            return plain;
        }
        String declared = article.language();
        Set<String> keyWordsOf = languagesOfKeyWords(article);
        if (declared != null && !declared.isBlank() && keyWordsOf.isEmpty()) {
            return LanguageDetection.codeOf(declared);
        }
        return LanguageDetection.detect(article.title(), article.text(), declared, keyWordsOf);
    }

    private Set<String> languagesOfKeyWords(Article article) {
        Set<String> languages = new HashSet<>();
        screens.forEach((language, screen) -> {
            if (screen.matches(article.title()) || screen.matches(article.text())) {
                languages.add(language);
            }
        });
        return languages;
    }

    private List<StatedPosition> positions(
            Article article, Reading reading, DossierMatch dossier, LanguagePack language) {
        PositionPack pack = Objects.requireNonNull(positionPacks.get(language.language()));
        return PositionReader.read(reading, year(reading, article.published()), pack, dossier);
    }

    /** Decides as {@link #classify} does, and says why: of a live page what its likeliest item shows. */
    public Explanation explain(Article article) {
        Verdict verdict = classify(article);
        List<Analysis> parts = parts(article);
        if (parts.isEmpty()) {
            return new Explanation(verdict, model.threshold(), List.of(), List.of());
        }
        Analysis main = parts.get(0);
        List<Contribution> contributions = new ArrayList<>();
        main.features().forEach((feature, value) -> {
            double effect = value * model.weights().getOrDefault(feature, 0.0);
            if (effect != 0) {
                contributions.add(new Contribution(feature, value, effect));
            }
        });
        contributions.sort(Comparator.comparingDouble((Contribution one) -> -Math.abs(one.effect()))
                .thenComparing(Contribution::feature));
        List<Change> changes = verdict.flagged() ? verdict.changes() : main.changes(typeModel);
        List<ToldChange> told = changes.stream()
                .flatMap(change -> parts.stream()
                        .flatMap(part -> part.told(change).stream())
                        .limit(1))
                .toList();
        if (told.isEmpty()) {
            told = List.of(main.firstTold());
        }
        return new Explanation(
                verdict, model.threshold(), contributions, verdict.flagged() ? told : told.subList(0, 1));
    }

    /** What there is in the article, or in the likeliest item of a live page, for and against a change. */
    public Findings findings(Article article) {
        Verdict verdict = classify(article);
        List<Analysis> parts = parts(article);
        if (parts.isEmpty()) {
            return new Findings(verdict.reason(), List.of());
        }
        Analysis main = parts.get(0);
        return new Findings(verdict.flagged() ? main.reasonAgainst() : verdict.reason(), main.said());
    }

    /**
     * Per type of change that the article, or the likeliest item of a live page, speaks of, the features by which it is or
     * is not the news.
     */
    public Map<ChangeType, Map<String, Double>> typeFeatures(Article article) {
        List<Analysis> parts = parts(article);
        return parts.isEmpty() ? Map.of() : parts.get(0).typeFeatures();
    }

    /**
     * The features by which an article is scored: one map for the whole, or one for each item of a live page that names an
     * instrument, for such a page is as good as its best item; none where no instrument is named.
     */
    public List<Map<String, Double>> features(Article article) {
        return parts(article).stream().map(Analysis::features).toList();
    }

    /** The weights by which an article counts as news. */
    public LogisticModel model() {
        return model;
    }

    /** The weights by which a type of change counts as news. */
    public LogisticModel typeModel() {
        return typeModel;
    }

    private static Reading read(Article article, LanguagePack pack) {
        return Reading.of(pack.read(beginning(article.title()), beginning(article.text())), pack.lexicon());
    }

    /** What is longer than a book is no article; whatever it reports, it reports before this. */
    private static String beginning(String text) {
        if (text.length() <= LONGEST_TEXT) {
            return text;
        }
        int end = LONGEST_TEXT;
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end);
    }

    /** The year of publication, or the latest that the text names. */
    private static int year(Reading reading, @Nullable Instant published) {
        return published == null
                ? reading.latestYear()
                : published.atOffset(ZoneOffset.UTC).getYear();
    }

    private Verdict unflagged(VerdictReason reason, double score, @Nullable String dossier, @Nullable String language) {
        return new Verdict(false, score, reason, dossier, language, List.of(), List.of(), rulesVersion);
    }
}
