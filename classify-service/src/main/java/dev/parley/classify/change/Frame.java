package dev.parley.classify.change;

import dev.parley.classify.text.Sentence;
import dev.parley.contract.event.ChangeType;
import dev.parley.contract.event.Modality;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a sentence says about an instrument.
 *
 * @param mention the instrument that it happened to
 * @param cue the words that say so
 * @param type what the sentence makes of the cue's type: what is not signed is still talked about
 * @param actor who did it, as a party, state or sort of actor; absent when the sentence does not say
 * @param speaker who says so; absent when it is the outlet
 * @param recent the sentence dates itself to these days
 * @param governing what the sentence as a whole says; the others are said in passing
 */
public record Frame(
        Mention mention,
        Cue cue,
        ChangeType type,
        Modality modality,
        ActorSort actorSort,
        @Nullable String actor,
        @Nullable String speaker,
        boolean recent,
        boolean governing) {

    /** Who acts. */
    public enum ActorSort {
        PARTY,
        STATE,
        MEDIATOR,
        ORGANISATION,
        OFFICIAL,
        CIVILIAN,
        EXPERT,
        NONE
    }

    /** Where it is said. */
    public Sentence sentence() {
        return mention.sentence();
    }

    /** Words between cue and instrument; negative where they overlap. */
    public int distance() {
        return cue.distance(mention.mark());
    }

    /** Names cue and place, for the explanation. */
    public String rule() {
        return cue.rule();
    }

    /** Where the cue stands to the instrument; what is said of both sides jointly stands before it. */
    public String place() {
        return cue.placeName();
    }

    /** Whether the cue names the type only together with other evidence. */
    public boolean hint() {
        return cue.isHint();
    }

    /** The same frame as another type or less firm. */
    Frame as(ChangeType other, Modality otherModality) {
        return new Frame(mention, cue, other, otherModality, actorSort, actor, speaker, recent, governing);
    }

    /** The same frame as what the reader is taken to know, whatever day it names. */
    Frame asKnown() {
        return new Frame(mention, cue, type, Modality.BACKGROUND, actorSort, actor, speaker, false, governing);
    }

    /** The same frame as what the sentence as a whole says. */
    Frame asGoverning() {
        return new Frame(mention, cue, type, modality, actorSort, actor, speaker, recent, true);
    }
}
