package dev.parley.classify;

import dev.parley.classify.Explanation.Contribution;
import dev.parley.classify.Explanation.ToldChange;
import dev.parley.classify.Findings.Said;
import dev.parley.classify.change.Cue.Place;
import dev.parley.classify.change.Frame;
import dev.parley.classify.change.FrameReader;
import dev.parley.classify.change.MainChanges;
import dev.parley.classify.change.Mention;
import dev.parley.classify.change.Mentions;
import dev.parley.classify.dossier.DossierMatch;
import dev.parley.classify.dossier.Dossiers;
import dev.parley.classify.language.LanguageDetection;
import dev.parley.classify.lexicon.LanguagePack;
import dev.parley.classify.lexicon.Mark;
import dev.parley.classify.lexicon.Reading;
import dev.parley.classify.lexicon.TermKind;
import dev.parley.classify.lexicon.Zone;
import dev.parley.classify.position.PositionPack;
import dev.parley.classify.position.PositionReader;
import dev.parley.classify.scoring.Features;
import dev.parley.classify.scoring.LogisticModel;
import dev.parley.classify.scoring.MainTypes;
import dev.parley.classify.scoring.Reasons;
import dev.parley.classify.scoring.TypeFeatures;
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

    /** What was found in an article on the way to its verdict. */
    private record Analysis(
            Reading reading,
            List<Mention> mentions,
            List<Frame> frames,
            DossierMatch dossier,
            Map<String, Double> features) {}

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
        List<Mention> mentions = Mentions.of(reading);
        if (mentions.stream().noneMatch(Mention::own)) {
            VerdictReason reason =
                    reading.hasAnywhere(TermKind.NOT_MEANT) ? VerdictReason.OTHER_SENSE : VerdictReason.NO_MENTION;
            return unflagged(reason, 0, null, language);
        }
        Analysis analysis = analyse(article, reading, mentions);
        if (Reasons.isTakenBack(reading)) {
            return unflagged(VerdictReason.NO_CHANGE, 0, analysis.dossier.dossier(), language);
        }
        if (Reasons.isLabelledOpinion(reading)) {
            return unflagged(VerdictReason.OPINION, 0, analysis.dossier.dossier(), language);
        }
        double score = (double) StrictMath.round(model.score(analysis.features) * ROUNDING) / ROUNDING;
        List<Change> changes = score >= model.threshold() ? changes(analysis) : List.of();
        if (changes.isEmpty()) {
            VerdictReason reason = Reasons.against(analysis.features, analysis.frames);
            return new Verdict(
                    false,
                    score,
                    reason,
                    analysis.dossier.dossier(),
                    language,
                    List.of(),
                    reason == VerdictReason.NO_CHANGE ? positions(article, analysis, pack) : List.of(),
                    rulesVersion);
        }
        return new Verdict(
                true,
                score,
                VerdictReason.CHANGE_REPORTED,
                analysis.dossier.dossier(),
                language,
                changes,
                positions(article, analysis, pack),
                rulesVersion);
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

    private List<StatedPosition> positions(Article article, Analysis analysis, LanguagePack language) {
        PositionPack pack = Objects.requireNonNull(positionPacks.get(language.language()));
        return PositionReader.read(
                analysis.reading, year(analysis.reading, article.published()), pack, analysis.dossier);
    }

    /** Decides as {@link #classify} does, and says why. */
    public Explanation explain(Article article) {
        Verdict verdict = classify(article);
        LanguagePack pack = verdict.language() == null ? null : packs.get(verdict.language());
        Analysis analysis = pack == null ? null : analyse(article, pack);
        if (analysis == null || analysis.mentions.isEmpty()) {
            return new Explanation(verdict, model.threshold(), List.of(), List.of());
        }
        List<Contribution> contributions = new ArrayList<>();
        analysis.features.forEach((feature, value) -> {
            double effect = value * model.weights().getOrDefault(feature, 0.0);
            if (effect != 0) {
                contributions.add(new Contribution(feature, value, effect));
            }
        });
        contributions.sort(Comparator.comparingDouble((Contribution one) -> -Math.abs(one.effect()))
                .thenComparing(Contribution::feature));
        List<ToldChange> told = new ArrayList<>();
        for (Change change : verdict.flagged() ? verdict.changes() : changes(analysis)) {
            analysis.frames.stream()
                    .filter(frame -> frame.type() == change.type()
                            && frame.rule().equals(change.rule())
                            && analysis.reading
                                    .document()
                                    .evidence(frame.sentence())
                                    .equals(change.evidence()))
                    .findFirst()
                    .ifPresent(frame -> told.add(toldChange(analysis.reading, frame)));
        }
        if (told.isEmpty()) {
            told.add(
                    analysis.frames.isEmpty()
                            ? onlyNamed(analysis.reading, analysis.mentions.get(0))
                            : toldChange(analysis.reading, analysis.frames.get(0)));
        }
        return new Explanation(
                verdict, model.threshold(), contributions, verdict.flagged() ? told : told.subList(0, 1));
    }

    /** What there is in the article for and against a change, whatever its score. */
    public Findings findings(Article article) {
        Verdict verdict = classify(article);
        LanguagePack pack = verdict.language() == null ? null : packs.get(verdict.language());
        if (pack == null) {
            return new Findings(verdict.reason(), List.of());
        }
        Analysis analysis = analyse(article, pack);
        Zone[] zones = Zone.of(analysis.reading);
        return new Findings(
                verdict.flagged() ? Reasons.against(analysis.features, analysis.frames) : verdict.reason(),
                analysis.frames.stream()
                        .map(frame -> new Said(zones[frame.sentence().number()], frame.modality(), frame.hint()))
                        .toList());
    }

    private static ToldChange toldChange(Reading reading, Frame frame) {
        Mark instrument = frame.mention().mark();
        Mark cue = frame.cue().mark();
        boolean onlyNamed = frame.cue().place() == Place.NAMED;
        return new ToldChange(
                reading.document().evidence(frame.sentence()),
                frame.type(),
                frame.modality(),
                onlyNamed ? "" : reading.document().quote(frame.sentence(), cue.from(), cue.to()),
                reading.document().quote(frame.sentence(), instrument.from(), instrument.to()));
    }

    private static ToldChange onlyNamed(Reading reading, Mention mention) {
        Mark instrument = mention.mark();
        return new ToldChange(
                reading.document().evidence(mention.sentence()),
                null,
                null,
                "",
                reading.document().quote(mention.sentence(), instrument.from(), instrument.to()));
    }

    private List<Change> changes(Analysis analysis) {
        List<ChangeType> types = MainTypes.of(TypeFeatures.of(analysis.frames, Zone.of(analysis.reading)), typeModel);
        return MainChanges.of(analysis.reading, analysis.mentions, analysis.frames, types, analysis.dossier);
    }

    /** Per type of change that the article speaks of, the features by which it is or is not its news. */
    public Map<ChangeType, Map<String, Double>> typeFeatures(Article article) {
        String language = languageOf(article);
        LanguagePack pack = language == null ? null : packs.get(language);
        if (pack == null) {
            return Map.of();
        }
        Analysis analysis = analyse(article, pack);
        return TypeFeatures.of(analysis.frames, Zone.of(analysis.reading));
    }

    /** The features of an article, by which its score is reckoned; none where no instrument is named. */
    public Map<String, Double> features(Article article) {
        String language = languageOf(article);
        LanguagePack pack = language == null ? null : packs.get(language);
        if (pack == null) {
            return Map.of();
        }
        Analysis analysis = analyse(article, pack);
        return analysis.mentions.stream().anyMatch(Mention::own) ? analysis.features : Map.of();
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

    private static Analysis analyse(Article article, LanguagePack pack) {
        Reading reading = read(article, pack);
        return analyse(article, reading, Mentions.of(reading));
    }

    private static Analysis analyse(Article article, Reading reading, List<Mention> mentions) {
        Set<Integer> sentencesWithMention = new HashSet<>();
        mentions.forEach(mention -> sentencesWithMention.add(mention.sentence().number()));
        DossierMatch dossier = DossierMatch.of(reading, sentencesWithMention);
        List<Frame> frames =
                FrameReader.frames(reading, mentions, year(reading, article.published()), dossier.dossier());
        return new Analysis(
                reading, mentions, frames, dossier, Features.of(reading, mentions, frames, dossier, article.url()));
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
