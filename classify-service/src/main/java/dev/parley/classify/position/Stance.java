package dev.parley.classify.position;

/** How a party stands to what follows, and by which sort of words it says so. */
record Stance(Direction direction, Form form) {

    enum Direction {
        DEMANDS,
        OFFERS,
        ACCEPTS,
        REJECTS
    }

    enum Form {
        /** Said of a subject: Kyiv demands. */
        VERBS,
        /** Said of an owner: Kyiv's call for. */
        NOUNS,
        /** Said of a document: the memorandum contains. */
        TEXT,
        /** Said by the speaker of somebody else: Kyiv must, Moscow said. */
        REPORTED,
        /** Said by the speaker of what stands before: that is unacceptable. */
        AFTER
    }
}
