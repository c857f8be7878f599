package dev.parley.alert.console;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Text that outlets wrote, made fit to be shown. It is escaped by the templates; here it loses what would still deceive the
 * eye: characters that turn the direction of what follows, that have no width, or that pile up on one letter.
 */
public final class OutsideText {

    private static final int MOST_MARKS_ON_A_LETTER = 3;

    /** What stands between a title and the name of its outlet. */
    private static final String SEPARATORS = "|-–—:·•»";

    /**
     * The beginning of a text.
     *
     * @param shown what fits
     * @param whole the text, if more of it exists than is shown
     * @param length of the whole in characters
     */
    public record Excerpt(String shown, @Nullable String whole, int length) {

        public boolean isCut() {
            return whole != null;
        }
    }

    private OutsideText() {}

    /** The text in one line, without invisible and direction-changing characters. */
    public static String plain(@Nullable String text) {
        if (text == null) {
            return "";
        }
        StringBuilder plain = new StringBuilder(text.length());
        int marks = 0;
        boolean space = true;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                if (!space) {
                    plain.append(' ');
                }
                space = true;
                continue;
            }
            marks = isMark(c) ? marks + 1 : 0;
            if (isInvisible(c) || marks > MOST_MARKS_ON_A_LETTER) {
                continue;
            }
            plain.appendCodePoint(c);
            space = false;
        }
        return plain.toString().strip();
    }

    /**
     * The text in one line, cut at a word if it is longer.
     *
     * @param most characters, counted as Unicode code points
     */
    public static Excerpt excerpt(@Nullable String text, int most) {
        String plain = plain(text);
        int length = plain.codePointCount(0, plain.length());
        if (length <= most) {
            return new Excerpt(plain, null, length);
        }
        int end = plain.offsetByCodePoints(0, most);
        int word = plain.lastIndexOf(' ', end);
        return new Excerpt(plain.substring(0, word > end / 2 ? word : end) + "…", plain, length);
    }

    /**
     * A title without the name of its outlet at the end, which some add to each of theirs: "Truce agreed | The Post". A name
     * that belongs to the sentence stays.
     */
    public static String withoutName(String title, String name) {
        String text = plain(title);
        String outlet = plain(name);
        int start = text.length() - outlet.length();
        if (outlet.isEmpty() || start <= 0 || !text.regionMatches(true, start, outlet, 0, outlet.length())) {
            return text;
        }
        String before = text.substring(0, start).stripTrailing();
        int end = before.length();
        while (end > 0 && SEPARATORS.indexOf(before.charAt(end - 1)) >= 0) {
            end--;
        }
        boolean stands = end > 1 && end < before.length() && before.charAt(end - 1) == ' ';
        return stands ? before.substring(0, end - 1) : text;
    }

    /** The address, if following it does no more than open a page of the web. */
    public static Optional<String> link(String address) {
        try {
            URI uri = new URI(address);
            boolean isWeb = "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
            return isWeb && uri.getHost() != null ? Optional.of(uri.toASCIIString()) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static boolean isMark(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
    }

    /** Of the format characters only the joiners stay, which letters of some scripts and some emoji need. */
    private static boolean isInvisible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED -> true;
            case Character.FORMAT -> c != 0x200C && c != 0x200D;
            default ->
                c == 0x115F || c == 0x1160 || c == 0x3164 || c == 0xFFA0 || c == 0x2800; // blanks that count as letters
        };
    }
}
