package dev.parley.alert.console;

import dev.parley.contract.event.Wording;
import java.util.ArrayList;
import java.util.List;

/** A piece of a sentence, and how it is set apart. */
public record Segment(String text, Look look) {

    /** How a piece stands out. */
    public enum Look {
        PLAIN,
        CUE,
        GONE,
        COME
    }

    /** The difference of a corrected sentence in pieces. What does not close is text. */
    public static List<Segment> difference(Wording wording) {
        String text = wording.difference();
        List<Segment> pieces = new ArrayList<>();
        int from = 0;
        while (from < text.length()) {
            int gone = text.indexOf("[-", from);
            int come = text.indexOf("{+", from);
            int next = gone < 0 ? come : come < 0 ? gone : Math.min(gone, come);
            int end = next < 0 ? -1 : text.indexOf(next == gone ? "-]" : "+}", next + 2);
            if (end < 0) {
                break;
            }
            add(pieces, text.substring(from, next), Look.PLAIN);
            add(pieces, text.substring(next + 2, end), next == gone ? Look.GONE : Look.COME);
            from = end + 2;
        }
        add(pieces, text.substring(from), Look.PLAIN);
        return pieces;
    }

    /** Spaces at the ends count: they stand between the pieces. */
    private static void add(List<Segment> pieces, String text, Look look) {
        String plain = OutsideText.plain(text);
        String before = text.startsWith(" ") ? " " : "";
        String after = text.endsWith(" ") && !plain.isEmpty() ? " " : "";
        if (!text.isEmpty()) {
            pieces.add(new Segment(before + plain + after, look));
        }
    }
}
