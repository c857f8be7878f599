package dev.parley.alert.console.outlets;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** What ingest tells of its feeds. */
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
            int gaps) {}

    /** What came of asking. */
    public sealed interface Answer {
        record Feeds(List<Feed> feeds) implements Answer {}

        /** Nobody said where ingest is. */
        record Unconfigured() implements Answer {}

        /** It does not answer, or nothing that can be read. */
        record Silent(String reason) implements Answer {}
    }

    private static final Duration PATIENCE = Duration.ofSeconds(3);

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
    public Answer feeds() {
        if (address.isEmpty()) {
            return new Answer.Unconfigured();
        }
        URI feeds = address.get().resolve("/feeds");
        HttpRequest.Builder request = HttpRequest.newBuilder(feeds);
        token.ifPresent(shown -> request.header("Authorization", "Bearer " + shown));
        try {
            HttpResponse<String> response = client.send(
                    request.timeout(PATIENCE)
                            .header("Accept", "application/json")
                            .build(),
                    BodyHandlers.ofString());
            return response.statusCode() == 200
                    ? new Answer.Feeds(json.readValue(response.body(), new TypeReference<List<Feed>>() {}))
                    : new Answer.Silent(feeds + " answers with status " + response.statusCode());
        } catch (JsonProcessingException e) {
            return new Answer.Silent(feeds + " answers with something else than feeds");
        } catch (IOException e) {
            return new Answer.Silent(feeds + " does not answer");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Answer.Silent(feeds + " was not waited for");
        }
    }
}
