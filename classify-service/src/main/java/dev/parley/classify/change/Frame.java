package dev.parley.classify.change;

import dev.parley.classify.text.Sentence;
import dev.parley.contract.event.ChangeType;
import dev.parley.contract.event.Modality;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a sentence says about an instrument.
 *
 * @param actor who did it, as a party, state or sort of actor; absent when the sentence does not say
 * @param speaker who says so; absent when it is the outlet
 * @param recent the sentence dates itself to these days
 * @param quoted inside quotation marks
 * @param distance words between cue and instrument
 * @param governing what the sentence as a whole says; the others are said in passing
 * @param rule names cue and place, for the explanation
 */
public record Frame(
        Sentence sentence,
        Mention mention,
        ChangeType type,
        Modality modality,
        ActorSort actorSort,
        @Nullable String actor,
        @Nullable String speaker,
        boolean recent,
        boolean quoted,
        int distance,
        boolean governing,
        String rule) {

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

    /** Where the cue stands to the instrument; what is said of both sides jointly stands before it. */
    public String place() {
        String place = rule.substring(rule.indexOf('/') + 1);
        return place.equals("jointly") ? "before" : place;
    }

    /** Whether the cue names the type only together with other evidence. */
    public boolean hint() {
        return rule.endsWith("/hint");
    }

    /** The same frame as another type or less firm. */
    Frame as(ChangeType other, Modality otherModality) {
        return new Frame(
                sentence,
                mention,
                other,
                otherModality,
                actorSort,
                actor,
                speaker,
                recent,
                quoted,
                distance,
                governing,
                rule);
    }

    /** The same frame as what the reader is taken to know, whatever day it names. */
    Frame asKnown() {
        return new Frame(
                sentence,
                mention,
                type,
                Modality.BACKGROUND,
                actorSort,
                actor,
                speaker,
                false,
                quoted,
                distance,
                governing,
                rule);
    }

    /** The same frame as what the sentence as a whole says. */
    Frame asGoverning() {
        return new Frame(
                sentence, mention, type, modality, actorSort, actor, speaker, recent, quoted, distance, true, rule);
    }
}
