package dev.parley.alert.notice;

import dev.parley.contract.event.ChangeType;
import dev.parley.contract.event.Instrument;
import dev.parley.contract.event.Modality;
import java.util.List;

/**
 * How a change of an instrument is said in English, with an actor and without.
 *
 * @param verb what an actor does
 * @param object what the actor does it to; {@code {its}} stands for its or their
 * @param towards how the other side is named
 * @param subject what it happens to, where no actor is known
 * @param happening what happens to the subject, where that is a verb of its own; otherwise the subject suffers the verb
 */
record Phrase(Verb verb, String object, Towards towards, String subject, Happening happening) {

    /** The other side's place in the sentence. */
    enum Towards {
        /** None: Russia rejects a ceasefire. */
        NOBODY,
        /** It takes both: Russia discusses a ceasefire with Ukraine. */
        WITH,
        /** It is given something: Russia hands Ukraine its memorandum. */
        TO
    }

    /** What the subject of a sentence without an actor does: its own verb, or the passive of the phrase's verb. */
    sealed interface Happening {
        record Suffers(boolean plural) implements Happening {}

        record Does(Verb verb) implements Happening {}
    }

    /**
     * The forms of a verb that headlines need.
     *
     * @param singular "signs"
     * @param base "sign"
     * @param participle "signed"
     */
    record Verb(String singular, String base, String participle) {

        /** A verb without irregular forms, such as "propose" or "publish". */
        static Verb regular(String base) {
            String stem = base.endsWith("e") ? base.substring(0, base.length() - 1) : base;
            String singular = base.endsWith("ss") || base.endsWith("sh") ? base + "es" : base + "s";
            return new Verb(singular, base, stem + "ed");
        }

        private String in(Modality modality, boolean plural) {
            return switch (modality) {
                case ASSERTED, BACKGROUND -> plural ? base : singular;
                case DENIED -> (plural ? "have not " : "has not ") + participle;
                case POSSIBLE -> "may " + base;
                case CONDITIONAL -> "would " + base;
            };
        }

        private String passiveIn(Modality modality, boolean plural) {
            return switch (modality) {
                case ASSERTED, BACKGROUND -> (plural ? "are " : "is ") + participle;
                case DENIED -> (plural ? "have not been " : "has not been ") + participle;
                case POSSIBLE -> "may be " + participle;
                case CONDITIONAL -> "would be " + participle;
            };
        }
    }

    static Phrase of(Instrument instrument, ChangeType type) {
        return switch (instrument) {
            case CEASEFIRE -> ceasefire(type);
            case MEMORANDUM -> memorandum(type);
        };
    }

    private static Phrase ceasefire(ChangeType type) {
        return switch (type) {
            case ANNOUNCED -> does("announce", "a ceasefire");
            case PROPOSED -> does("propose", "a ceasefire");
            case TERMS ->
                new Phrase(
                        Verb.regular("state"),
                        "{its} terms for a ceasefire",
                        Towards.NOBODY,
                        "terms for a ceasefire",
                        new Happening.Suffers(true));
            case DELAYED -> does("delay", "the ceasefire");
            case TALKS -> together("discuss", "a ceasefire");
            case ACCEPTED -> does("accept", "a ceasefire");
            case REJECTED -> does("reject", "a ceasefire");
            case SIGNED ->
                new Phrase(
                        new Verb("agrees on", "agree on", "agreed on"),
                        "a ceasefire",
                        Towards.WITH,
                        "a ceasefire",
                        new Happening.Does(new Verb("is agreed", "be agreed", "been agreed")));
            case IN_FORCE ->
                new Phrase(
                        new Verb("begins", "begin", "begun"),
                        "{its} ceasefire",
                        Towards.NOBODY,
                        "the ceasefire",
                        new Happening.Does(new Verb("takes effect", "take effect", "taken effect")));
            case HOLDING ->
                new Phrase(
                        new Verb("keeps", "keep", "kept"),
                        "the ceasefire",
                        Towards.NOBODY,
                        "the ceasefire",
                        new Happening.Does(new Verb("holds", "hold", "held")));
            case EXTENDED -> does("extend", "the ceasefire");
            case AMENDED ->
                new Phrase(
                        Verb.regular("change"),
                        "the terms of the ceasefire",
                        Towards.NOBODY,
                        "the terms of the ceasefire",
                        new Happening.Suffers(true));
            case VIOLATED ->
                new Phrase(
                        new Verb("breaks", "break", "broken"),
                        "the ceasefire",
                        Towards.NOBODY,
                        "the ceasefire",
                        new Happening.Suffers(false));
            case SUSPENDED -> does("suspend", "the ceasefire");
            case ENDED ->
                new Phrase(
                        Verb.regular("end"),
                        "the ceasefire",
                        Towards.NOBODY,
                        "the ceasefire",
                        new Happening.Does(Verb.regular("end")));
        };
    }

