package dev.parley.alert.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Asks ingest by its HTTP API. Whoever may use this may do with the feeds what they like: the callers see to that. */
@Singleton
public final class Ingest {

    /**
     * A feed, as far as the console shows it.
     *
     * @param state by ingest's name for it
     * @param reason why it is in its state, in a sentence
     * @param newestEntry when the latest entry was published
     * @param failures polls that failed in a row
     * @param gaps how often entries may have been missed
     * @param hub that it names; absent when it names none
     */
    public record Feed(
            long id,
            String url,
            String outletId,
            String state,
            @Nullable String reason,
            double intervalSeconds,
            @Nullable Instant lastSuccess,
            @Nullable Instant nextPoll,
            @Nullable Instant newestEntry,
            @Nullable String detail,
            int failures,
            int gaps,
            @Nullable Hub hub) {}

    /**
     * A hub, which pushes what feeds have.
     *
     * @param hub its address
     * @param active whether it has confirmed that it pushes the feed
     * @param pushed entries of all its feeds that came first by push
     * @param polled entries of all its feeds that a poll found first
     */
    public record Hub(String hub, boolean active, long pushed, long polled) {}

    /**
     * What is at an address.
     *
     * @param title the feed's own
     * @param entries how many it has just now
     */
    public record Found(
            URI feed, @Nullable String title, @Nullable String language, int entries) {}

    /** A feed that a page names. */
    public record Named(URI feed, String title) {}

    /**
     * What came of asking.
     *
     * @param <T> what was asked for
     */
    public sealed interface Answer<T> {
        record Got<T>(T value) implements Answer<T> {}

        /** A page names several feeds: somebody has to choose. */
        record Choose<T>(List<Named> feeds) implements Answer<T> {}

        /** It does not do it, and says why. */
        record Refused<T>(String reason) implements Answer<T> {}

        /** Nobody said where ingest is. */
        record Unconfigured<T>() implements Answer<T> {}

        /** It does not answer, or nothing that can be read. */
        record Silent<T>(String reason) implements Answer<T> {}
    }

    /** What operators do with a feed. */
    public enum Deed {
        PAUSE("pause"),
        RESUME("resume"),
        POLL("poll");

        private final String path;

        Deed(String path) {
            this.path = path;
        }
    }

    /** Reads an answer. */
    @FunctionalInterface
    private interface Reading<T> {
        T of(String body) throws JsonProcessingException;
    }

    private static final Duration PATIENCE = Duration.ofSeconds(3);

    /** To look at a site for a feed takes several requests. */
    private static final Duration LONG_PATIENCE = Duration.ofSeconds(60);

    private final Optional<URI> address;
    private final Optional<String> token;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final ObjectMapper json = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    Ingest(
            @ConfigProperty(name = "parley.alert.ingest-url") Optional<URI> address,
            @ConfigProperty(name = "parley.alert.ingest-token") Optional<String> token) {
        this.address = address;
        this.token = token;
    }

    /** All feeds, as they are just now. */
    public Answer<List<Feed>> feeds() {
        return ask(
                "/feeds", HttpRequest.newBuilder(), PATIENCE, body -> json.readValue(body, new TypeReference<>() {}));
    }

    /** Looks for a feed at an address, or on the page there. */
    public Answer<Found> find(String url) {
        return ask("/feeds/discovery", posting(url), LONG_PATIENCE, body -> json.readValue(body, Found.class));
    }

    /** Adds the feed at an address, or the one that the page there names. */
    public Answer<Feed> add(String url) {
        return ask("/feeds", posting(url), LONG_PATIENCE, body -> json.readValue(body, Feed.class));
    }

    public Answer<Feed> change(long id, Deed deed) {
        return ask(
                "/feeds/" + id + "/" + deed.path,
                HttpRequest.newBuilder().POST(BodyPublishers.noBody()),
                PATIENCE,
                body -> json.readValue(body, Feed.class));
    }

    /** All feeds as an OPML document. */
    public Answer<String> opml() {
        return ask("/feeds/opml", HttpRequest.newBuilder(), PATIENCE, body -> body);
    }

    /** Adds the feeds of an OPML document; tells how many. */
    public Answer<Integer> load(byte[] opml) {
        return ask(
                "/feeds/opml",
                HttpRequest.newBuilder().header("Content-Type", "text/x-opml").POST(BodyPublishers.ofByteArray(opml)),
                LONG_PATIENCE,
                body -> json.readTree(body).path("feeds").asInt());
    }

    private HttpRequest.Builder posting(String url) {
        try {
            return HttpRequest.newBuilder()
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(json.writeValueAsString(Map.of("url", url))));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot write " + url, e);
        }
    }

    private <T> Answer<T> ask(String path, HttpRequest.Builder request, Duration patience, Reading<T> reading) {
        if (address.isEmpty()) {
            return new Answer.Unconfigured<>();
        }
        URI whole = address.get().resolve(path);
        token.ifPresent(shown -> request.header("Authorization", "Bearer " + shown));
        try {
            HttpResponse<String> response =
                    client.send(request.uri(whole).timeout(patience).build(), BodyHandlers.ofString(UTF_8));
            int status = response.statusCode();
            if (status == 200 || status == 201) {
                return new Answer.Got<>(reading.of(response.body()));
            }
            return status >= 400 && status < 500
                    ? refused(json.readTree(response.body()))
                    : new Answer.Silent<>(whole + " answers with status " + status);
        } catch (JsonProcessingException e) {
            return new Answer.Silent<>(whole + " answers with something that cannot be read");
        } catch (IOException e) {
            return new Answer.Silent<>(whole + " does not answer");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Answer.Silent<>(whole + " was not waited for");
        }
    }

    private <T> Answer<T> refused(JsonNode body) throws JsonProcessingException {
        return body.path("feeds").isArray()
                ? new Answer.Choose<>(json.treeToValue(
                        body.path("feeds"), json.getTypeFactory().constructCollectionType(List.class, Named.class)))
                : new Answer.Refused<>(body.path("problem").asText("it says no more"));
    }
}
