package dev.parley.classify.position;

import dev.parley.classify.position.Sign.Kind;
import dev.parley.classify.position.Stance.Direction;
import dev.parley.classify.text.Document;
import java.util.ArrayList;
import java.util.List;

/**
 * Words that say what somebody wants.
 *
 * @param parties who wants it; several when they say it together
 * @param cueFrom first word of what says so
 * @param cueTo behind its last word; the same as {@code cueFrom} where there is none
 * @param from first word of what is wanted
 * @param to behind its last word
 */
record Statement(List<String> parties, Direction direction, int cueFrom, int cueTo, int from, int to) {

    /** The first clause is named near the cue, further ones near each other; else they belong to something else. */
    private static final int FIRST_REACH = 15;

    private static final int NEXT_REACH = 12;
    private static final int NONE = -1;

    /** What is wanted on one clause. */
    record Item(String clause, int from, int to) {}

    /** The parts of the statement, one per run of words on the same clause. */
    List<Item> items(Document document, List<Sign> signs) {
        List<Item> items = new ArrayList<>();
        Sign last = null;
        List<String> clauses = new ArrayList<>();
        int itemFrom = from;
        for (Sign sign : signs) {
            if (sign.kind() != Kind.CLAUSE || sign.from() < Math.min(cueFrom, from) || sign.to() > to) {
                continue;
            }
            if (cueTo <= from
                    && sign.from() - (last == null ? from : last.to()) > (last == null ? FIRST_REACH : NEXT_REACH)) {
                break;
            }
            if (last != null && !clauses.contains(sign.name()) && sign.from() >= last.to()) {
                int cut = delimiter(document, signs, last.to(), sign.from());
                if (cut == NONE) {
                    // belongs to the clause before: monitoring of the ceasefire
                    last = sign;
                    continue;
                }
                add(items, clauses, itemFrom, cut);
                itemFrom = cut;
                clauses.clear();
            }
            if (!clauses.contains(sign.name())) {
                clauses.add(sign.name());
            }
            last = sign;
        }
        add(items, clauses, itemFrom, to);
        return items;
    }

    private static void add(List<Item> items, List<String> clauses, int from, int to) {
        clauses.forEach(clause -> items.add(new Item(clause, from, to)));
    }

    /** Where between two clauses the second begins: behind the last comma, else the last "and"; none where they belong together. */
    private static int delimiter(Document document, List<Sign> signs, int from, int to) {
        for (int i = to; i >= from; i--) {
            if (document.precededBy(i, Document.COMMA) || document.precededBy(i, Document.BREAK)) {
                return i;
            }
        }
        for (int i = signs.size() - 1; i >= 0; i--) {
            Sign sign = signs.get(i);
            if (sign.kind() == Kind.JOINT && sign.from() >= from && sign.to() <= to) {
                return sign.from();
            }
        }
        return NONE;
    }
}