    private static Phrase memorandum(ChangeType type) {
        return switch (type) {
            case ANNOUNCED -> does("announce", "a peace memorandum");
            case PROPOSED ->
                new Phrase(
                        new Verb("hands {other}", "hand {other}", "handed {other}"),
                        "{its} peace memorandum",
                        Towards.TO,
                        "a peace memorandum",
                        new Happening.Does(new Verb("is handed over", "be handed over", "been handed over")));
            case TERMS -> owns("publish");
            case DELAYED -> owns("delay");
            case TALKS -> together("discuss", "a peace memorandum");
            case ACCEPTED -> does("accept", "the peace memorandum");
            case REJECTED -> does("reject", "the peace memorandum");
            case SIGNED -> together("sign", "a peace memorandum");
            case IN_FORCE ->
                new Phrase(
                        new Verb("puts", "put", "put"),
                        "the peace memorandum into effect",
                        Towards.NOBODY,
                        "the peace memorandum",
                        new Happening.Does(new Verb("takes effect", "take effect", "taken effect")));
            case HOLDING ->
                new Phrase(
                        new Verb("keeps to", "keep to", "kept to"),
                        "the peace memorandum",
                        Towards.NOBODY,
                        "the peace memorandum",
                        new Happening.Does(new Verb("holds", "hold", "held")));
            case EXTENDED -> does("extend", "the peace memorandum");
            case AMENDED -> owns("amend");
            case VIOLATED ->
                new Phrase(
                        new Verb("breaks", "break", "broken"),
                        "the peace memorandum",
                        Towards.NOBODY,
                        "the peace memorandum",
                        new Happening.Suffers(false));
            case SUSPENDED -> does("suspend", "the peace memorandum");
            case ENDED ->
                new Phrase(
                        new Verb("abandons", "abandon", "abandoned"),
                        "the peace memorandum",
                        Towards.NOBODY,
                        "the peace memorandum",
                        new Happening.Suffers(false));
        };
    }

    private static Phrase does(String verb, String object) {
        return new Phrase(Verb.regular(verb), object, Towards.NOBODY, object, new Happening.Suffers(false));
    }

    private static Phrase together(String verb, String object) {
        return new Phrase(Verb.regular(verb), object, Towards.WITH, object, new Happening.Suffers(false));
    }

    private static Phrase owns(String verb) {
        return new Phrase(
                Verb.regular(verb),
                "{its} peace memorandum",
                Towards.NOBODY,
                "a peace memorandum",
                new Happening.Suffers(false));
    }

    /** "Russia rejects a ceasefire", "Ukraine and Russia may agree on a ceasefire". */
    String active(Modality modality, List<String> actors, List<String> others) {
        boolean plural = actors.size() > 1;
        String with = towards == Towards.WITH && !others.isEmpty() ? " with " + enumerated(others) : "";
        String other = others.isEmpty() ? "over" : enumerated(others);
        return enumerated(actors)
                + " "
                + verb.in(modality, plural).replace("{other}", other)
                + " "
                + object.replace("{its}", plural ? "their" : "its")
                + with
                + condition(modality);
    }

    /** "A ceasefire between Russia and Ukraine is proposed", "the ceasefire takes effect". */
    String passive(Modality modality, List<String> parties) {
        String what = subject + between(parties);
        if (happening instanceof Happening.Does does) {
            return what + " " + does.verb().in(modality, false) + condition(modality);
        }
        boolean plural = happening instanceof Happening.Suffers suffers && suffers.plural();
        return what + " " + verb.passiveIn(modality, plural) + condition(modality);
    }

    private static String condition(Modality modality) {
        return modality == Modality.CONDITIONAL ? " if conditions are met" : "";
    }

    private static String between(List<String> parties) {
        return switch (parties.size()) {
            case 0 -> "";
            case 1 -> " involving " + parties.get(0);
            default -> " between " + enumerated(parties);
        };
    }

    private static String enumerated(List<String> names) {
        int last = names.size() - 1;
        return last == 0 ? names.get(0) : String.join(", ", names.subList(0, last)) + " and " + names.get(last);
    }
}
