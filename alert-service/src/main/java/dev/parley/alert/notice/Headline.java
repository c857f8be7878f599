package dev.parley.alert.notice;

import dev.parley.contract.event.ChangeType;
import dev.parley.contract.event.Instrument;
import dev.parley.contract.event.Modality;
import java.util.List;
import java.util.Locale;

/** One sentence in plain English, such as "Russia publishes its peace memorandum". */
final class Headline {

    private Headline() {}

    /**
     * @param actors who did it, the most prominent first; may be empty
     * @param parties the belligerents; may be empty
     */
    static String of(
            Instrument instrument, ChangeType type, Modality modality, List<String> actors, List<String> parties) {
        Phrase phrase = Phrase.of(instrument, type);
        if (actors.isEmpty() && phrase.towards() == Phrase.Towards.WITH && parties.size() > 1) {
            // what takes both sides is told of both sides where nobody else is named
            return sentence(phrase.active(modality, parties, List.of()));
        }
        return sentence(
                actors.isEmpty()
                        ? phrase.passive(modality, parties)
                        : phrase.active(modality, actors, others(parties, actors)));
    }

    /** The headline as a claim: "Cambodia breaks the ceasefire, Thailand says". */
    static String onWordOf(String speaker, String headline) {
        return headline + ", " + OneLine.of(speaker) + " says";
    }

    private static List<String> others(List<String> parties, List<String> actors) {
        return parties.stream().filter(party -> !actors.contains(party)).toList();
    }

    private static String sentence(String words) {
        // names may come from the text of an article
        String line = OneLine.of(words);
        return line.substring(0, 1).toUpperCase(Locale.ROOT) + line.substring(1);
    }
}
