package dev.parley.classify.text;

import dev.parley.contract.event.Evidence;
import dev.parley.contract.event.Evidence.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Title and text of an article as words and sentences.
 *
 * <p>Words are compared in the form of {@link Folding}; a word that mixes Latin and Cyrillic letters is read in the
 * script that most of its letters belong to. Reading takes time linear in the length, whatever the text.
 */
public final class Document {

    /** How a word is written. */
    public static final byte LOWER = 0;

    public static final byte CAPITALISED = 1;
    public static final byte CAPITALS = 2;

    /** What stands before a word, beside space: bits. */
    public static final byte COMMA = 1;

    public static final byte BREAK = 2;
    public static final byte HYPHEN = 4;

    /** No sentence is longer: a text without any full stop is still read in pieces that a person can check. */
    private static final int LONGEST_SENTENCE_CHARACTERS = 1_200;

    private static final int LONGEST_WORD = 64;

    private final String title;
    private final String text;
    private final List<Sentence> sentences = new ArrayList<>();
    private final Vocabulary vocabulary;
    private final char[] letters = new char[LONGEST_WORD];
    private Word[] words = new Word[512];
    private int[] starts = new int[512];
    private int[] ends = new int[512];
    private byte[] shapes = new byte[512];
    private byte[] before = new byte[512];
    private int size;

    private Document(String title, String text, Vocabulary vocabulary) {
        this.title = title;
        this.text = text;
        this.vocabulary = vocabulary;
    }

    /**
     * Reads title and text.
     *
     * @param vocabulary of their language
     * @param abbreviations folded words whose full stop ends no sentence
     */
    public static Document read(String title, String text, Vocabulary vocabulary, Set<String> abbreviations) {
        Document document = new Document(title, text, vocabulary);
        document.readField(Field.TITLE, title.toCharArray(), abbreviations);
        document.readField(Field.TEXT, text.toCharArray(), abbreviations);
        return document;
    }

    public List<Sentence> sentences() {
        return sentences;
    }

    /** Number of words in title and text. */
    public int size() {
        return size;
    }

    /** The word in the form in which words are compared. */
    public String word(int index) {
        return words[index].form();
    }

    /** The word as the vocabulary knows it. */
    public Word entry(int index) {
        return words[index];
    }

    /** {@link #LOWER}, {@link #CAPITALISED} or {@link #CAPITALS}. */
    public byte shape(int index) {
        return shapes[index];
    }

    /** Whether this bit is set in what stands before the word. */
    public boolean precededBy(int index, byte bit) {
        return (before[index] & bit) != 0;
    }

    /** UTF-16 index of the word's first character in its field. */
    public int start(int index) {
        return starts[index];
    }

    /** UTF-16 index behind the word's last character in its field. */
    public int end(int index) {
        return ends[index];
    }

    /** The sentence as it stands in the article. */
    public String quote(Sentence sentence) {
        return source(sentence.field()).substring(sentence.start(), sentence.end());
    }

    /** The words from (inclusive) to (exclusive) as they stand in the article. */
    public String quote(Sentence sentence, int from, int to) {
        return source(sentence.field()).substring(starts[from], ends[to - 1]);
    }

    /** Whether the word stands between quotation marks that open in its sentence, or right before its first word. */
    public boolean isQuoted(Sentence sentence, int word) {
        return Quotations.isOpen(source(sentence.field()), Math.max(0, sentence.start() - 1), starts[word]);
    }

    /** The sentence with offsets that count code points. */
    public Evidence evidence(Sentence sentence) {
        String source = source(sentence.field());
        int start = source.codePointCount(0, sentence.start());
        String quote = quote(sentence);
        return new Evidence(sentence.field(), start, start + quote.codePointCount(0, quote.length()), quote);
    }

    /** Title or text as it was read. */
    public String source(Field field) {
        return field == Field.TITLE ? title : text;
    }

