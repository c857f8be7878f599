package dev.parley.classify.lexicon;

/** What a term says. The name of a {@link Term} tells the members of a kind apart. */
public enum TermKind {
    /** A halt of fighting by its own name: truce. */
    CEASEFIRE,
    /** A halt of fighting in words that need a conflict around them: lull, end to the war. */
    PAUSE,
    /** A written peace instrument by its own name: peace plan. */
    MEMORANDUM,
    /** A written instrument between states, a peace instrument where opponents are named beside it: memorandum. */
    INSTRUMENT,
    /** A written instrument of any kind: deal, draft. */
    DOCUMENT,
    /** Talks about peace by their own name. */
    PEACE_TALKS,
    /** Talks of any kind. */
    NEGOTIATION,
    /** A compound in which the words of an instrument mean something else. */
    NOT_MEANT,
    /** A change; the name is {@code type/place}. */
    CHANGE,
    /** Words in which a cue means something else: end the war. */
    NO_CUE,
    NEGATION,
    DENIAL,
    POSSIBLE,
    /** A verb whose form alone says that it is to happen: набуде чинності. */
    FUTURE,
    CONDITION,
    BACKGROUND,
    RECENT,
    SAY,
    BOUNDARY,
    /** Begins a clause about what was just named: which, that. */
    RELATIVE,
    PASSIVE,
    AGENT,
    /** Behind it stands a place, not somebody who acts: in, outside. */
    WHERE,
    /** What leads up to the name of an instrument; the name is its sort. */
    LEAD_IN,
    /** Fighting, soldiers, weapons. */
    CONFLICT,
    /** Subjects in which the same words mean something else; the name is the subject. */
    OTHER_SENSE,
    /** The sort of text; the name is the sort. */
    GENRE,
    /** Somebody by office or sort; the name is the sort. */
    ACTOR,
    /** A side that no dossier names: rebels, the army. */
    SIDE,
    /** A state; the name is how we spell it. */
    STATE,
    /** A party of a dossier; the name is {@code dossier/party}. */
    PARTY,
    /** A place or person that ties a text to a dossier; the name is the dossier. */
    SCENE,
    /** A subject of negotiation; the name is the clause. */
    CLAUSE,
    /** A word by which a party's position is read; the name is its sort. */
    STANCE,
    /** Where another text begins: related articles, comments. */
    END_OF_ARTICLE
}
