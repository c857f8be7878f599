package dev.parley.classify.position;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.classify.lexicon.Lexicon;
import dev.parley.classify.lexicon.Term;
import dev.parley.classify.lexicon.TermKind;
import dev.parley.classify.lexicon.YamlFile;
import dev.parley.classify.lexicon.YamlFile.Entry;
import dev.parley.classify.position.Sign.Kind;
import dev.parley.classify.position.Stance.Direction;
import dev.parley.classify.position.Stance.Form;
import dev.parley.classify.text.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The words by which one language says what a party wants.
 *
 * @param clauses in the order of the file, which decides where two claim the same words
 * @param ownersFollow whether a party that stands behind a noun or a verb owns it, as in languages with cases
 */
public record PositionPack(Lexicon lexicon, List<String> clauses, boolean ownersFollow) {

    private static final Map<String, Kind> LISTS = Map.ofEntries(
            Map.entry("documents", Kind.DOCUMENT),
            Map.entry("goals", Kind.GOAL),
            Map.entry("references", Kind.REFERENCE),
            Map.entry("articles", Kind.ARTICLE),
            Map.entry("definite", Kind.DEFINITE),
            Map.entry("infinitives", Kind.INFINITIVE),
            Map.entry("demonyms", Kind.DEMONYM),
            Map.entry("contrasts", Kind.CONTRAST),
            Map.entry("cuts", Kind.CUT),
            Map.entry("doubts", Kind.DOUBT),
            Map.entry("pronouns", Kind.PRONOUN),
            Map.entry("first-person", Kind.FIRST_PERSON),
            Map.entry("ordinals", Kind.ORDINAL),
            Map.entry("joints", Kind.JOINT),
            Map.entry("says", Kind.SAY),
            Map.entry("places", Kind.PLACE),
            Map.entry("agents", Kind.AGENT));

    /**
     * Reads {@code position/LANGUAGE.yaml} from the class path.
     *
     * @param vocabulary of the language
     * @throws IllegalStateException naming file, entry and reason, when the file is wrong
     */
    public static PositionPack load(String language, Vocabulary vocabulary) {
        YamlFile file = YamlFile.onClassPath("position/" + language + ".yaml");
        Lexicon lexicon = new Lexicon(vocabulary);
        List<String> clauses = new ArrayList<>();
        boolean ownersFollow = false;
        for (Entry section : file.entries(file.root(), "")) {
            switch (section.key()) {
                case "language" -> {
                    if (!section.value().asText().equals(language)) {
                        throw file.wrong("language", "is not '" + language + "'");
                    }
                }
                case "owners-follow" -> ownersFollow = section.value().asBoolean();
                case "clauses" -> {
                    for (Entry clause : file.entries(section.value(), "clauses")) {
                        clauses.add(clause.key());
                        add(file, lexicon, clause, "clauses." + clause.key(), clauseTerm(clause.key(), ""));
                    }
                }
                case "dossiers" -> {
                    for (Entry dossier : file.entries(section.value(), "dossiers")) {
                        for (Entry clause : file.entries(dossier.value(), "dossiers." + dossier.key())) {
                            String path = "dossiers." + dossier.key() + "." + clause.key();
                            if (!clauses.contains(clause.key())) {
                                throw file.wrong(path, "is no clause");
                            }
                            add(file, lexicon, clause, path, clauseTerm(clause.key(), dossier.key()));
                        }
                    }
                }
                case "stances" -> addStances(file, lexicon, section.value());
                default -> {
                    Kind kind = LISTS.get(section.key());
                    if (kind == null) {
                        throw file.wrong(section.key(), "is no known section");
                    }
                    add(file, lexicon, section, section.key(), new Term(TermKind.STANCE, kind.name()));
                }
            }
        }
        return new PositionPack(lexicon, List.copyOf(clauses), ownersFollow);
    }

    private static Term clauseTerm(String clause, String dossier) {
        return new Term(TermKind.CLAUSE, clause + Sign.SEPARATOR + dossier);
    }

    private static void addStances(YamlFile file, Lexicon lexicon, JsonNode stances) {
        for (Entry direction : file.entries(stances, "stances")) {
            for (Entry form : file.entries(direction.value(), "stances." + direction.key())) {
                String path = "stances." + direction.key() + "." + form.key();
                Stance stance;
                try {
                    stance = new Stance(
                            Direction.valueOf(direction.key().toUpperCase(Locale.ROOT)),
                            Form.valueOf(form.key().toUpperCase(Locale.ROOT)));
                } catch (IllegalArgumentException e) {
                    throw file.wrong(path, "is no direction with a form");
                }
                add(file, lexicon, form, path, new Term(TermKind.STANCE, Sign.nameOf(stance)));
            }
        }
    }

    private static void add(YamlFile file, Lexicon lexicon, Entry entry, String path, Term term) {
        for (String text : file.strings(entry.value(), path)) {
            try {
                lexicon.add(text.replace('-', ' '), term);
            } catch (IllegalArgumentException e) {
                throw file.wrong(path, String.valueOf(e.getMessage()));
            }
        }
    }
}
