package dev.parley.classify.dossier;

import java.util.ArrayList;
import java.util.List;

/**
 * The cases of Ukrainian and Russian names. Dictionaries and stemmers know few of them, or take the ending of the name
 * itself for one of a case: Иран would not be found in в Иране.
 */
final class NameCases {

    private static final int SHORTEST = 4;
    private static final String HUSHING = "жшчщц";
    private static final List<String> SURNAMES = List.of("ов", "ев", "єв", "ин", "ін", "їн");

    private NameCases() {}

    /**
     * The entry for a name in all its cases; the name as it is where it has none.
     *
     * @param name one or more words, of which the last is inflected
     */
    static String entry(String name, String language) {
        int space = name.lastIndexOf(' ');
        String last = name.substring(space + 1);
        boolean cyrillic = language.equals("uk") || language.equals("ru");
        if (!cyrillic || last.length() < SHORTEST || last.indexOf('|') >= 0 || !Character.isUpperCase(last.charAt(0))) {
            return name;
        }
        StringBuilder entry = new StringBuilder(name);
        for (String form : language.equals("ru") ? russian(last) : ukrainian(last)) {
            entry.append("|=").append(form);
        }
        return entry.toString();
    }

    private static List<String> russian(String name) {
        String stem = name.substring(0, name.length() - 1);
        return switch (Character.toLowerCase(name.charAt(name.length() - 1))) {
            case 'а' -> with(stem, "ы", "и", "е", "у", "ой");
            case 'я' -> with(stem, "и", "е", "ю", "ей");
            case 'ь' -> with(stem, "я", "ю", "е", "ем", "и", "ью");
            case 'й' -> name.endsWith("ий") ? List.of() : with(stem, "я", "ю", "е", "ем");
            case 'о', 'е', 'и', 'у', 'ы', 'э', 'ю', 'ё' -> List.of();
            default -> withInstrumental(with(name, "а", "у", "е"), name, "ом", "ем", "ым");
        };
    }

    private static List<String> ukrainian(String name) {
        String stem = name.substring(0, name.length() - 1);
        return switch (Character.toLowerCase(name.charAt(name.length() - 1))) {
            case 'а' -> with(stem, "и", "і", "у", "ою");
            case 'я' -> name.endsWith("ія") ? with(stem, "ї", "ю", "єю") : with(stem, "і", "ю", "ею");
            case 'ь' -> with(stem, "я", "ю", "і", "ем");
            case 'й' -> name.endsWith("ий") ? List.of() : with(stem, "я", "ю", "ї", "єм");
            case 'о', 'е', 'и', 'у', 'і', 'ї', 'є', 'ю' -> List.of();
            default -> withInstrumental(with(name, "а", "у", "і", "ові"), name, "ом", "ем", "им");
        };
    }

    private static List<String> withInstrumental(
            List<String> forms, String name, String usual, String hushing, String surname) {
        List<String> all = new ArrayList<>(forms);
        all.add(name + (HUSHING.indexOf(name.charAt(name.length() - 1)) >= 0 ? hushing : usual));
        if (SURNAMES.stream().anyMatch(name::endsWith)) {
            all.add(name + surname);
        }
        return all;
    }

    private static List<String> with(String stem, String... endings) {
        List<String> forms = new ArrayList<>();
        for (String ending : endings) {
            forms.add(stem + ending);
        }
        return forms;
    }
}
