package dev.parley.classify.dossier;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.classify.lexicon.Lexicon;
import dev.parley.classify.lexicon.Term;
import dev.parley.classify.lexicon.TermKind;
import dev.parley.classify.lexicon.YamlFile;
import dev.parley.classify.lexicon.YamlFile.Entry;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The watched conflicts, and the states by which the parties of other conflicts are named.
 *
 * <p>An alias may belong to several dossiers: Russia is a party in two. What a text is about is decided by all of it,
 * see {@link DossierMatch}.
 */
public final class Dossiers {

    private record Alias(String language, String text, Term term) {}

    private final List<Alias> aliases = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();

    private Dossiers() {}

    /**
     * Reads {@code dossiers.yaml} and {@code world.yaml} from the class path.
     *
     * @throws IllegalStateException naming file, entry and reason, when one of them is wrong
     */
    public static Dossiers load() {
        Dossiers dossiers = new Dossiers();
        dossiers.readDossiers(YamlFile.onClassPath("dossiers.yaml"));
        dossiers.readStates(YamlFile.onClassPath("world.yaml"));
        return dossiers;
    }

    /**
     * Watches more conflicts.
     *
     * @param file of the same form as {@code dossiers.yaml}
     * @throws IllegalStateException naming file, entry and reason, when it is wrong
     */
    public Dossiers add(YamlFile file) {
        readDossiers(file);
        return this;
    }

    /** Adds the aliases of a language to its lexicon. */
    public void addTo(Lexicon lexicon, String language) {
        for (Alias alias : aliases) {
            if (alias.language.equals(language)) {
                lexicon.add(NameCases.entry(alias.text, language), alias.term);
            }
        }
    }

    private void readDossiers(YamlFile file) {
        JsonNode list = file.root().path("dossiers");
        if (!list.isArray() || list.isEmpty()) {
            throw file.wrong("dossiers", "must be a list");
        }
        for (JsonNode dossier : list) {
            String id = dossier.path("id").asText();
            if (id.isBlank() || !ids.add(id)) {
                throw file.wrong("dossiers", "has an entry without an id of its own: '" + id + "'");
            }
            for (Entry entry : file.entries(dossier, id)) {
                switch (entry.key()) {
                    case "id" -> {
                        // read above
                    }
                    case "allies", "at-war" -> {
                        // read with the parties
                    }
                    case "parties" -> {
                        List<String> allies = dossier.has("allies")
                                ? file.strings(dossier.path("allies"), id + ".allies")
                                : List.of();
                        for (Entry party : file.entries(entry.value(), id + ".parties")) {
                            String side = allies.contains(party.key()) ? "allies" : party.key();
                            Party named = new Party(
                                    id,
                                    party.key(),
                                    side,
                                    dossier.path("at-war").asBoolean());
                            readAliases(
                                    file,
                                    party,
                                    id + ".parties." + party.key(),
                                    new Term(TermKind.PARTY, named.termName()));
                        }
                    }
                    case "scenes" -> readAliases(file, entry, id + ".scenes", new Term(TermKind.SCENE, id));
                    default -> throw file.wrong(id + "." + entry.key(), "is no known key");
                }
            }
        }
    }

    private void readStates(YamlFile file) {
        for (Entry state : file.entries(file.root().path("states"), "states")) {
            readAliases(file, state, "states." + state.key(), new Term(TermKind.STATE, state.key()));
        }
    }

    private void readAliases(YamlFile file, Entry named, String path, Term term) {
        for (Entry language : file.entries(named.value(), path)) {
            for (String text : file.strings(language.value(), path + "." + language.key())) {
                // names are compared as written and in every inflection; hyphens separate words
                aliases.add(new Alias(language.key(), text.replace('-', ' '), term));
            }
        }
    }
}
