package dev.parley.ingest.fetch;

import dev.parley.ingest.fetch.FetchResult.Failed;
import dev.parley.ingest.fetch.FetchResult.Failure;
import dev.parley.ingest.fetch.FetchResult.Fetched;
import dev.parley.ingest.fetch.FetchResult.Gone;
import dev.parley.ingest.fetch.FetchResult.NotModified;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.apache.hc.client5.http.utils.DateUtils;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpStatus;
import org.jspecify.annotations.Nullable;

/** Reads what a server answers, up to a size that nothing honest has. */
final class ResponseReader {

    private static final int BODY_LIMIT = 15 << 20;

    /** A body that unpacks to this much more than was sent is a bomb, once it is larger than {@link #INNOCENT}. */
    private static final int RATIO_LIMIT = 200;

    private static final int INNOCENT = 1 << 20;
    private static final Duration LONGEST_RETRY_AFTER = Duration.ofHours(24);

    /** A server that has too much of us and does not say for how long is left alone for up to so long. */
    private static final Duration LONGEST_GUESS = Duration.ofMinutes(60);

    private final Clock clock;
    private final RandomGenerator random;

    ResponseReader(Clock clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    /**
     * @param address where the answer came from
     * @param movedTo where the address that was asked for has moved for good
     * @param received counts the bytes that came over the wire
     */
    FetchResult read(ClassicHttpResponse response, URI address, @Nullable URI movedTo, LongSupplier received)
            throws IOException {
        return switch (response.getCode()) {
            case HttpStatus.SC_OK -> fetched(response, address, movedTo, received);
            case HttpStatus.SC_NOT_MODIFIED -> new NotModified(terms(response, movedTo));
            case HttpStatus.SC_GONE -> new Gone();
            default -> failed(response);
        };
    }

    /** What came of a form that was sent: {@link Fetched}, with nothing in it, when the server took it. */
    FetchResult sent(ClassicHttpResponse response, URI address) {
        return response.getCode() / 100 == 2
                ? new Fetched(address, new byte[0], null, List.of(), Terms.NONE)
                : failed(response);
    }

    private FetchResult fetched(ClassicHttpResponse response, URI address, @Nullable URI movedTo, LongSupplier received)
            throws IOException {
        HttpEntity entity = response.getEntity();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        if (entity != null) {
            byte[] buffer = new byte[16384];
            InputStream in = entity.getContent();
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                if (body.size() + n > BODY_LIMIT) {
                    return tooLarge("larger than " + (BODY_LIMIT >> 20) + " MB when decompressed");
                }
                body.write(buffer, 0, n);
                if (body.size() > INNOCENT && body.size() / RATIO_LIMIT > received.getAsLong()) {
                    return tooLarge("more than " + RATIO_LIMIT + " times as large when decompressed");
                }
            }
        }
        return new Fetched(
                address,
                body.toByteArray(),
                header(response, HttpHeaders.CONTENT_TYPE),
                Stream.of(response.getHeaders("Link"))
                        .map(Header::getValue)
                        .filter(Objects::nonNull)
                        .toList(),
                terms(response, movedTo));
    }

    private static Failed tooLarge(String reason) {
        return new Failed(Failure.TOO_LARGE, reason, null);
    }

    private Failed failed(ClassicHttpResponse response) {
        int status = response.getCode();
        String reason = response.getReasonPhrase();
        return new Failed(
                failure(status),
                "HTTP " + status + (reason == null || reason.isBlank() ? "" : " " + reason),
                retryAfter(status, header(response, HttpHeaders.RETRY_AFTER)));
    }

    private static Failure failure(int status) {
        if (status == HttpStatus.SC_TOO_MANY_REQUESTS || status >= HttpStatus.SC_INTERNAL_SERVER_ERROR) {
            return Failure.BUSY;
        }
        return status == HttpStatus.SC_NOT_FOUND ? Failure.MISSING : Failure.STATUS;
    }

    private Terms terms(ClassicHttpResponse response, @Nullable URI movedTo) {
        String expires = header(response, HttpHeaders.EXPIRES);
        // who says so serves something else each time, whatever the validators are
        boolean neverFresh = expires != null && expires.strip().equals("0");
        Validators validators = neverFresh
                ? Validators.NONE
                : new Validators(header(response, HttpHeaders.ETAG), header(response, HttpHeaders.LAST_MODIFIED));
        return new Terms(validators, freshFor(header(response, HttpHeaders.CACHE_CONTROL), expires), movedTo);
    }

    private @Nullable Duration freshFor(@Nullable String cacheControl, @Nullable String expires) {
        if (cacheControl != null) {
            List<String> directives = Stream.of(
                            cacheControl.toLowerCase(Locale.ROOT).split(",", -1))
                    .map(String::strip)
                    .toList();
            if (directives.contains("no-cache") || directives.contains("no-store")) {
                return null;
            }
            for (String directive : directives) {
                if (directive.startsWith("max-age=")) {
                    return seconds(directive.substring("max-age=".length()).replace("\"", ""));
                }
            }
        }
        Instant until = expires == null ? null : DateUtils.parseStandardDate(expires.strip());
        Duration fresh = until == null ? null : Duration.between(clock.instant(), until);
        return fresh == null || fresh.isNegative() ? null : fresh;
    }

    /** How long the server wants to be left alone, up to a day; null where it does not say so. */
    private @Nullable Duration retryAfter(int status, @Nullable String header) {
        boolean isTooMuch = status == HttpStatus.SC_TOO_MANY_REQUESTS;
        Duration asked = isTooMuch || status == HttpStatus.SC_SERVICE_UNAVAILABLE ? retryAfter(header) : null;
        return asked == null && isTooMuch
                ? Duration.ofMillis((long) (LONGEST_GUESS.toMillis() * random.nextDouble()))
                : asked;
    }

    private @Nullable Duration retryAfter(@Nullable String value) {
        if (value == null) {
            return null;
        }
        Duration asked = seconds(value.strip());
        if (asked == null) {
            Instant until = DateUtils.parseStandardDate(value.strip());
            asked = until == null ? null : Duration.between(clock.instant(), until);
        }
        if (asked == null || asked.isNegative()) {
            return null;
        }
        return asked.compareTo(LONGEST_RETRY_AFTER) > 0 ? LONGEST_RETRY_AFTER : asked;
    }

    private static @Nullable Duration seconds(String text) {
        boolean isNumber = !text.isEmpty() && text.length() < 10 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return isNumber ? Duration.ofSeconds(Long.parseLong(text)) : null;
    }

    private static @Nullable String header(ClassicHttpResponse response, String name) {
        Header header = response.getFirstHeader(name);
        return header == null || header.getValue() == null || header.getValue().isBlank() ? null : header.getValue();
    }
}
