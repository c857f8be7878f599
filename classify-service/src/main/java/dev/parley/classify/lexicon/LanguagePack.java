package dev.parley.classify.lexicon;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.classify.lexicon.YamlFile.Entry;
import dev.parley.classify.text.Document;
import dev.parley.classify.text.Vocabulary;
import dev.parley.contract.event.ChangeType;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What one language has to say about our subject.
 *
 * @param language ISO 639-1
 * @param screen entries of a {@link dev.parley.classify.screen.Screen} without any of which a text is not read further
 * @param abbreviations folded words whose full stop ends no sentence
 * @param vocabulary the words of all terms
 * @param lexicon the terms
 */
public record LanguagePack(
        String language, List<String> screen, Set<String> abbreviations, Vocabulary vocabulary, Lexicon lexicon) {

    /** The name of a term for all who fight each other, such as both sides. */
    public static final String BOTH_SIDES = "both";

    private static final Set<String> PLACES = Set.of("before", "jointly", "after", "near", "hint", "itself");

    /**
     * Reads {@code language/LANGUAGE.yaml} from the class path.
     *
     * @throws IllegalStateException naming file, entry and reason, when the file is wrong
     */
    public static LanguagePack load(String language) {
        YamlFile file = YamlFile.onClassPath("language/" + language + ".yaml");
        String declared = file.root().path("language").asText();
        if (!declared.equals(language)) {
            throw file.wrong("language", "is '" + declared + "', expected '" + language + "'");
        }
        Vocabulary vocabulary = new Vocabulary(language);
        Lexicon lexicon = new Lexicon(vocabulary);
        List<String> screen = List.of();
        Set<String> abbreviations = new HashSet<>();
        for (Entry section : file.entries(file.root(), "")) {
            switch (section.key()) {
                case "language" -> {
                    // checked above
                }
                case "screen" -> screen = file.strings(section.value(), "screen");
                case "irregular" -> {
                    for (Entry verb : file.entries(section.value(), "irregular")) {
                        for (String inflection : file.strings(verb.value(), "irregular." + verb.key())) {
                            vocabulary.addIrregular(inflection, verb.key());
                        }
                    }
                }
                case "abbreviations" -> abbreviations.addAll(file.strings(section.value(), "abbreviations"));
                case "changes" -> addChanges(file, lexicon, section.value());
                case "other-senses", "genres", "actors", "lead-ins" -> {
                    TermKind kind =
                            switch (section.key()) {
                                case "other-senses" -> TermKind.OTHER_SENSE;
                                case "genres" -> TermKind.GENRE;
                                case "lead-ins" -> TermKind.LEAD_IN;
                                default -> TermKind.ACTOR;
                            };
                    for (Entry named : file.entries(section.value(), section.key())) {
                        addAll(file, lexicon, named, section.key() + "." + named.key(), new Term(kind, named.key()));
                    }
                }
                case "clauses" -> {
                    for (Entry named : file.entries(section.value(), section.key())) {
                        addAll(
                                file,
                                lexicon,
                                named,
                                section.key() + "." + named.key(),
                                new Term(TermKind.CLAUSE, named.key()));
                    }
                }
                case "both-sides" -> addAll(file, lexicon, section, section.key(), new Term(TermKind.SIDE, BOTH_SIDES));
                default -> addAll(file, lexicon, section, section.key(), new Term(kindOf(file, section.key()), ""));
            }
        }
        return new LanguagePack(language, screen, Set.copyOf(abbreviations), vocabulary, lexicon);
    }

    /** Reads title and text of an article in this language. */
    public Document read(String title, String text) {
        return Document.read(title, text, vocabulary, abbreviations);
    }

    private static void addChanges(YamlFile file, Lexicon lexicon, JsonNode changes) {
        for (Entry type : file.entries(changes, "changes")) {
            ChangeType changeType;
            try {
                changeType = ChangeType.valueOf(type.key());
            } catch (IllegalArgumentException e) {
                throw file.wrong("changes." + type.key(), "is no change type");
            }
            for (Entry place : file.entries(type.value(), "changes." + type.key())) {
                String path = "changes." + type.key() + "." + place.key();
                if (!PLACES.contains(place.key())) {
                    throw file.wrong(path, "is none of before, jointly, after, near, hint, itself");
                }
                addAll(file, lexicon, place, path, new Term(TermKind.CHANGE, changeType + "/" + place.key()));
            }
        }
    }

    private static void addAll(YamlFile file, Lexicon lexicon, Entry entry, String path, Term term) {
        for (String text : file.strings(entry.value(), path)) {
            try {
                lexicon.add(text, term);
            } catch (IllegalArgumentException e) {
                throw file.wrong(path, String.valueOf(e.getMessage()));
            }
        }
    }

    private static TermKind kindOf(YamlFile file, String section) {
        String name = section.equals("sides")
                ? "SIDE"
                : section.toUpperCase(Locale.ROOT).replace('-', '_');
        try {
            return TermKind.valueOf(name);
        } catch (IllegalArgumentException e) {
            throw file.wrong(section, "is no known section");
        }
    }
}
