package dev.parley.cli.demo;

import dev.parley.cli.newsroom.Script;
import java.time.Duration;

/** What a notice is to the duty editor who wrote the script. */
sealed interface Judgement {

    /**
     * It was expected and came for the first time.
     *
     * @param latency from the publication of the article it rests on until it was read from the topic
     */
    record Expected(Script.ExpectedNotice notice, Duration latency) implements Judgement {}

    /** It, or one that says the same, came before. */
    record Repeated() implements Judgement {}

    /** Nobody wanted it. */
    record Unexpected() implements Judgement {}
}
