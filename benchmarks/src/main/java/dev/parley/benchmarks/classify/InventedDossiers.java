package dev.parley.benchmarks.classify;

import dev.parley.classify.lexicon.YamlFile;
import java.util.Random;

/** Conflicts with names that no article holds, each with two parties of eight aliases and four scenes. */
final class InventedDossiers {

    private static final String[] SYLLABLES = {
        "zor", "vek", "qua", "nul", "mir", "tash", "gho", "brel", "xan", "dro", "fyn", "lus", "prak", "ossu", "jeb",
        "kwi"
    };
    private static final int ALIASES = 8;
    private static final int SCENES = 4;

    private InventedDossiers() {}

    static YamlFile of(int count) {
        Random random = new Random(3);
        StringBuilder yaml = new StringBuilder("dossiers:\n");
        for (int i = 0; i < count; i++) {
            yaml.append("  - id: invented-").append(i).append("\n    parties:\n");
            for (int side = 0; side < 2; side++) {
                yaml.append("      Side ")
                        .append(i)
                        .append(side == 0 ? "a" : "b")
                        .append(":\n        en: [");
                names(yaml, random, ALIASES).append("]\n");
            }
            yaml.append("    scenes:\n      en: [");
            names(yaml, random, SCENES).append("]\n");
        }
        return YamlFile.of("invented dossiers", yaml.toString());
    }

    private static StringBuilder names(StringBuilder yaml, Random random, int count) {
        for (int i = 0; i < count; i++) {
            yaml.append(i == 0 ? "" : ", ");
            for (int syllable = 0; syllable < 4; syllable++) {
                yaml.append(SYLLABLES[random.nextInt(SYLLABLES.length)]);
            }
        }
        return yaml;
    }
}