    private void readField(Field field, char[] source, Set<String> abbreviations) {
        SentenceEnds sentenceEnds = new SentenceEnds(source, abbreviations);
        int paragraph = 0;
        int sentenceFrom = size;
        int sentenceStart = -1;
        int lastEnd = 0;
        byte pending = 0;
        int i = 0;
        int length = source.length;
        while (i < length) {
            char c = source[i];
            char folded = Folding.fold(c);
            if (folded == Folding.INVISIBLE || folded == '\'') {
                i++;
                continue;
            }
            if (folded != Folding.SPACE) {
                if (sentenceStart < 0) {
                    sentenceStart = i;
                } else if (i - sentenceStart > LONGEST_SENTENCE_CHARACTERS && size > sentenceFrom) {
                    close(field, paragraph, sentenceFrom, sentenceStart, lastEnd);
                    sentenceFrom = size;
                    sentenceStart = i;
                }
                i = readPlainWord(source, i, pending);
                lastEnd = i;
                pending = 0;
                continue;
            }
            switch (c) {
                case ',', '(', ')', '"', '\u201C', '\u201D', '\u00AB', '\u00BB' -> pending |= COMMA;
                case ';', ':', '\u2013', '\u2014', '|', '\u2022' -> pending |= BREAK;
                case '-' -> pending |= i + 1 < length && source[i + 1] == ' ' ? BREAK : HYPHEN;
                default -> {
                    // other signs separate words and mean nothing
                }
            }
            boolean lineBreak = c == '\n' || c == '\u2028' || c == '\u2029';
            boolean ends = size > sentenceFrom
                    && (lineBreak
                            ? sentenceEnds.isAtLineBreak(i)
                            : SentenceEnds.isStop(c) && endsAtStop(sentenceEnds, i));
            if (ends) {
                int end = lineBreak ? sentenceEnds.trimmed(lastEnd, i) : sentenceEnds.behindClosing(i + 1);
                close(field, paragraph, sentenceFrom, sentenceStart, end);
                sentenceFrom = size;
                sentenceStart = -1;
                i = Math.max(i + 1, end);
                pending = 0;
            } else {
                i++;
            }
            if (lineBreak) {
                paragraph++;
            }
        }
        if (size > sentenceFrom) {
            close(field, paragraph, sentenceFrom, sentenceStart, sentenceEnds.trimmed(lastEnd, length));
        }
    }

    private boolean endsAtStop(SentenceEnds sentenceEnds, int at) {
        boolean touches = ends[size - 1] == at;
        return sentenceEnds.isAtStop(at, touches ? word(size - 1) : "", touches && shapes[size - 1] != LOWER);
    }

    private void close(Field field, int paragraph, int from, int start, int end) {
        sentences.add(new Sentence(field, field == Field.TITLE, sentences.size(), paragraph, from, size, start, end));
    }

    /**
     * Reads the word at this place and answers the index behind it; leaves it to {@link #readWord} unless it consists of
     * Latin letters and digits only, as nearly all words of English do.
     */
    private int readPlainWord(char[] source, int start, byte precededBy) {
        int i = start;
        long key = 0;
        int upper = 0;
        int digits = 0;
        while (i < source.length && i - start < LONGEST_WORD) {
            char c = source[i];
            if (c >= 'a' && c <= 'z') {
                letters[i - start] = c;
            } else if (c >= 'A' && c <= 'Z') {
                c += 'a' - 'A';
                letters[i - start] = c;
                upper++;
            } else if (Folding.isDigit(c)) {
                letters[i - start] = c;
                digits++;
            } else {
                break;
            }
            key = Word.key(key, c);
            i++;
        }
        int length = i - start;
        if (i < source.length && (source[i] != ' ' && !endsPlainWord(source[i], length, digits) || length == 0)) {
            return readWord(source, start, precededBy);
        }
        int alphabetic = length - digits;
        boolean firstUpper = upper > 0 && !Folding.isDigit(source[start]) && letters[0] != source[start];
        append(
                vocabulary.word(letters, length, key),
                start,
                i,
                shape(length, alphabetic, upper, firstUpper),
                precededBy);
        return i;
    }

