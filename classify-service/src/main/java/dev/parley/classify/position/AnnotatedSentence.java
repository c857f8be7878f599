package dev.parley.classify.position;

import dev.parley.classify.dossier.DossierMatch;
import dev.parley.classify.lexicon.Mark;
import dev.parley.classify.lexicon.TermKind;
import dev.parley.classify.position.Sign.Kind;
import dev.parley.classify.text.Document;
import dev.parley.classify.text.Sentence;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A sentence with its signs and actors, and what stands before and behind its words. */
final class AnnotatedSentence {

    private final Document document;
    private final Sentence sentence;
    private final List<Mark> marks;
    private final PositionPack pack;
    private final DossierMatch dossier;

    /** Both are found when they are first asked for: most sentences of an article need not be looked at. */
    private @Nullable List<Sign> signs;

    private @Nullable List<Actor> actors;

    /**
     * A sentence of a document.
     *
     * @param marks what the lexicon of its language found in it
     * @param dossier whose parties count as parties
     */
    AnnotatedSentence(Document document, Sentence sentence, List<Mark> marks, PositionPack pack, DossierMatch dossier) {
        this.document = document;
        this.sentence = sentence;
        this.marks = marks;
        this.pack = pack;
        this.dossier = dossier;
    }

    Document document() {
        return document;
    }

    Sentence sentence() {
        return sentence;
    }

    int from() {
        return sentence.from();
    }

    int to() {
        return sentence.to();
    }

    /** The sentence as it stands in the article. */
    String quote() {
        return document.quote(sentence);
    }

    List<Mark> marks() {
        return marks;
    }

    List<Sign> signs() {
        List<Sign> known = signs;
        if (known == null) {
            known = Sign.find(
                    pack.lexicon().find(document, from(), to()),
                    pack,
                    Objects.requireNonNullElse(dossier.dossier(), ""));
            signs = known;
        }
        return known;
    }

    List<Actor> actors() {
        List<Actor> known = actors;
        if (known == null) {
            known = Actor.isAnyIn(marks) ? Actor.of(marks, signs(), dossier) : List.of();
            actors = known;
        }
        return known;
    }

    /** Whether in its language a party that stands behind a noun or a verb owns it. */
    boolean ownersFollow() {
        return pack.ownersFollow();
    }

    /** The first sign of this kind. */
    @Nullable
    Sign first(Kind kind) {
        for (Sign sign : signs()) {
            if (sign.kind() == kind) {
                return sign;
            }
        }
        return null;
    }

    /** The last sign of this kind that ends before the word, with fewer words than {@code reach} between them. */
    @Nullable
    Sign signBefore(Kind kind, int word, int reach) {
        Sign best = null;
        for (Sign sign : signs()) {
            if (sign.kind() == kind && sign.to() <= word && word - sign.to() < reach) {
                best = sign;
            }
        }
        return best;
    }

    /** Whether a sign of this kind lies between these words. */
    boolean hasSign(Kind kind, int begin, int end) {
        for (Sign sign : signs()) {
            if (sign.kind() == kind && sign.from() >= begin && sign.to() <= end) {
                return true;
            }
        }
        return false;
    }

    /** Whether a sign of this kind ends right before the word. */
    boolean followsSign(int word, Kind kind) {
        for (Sign sign : signs()) {
            if (sign.kind() == kind && sign.to() == word) {
                return true;
            }
        }
        return false;
    }

    /** Whether a sign of this kind begins at the word. */
    boolean beginsSign(int word, Kind kind) {
        for (Sign sign : signs()) {
            if (sign.kind() == kind && sign.from() == word) {
                return true;
            }
        }
        return false;
    }

    /** Whether a mark of this kind begins at the word. */
    boolean beginsMark(int word, TermKind kind) {
        for (Mark mark : marks) {
            if (mark.kind() == kind && mark.from() == word) {
                return true;
            }
        }
        return false;
    }

    /** The last actor before the word that begins no earlier than at {@code limit}. */
    @Nullable
    Actor actorBefore(int word, int limit) {
        Actor best = null;
        for (Actor actor : actors()) {
            if (actor.to() <= word && actor.from() >= limit) {
                best = actor;
            }
        }
        return best;
    }

    /** The first actor from the word on, with at most {@code reach} words before him. */
    @Nullable
    Actor actorFrom(int word, int reach) {
        for (Actor actor : actors()) {
            if (actor.from() >= word && actor.from() - word <= reach) {
                return actor;
            }
        }
        return null;
    }

    boolean followsComma(int word) {
        return document.precededBy(word, Document.COMMA);
    }

    boolean followsBreak(int word) {
        return document.precededBy(word, Document.BREAK);
    }

    /** Whether a comma stands before any of these words, the last one included. */
    boolean hasComma(int first, int last) {
        for (int i = first; i <= last && i < to(); i++) {
            if (followsComma(i)) {
                return true;
            }
        }
        return false;
    }

    /** The word behind an "and" that stands here; the word itself where none does. */
    int behindJoint(int word) {
        for (Sign sign : signs()) {
            if (sign.kind() == Kind.JOINT && sign.from() == word) {
                return sign.to();
            }
        }
        return word;
    }
}
