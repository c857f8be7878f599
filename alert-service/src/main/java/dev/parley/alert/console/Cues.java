package dev.parley.alert.console;

import dev.parley.alert.console.Segment.Look;
import dev.parley.contract.event.ChangeType;
import dev.parley.contract.event.Instrument;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Finds in a sentence the words that name an instrument and a change, so that the eye finds them too. It goes by the
 * beginnings of words in {@code cues.properties}: the verdict tells the sentence, not the words in it.
 */
public final class Cues {

    /** A beginning of a word each, or of several words that follow each other. */
    private record Cue(List<String> beginnings) {

        static Cue of(String line) {
            return new Cue(List.of(line.strip().toLowerCase(Locale.ROOT).split(" +")));
        }
    }

    private record Word(int start, int end, String lower) {}

    private final TextFile file = TextFile.read("cues.properties");

    /** The sentence in pieces, cut if it is longer. */
    public List<Segment> mark(String sentence, int most, Instrument instrument, ChangeType change) {
        String text = OutsideText.excerpt(sentence, most).shown();
        List<Cue> cues = Stream.of(instrument.name(), change.name())
                .flatMap(name -> Arrays.stream(file.text(name).split(",")))
                .map(Cue::of)
                .toList();
        List<Segment> pieces = new ArrayList<>();
        List<Word> words = words(text);
        int from = 0;
        for (int i = 0; i < words.size(); i++) {
            int length = longest(cues, words, i);
            if (length > 0) {
                int start = words.get(i).start();
                int end = words.get(i + length - 1).end();
                if (start > from) {
                    pieces.add(new Segment(text.substring(from, start), Look.PLAIN));
                }
                pieces.add(new Segment(text.substring(start, end), Look.CUE));
                from = end;
                i += length - 1;
            }
        }
        if (from < text.length()) {
            pieces.add(new Segment(text.substring(from), Look.PLAIN));
        }
        return pieces;
    }

    private static int longest(List<Cue> cues, List<Word> words, int at) {
        int longest = 0;
        for (Cue cue : cues) {
            int length = cue.beginnings().size();
            if (length > longest && at + length <= words.size() && begins(cue, words, at)) {
                longest = length;
            }
        }
        return longest;
    }

    private static boolean begins(Cue cue, List<Word> words, int at) {
        for (int i = 0; i < cue.beginnings().size(); i++) {
            if (!words.get(at + i).lower().startsWith(cue.beginnings().get(i))) {
                return false;
            }
        }
        return true;
    }

    private static List<Word> words(String text) {
        List<Word> words = new ArrayList<>();
        int start = -1;
        for (int i = 0; i <= text.length(); i++) {
            boolean inWord = i < text.length() && isPart(text, i, start);
            if (inWord && start < 0) {
                start = i;
            } else if (!inWord && start >= 0) {
                words.add(new Word(start, i, text.substring(start, i).toLowerCase(Locale.ROOT)));
                start = -1;
            }
        }
        return words;
    }

    /** Letters and digits; a hyphen or apostrophe between them, as in cease-fire. */
    private static boolean isPart(String text, int i, int start) {
        char c = text.charAt(i);
        return Character.isLetterOrDigit(c)
                || Character.isSurrogate(c)
                || start >= 0
                        && (c == '-' || c == '\u2019' || c == '\'')
                        && i + 1 < text.length()
                        && Character.isLetterOrDigit(text.charAt(i + 1));
    }
}