    /** Whether a word that is plain so far ends before this character, whatever stands behind it. */
    private static boolean endsPlainWord(char c, int length, int digits) {
        return switch (c) {
            case '.' -> length > 1 && digits == 0;
            case ',' -> digits == 0;
            default -> Folding.fold(c) == Folding.SPACE;
        };
    }

    private static byte shape(int length, int alphabetic, int upper, boolean firstUpper) {
        boolean capitals = upper >= 2 && upper >= alphabetic - 1 || upper > 0 && upper == alphabetic && length > 1;
        return capitals ? CAPITALS : firstUpper ? CAPITALISED : LOWER;
    }

    /** Reads the word at this place and answers the index behind it. */
    private int readWord(char[] source, int start, byte precededBy) {
        int length = source.length;
        int written = 0;
        int dots = 0;
        int i = start;
        int latin = 0;
        int cyrillic = 0;
        int upper = 0;
        int alphabetic = 0;
        boolean firstUpper = false;
        while (i < length) {
            char c = source[i];
            char folded = Folding.fold(c);
            if (folded == Folding.SPACE) {
                // U.S. and U.N. are one word; so are 1,000 and 2.5
                boolean initials = c == '.'
                        && alphabetic == i - start - dots
                        && areInitials(letters, written)
                        && i + 1 < length
                        && Folding.isLatin(Folding.fold(source[i + 1]))
                        && (i + 2 >= length || Folding.fold(source[i + 2]) == Folding.SPACE);
                boolean number = (c == ',' || c == '.')
                        && i > start
                        && Folding.isDigit(source[i - 1])
                        && i + 1 < length
                        && Folding.isDigit(source[i + 1]);
                if (!initials && !number) {
                    break;
                }
                if (written < LONGEST_WORD) {
                    letters[written++] = '.';
                    dots++;
                }
                i++;
                continue;
            }
            if (folded == '\'' && (i + 1 >= length || !Folding.isLetter(source[i + 1]))) {
                break;
            }
            if (folded != Folding.INVISIBLE) {
                if (written < LONGEST_WORD) {
                    letters[written++] = folded;
                }
                if (Folding.isLatin(folded)) {
                    latin++;
                } else if (Folding.isCyrillic(folded)) {
                    cyrillic++;
                }
                if (folded != '\'' && !Folding.isDigit(folded)) {
                    alphabetic++;
                    if (c != folded && Folding.isUpper(c)) {
                        upper++;
                        firstUpper |= alphabetic == 1;
                    }
                }
            }
            i++;
        }
        if (latin > 0 && cyrillic > 0) {
            for (int k = 0; k < written; k++) {
                letters[k] = latin >= cyrillic ? Folding.toLatin(letters[k]) : Folding.toCyrillic(letters[k]);
            }
        }
        int end = i;
        if (written > 2 && letters[written - 2] == '\'' && letters[written - 1] == 's') {
            written -= 2;
            alphabetic--;
        }
        append(
                vocabulary.word(letters, written),
                start,
                end,
                shape(written, alphabetic, upper, firstUpper),
                precededBy);
        return end;
    }

    private void append(Word word, int start, int end, byte shape, byte precededBy) {
        if (size == words.length) {
            int larger = size * 2;
            words = Arrays.copyOf(words, larger);
            starts = Arrays.copyOf(starts, larger);
            ends = Arrays.copyOf(ends, larger);
            shapes = Arrays.copyOf(shapes, larger);
            before = Arrays.copyOf(before, larger);
        }
        words[size] = word;
        starts[size] = start;
        ends[size] = end;
        shapes[size] = shape;
        before[size] = precededBy;
        size++;
    }

    /** Whether what is read of the word is single letters with full stops between them. */
    private static boolean areInitials(char[] letters, int count) {
        return count % 2 == 1
                && count <= 7
                && Folding.isLatin(letters[count - 1])
                && (count == 1 || letters[count - 2] == '.');
    }
}
