package dev.parley.ingest.http;

import dev.parley.ingest.app.Pushes;
import dev.parley.ingest.push.Subscriptions;
import dev.parley.ingest.push.Subscriptions.Received;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where hubs reach us: the only addresses of this service that are meant for the public. */
@Path("/push/{token}")
@Blocking
public class PushResource {

    private static final int SECONDS_DIGITS = 9;

    private final Optional<Subscriptions> subscriptions;
    private final Pushes pushes;

    PushResource(Optional<Subscriptions> subscriptions, Pushes pushes) {
        this.subscriptions = subscriptions;
        this.pushes = pushes;
    }

    /** {@code GET /push/{token}}: a hub asks whether we meant to subscribe. 200 with its challenge; 404 if we did not. */
    @GET
    public Response confirm(
            @PathParam("token") String token,
            @QueryParam("hub.mode") @Nullable String mode,
            @QueryParam("hub.topic") @Nullable String topic,
            @QueryParam("hub.challenge") @Nullable String challenge,
            @QueryParam("hub.lease_seconds") @Nullable String lease) {
        return subscriptions
                .flatMap(used -> used.confirm(token, mode, topic, challenge, seconds(lease)))
                .map(answer -> Response.ok(answer, MediaType.TEXT_PLAIN_TYPE.withCharset("utf-8"))
                        .header("X-Content-Type-Options", "nosniff"))
                .orElseGet(() -> Response.status(Status.NOT_FOUND))
                .build();
    }

    private static @Nullable Duration seconds(@Nullable String text) {
        boolean isNumber = text != null
                && !text.isEmpty()
                && text.length() <= SECONDS_DIGITS
                && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return isNumber ? Duration.ofSeconds(Long.parseLong(text)) : null;
    }

    /**
     * {@code POST /push/{token}}: a hub pushes. 202 also for what is not signed as it should be, so that nobody can try
     * secrets; 404 and 410 end a subscription; 503 when there is too much at once.
     */
    @POST
    @Consumes(MediaType.WILDCARD)
    public Response receive(
            @PathParam("token") String token,
            @HeaderParam("X-Hub-Signature") List<String> signatures,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) @Nullable String contentType,
            byte[] body) {
        if (subscriptions.isEmpty()) {
            return Response.status(Status.NOT_FOUND).build();
        }
        Received received = subscriptions.get().receive(token, signatures, body);
        pushes.count(received.receipt().name());
        return switch (received.receipt()) {
            case TAKEN -> {
                boolean hasRoom = received.feed() != null && pushes.take(received.feed(), body, contentType);
                yield hasRoom
                        ? Response.accepted().build()
                        : Response.status(Status.SERVICE_UNAVAILABLE)
                                .header(HttpHeaders.RETRY_AFTER, 60)
                                .build();
            }
            case FORGED -> Response.accepted().build();
            case ENDED -> Response.status(Status.GONE).build();
            case UNKNOWN -> Response.status(Status.NOT_FOUND).build();
        };
    }
}
