package dev.parley.alert.delivery.web;

import dev.parley.alert.delivery.web.WebAnswer.Answered;
import dev.parley.alert.delivery.web.WebAnswer.Forbidden;
import dev.parley.alert.delivery.web.WebAnswer.Silent;
import dev.parley.network.AddressGuard;
import dev.parley.network.RefusedAddressException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.HttpHostConnectException;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.utils.DateUtils;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * Posts to web addresses. It connects only where the guard lets it, follows no redirect, keeps no cookies, and gives up on
 * what takes too long. No address is in what it says, since an address may be a secret. Thread-safe.
 */
public final class WebClient implements AutoCloseable {

    private static final Duration TOTAL_LIMIT = Duration.ofSeconds(20);
    private static final Duration LONGEST_REST = Duration.ofDays(1);
    private static final int BODY_LIMIT = 16_384;

    private final CloseableHttpClient client;
    private final Clock clock;
    private final Duration limit;
    private final ScheduledExecutorService deadlines = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "delivery-deadlines");
        thread.setDaemon(true);
        return thread;
    });

    public WebClient(AddressGuard guard, Clock clock) {
        this(guard, clock, TOTAL_LIMIT);
    }

    /** @param limit after which a request is given up */
    public WebClient(AddressGuard guard, Clock clock, Duration limit) {
        this.clock = clock;
        this.limit = limit;
        this.client = HttpClients.custom()
                .setUserAgent("Parley/0.1")
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(Timeout.of(limit))
                        .setResponseTimeout(Timeout.of(limit))
                        .build())
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(guard)
                        .setMaxConnTotal(256)
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(Timeout.of(limit))
                                .setSocketTimeout(Timeout.of(limit))
                                .setValidateAfterInactivity(TimeValue.ofSeconds(1))
                                .build())
                        .build())
                .evictIdleConnections(TimeValue.ofSeconds(30))
                .build();
    }

    /** Posts a body and waits for the answer. */
    public WebAnswer post(URI address, Map<String, String> headers, String contentType, byte[] body) {
        HttpPost request = new HttpPost(address);
        headers.forEach(request::setHeader);
        request.setEntity(new ByteArrayEntity(body, ContentType.parse(contentType)));
        Future<?> deadline = deadlines.schedule(() -> request.cancel(), limit.toMillis(), TimeUnit.MILLISECONDS);
        try {
            return client.execute(request, this::read);
        } catch (IOException e) {
            return trouble(e, request.isAborted());
        } finally {
            deadline.cancel(false);
        }
    }

    private Answered read(ClassicHttpResponse response) throws IOException {
        HttpEntity entity = response.getEntity();
        String body = "";
        if (entity != null) {
            InputStream content = entity.getContent(); // not closed: that would read an endless body to its end
            body = content == null ? "" : new String(content.readNBytes(BODY_LIMIT), StandardCharsets.UTF_8);
            if (body.length() >= BODY_LIMIT) {
                response.close();
            }
        }
        return new Answered(response.getCode(), retryAfter(response.getFirstHeader(HttpHeaders.RETRY_AFTER)), body);
    }

    private @Nullable Duration retryAfter(@Nullable Header header) {
        if (header == null || header.getValue() == null) {
            return null;
        }
        String value = header.getValue().strip();
        Duration asked;
        if (!value.isEmpty() && value.length() <= 9 && value.chars().allMatch(c -> c >= '0' && c <= '9')) {
            asked = Duration.ofSeconds(Long.parseLong(value));
        } else {
            Instant until = DateUtils.parseStandardDate(value);
            if (until == null) {
                return null;
            }
            asked = Duration.between(clock.instant(), until);
        }
        if (asked.isNegative()) {
            return null;
        }
        return asked.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : asked;
    }

    private WebAnswer trouble(IOException e, boolean tookTooLong) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof RefusedAddressException refused) {
                return new Forbidden(String.valueOf(refused.getMessage()));
            }
        }
        if (tookTooLong || e instanceof java.io.InterruptedIOException) {
            return new Silent("no answer within " + limit.toSeconds() + " s");
        }
        if (e instanceof UnknownHostException) {
            return new Silent("the name of the server cannot be resolved");
        }
        if (e instanceof HttpHostConnectException) {
            return new Silent("no connection to the server");
        }
        if (e instanceof SSLException) {
            return new Silent("no secure connection: " + e.getMessage());
        }
        return new Silent("the connection broke");
    }

    @Override
    public void close() throws IOException {
        deadlines.shutdownNow();
        client.close();
    }
}
