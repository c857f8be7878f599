package dev.parley.ingest.fetch;

import dev.parley.ingest.fetch.FetchResult.Failed;
import dev.parley.ingest.fetch.FetchResult.Failure;
import dev.parley.ingest.fetch.FetchResult.Fetched;
import dev.parley.ingest.fetch.FetchResult.Gone;
import dev.parley.ingest.fetch.FetchResult.NotModified;
import dev.parley.ingest.fetch.FetchResult.Refused;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.ZipException;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ClientProtocolException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.HttpHostConnectException;
import org.apache.hc.client5.http.UnsupportedSchemeException;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.cookie.BasicCookieStore;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.client5.http.protocol.RedirectLocations;
import org.apache.hc.client5.http.utils.DateUtils;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.io.Closer;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * Reads addresses over HTTP and HTTPS. Thread-safe; the caller's thread waits.
 *
 * <p>Every expected outcome is a {@link FetchResult}: nothing that a server does makes it throw. It asks only what may
 * be asked (see {@link AddressGuard}), never more than two requests at once of a host, and gives up on what takes too
 * long or grows too large.
 */
public final class HttpFetcher implements AutoCloseable {

    private static final Timeout CONNECT_TIMEOUT = Timeout.ofSeconds(10);
    private static final Duration TOTAL_TIMEOUT = Duration.ofSeconds(30);
    private static final int BODY_LIMIT = 15 << 20;
    private static final int REDIRECT_LIMIT = 5;
    private static final int AT_ONCE_PER_HOST = 2;
    private static final int CONNECTION_LIMIT = 256;
    private static final Duration LONGEST_RETRY_AFTER = Duration.ofHours(24);

    private final CloseableHttpClient client;
    private final Clock clock;
    private final Duration totalTimeout;
    private final HostGate hosts = new HostGate(AT_ONCE_PER_HOST);
    private final ScheduledExecutorService deadlines = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "fetch-deadlines");
        thread.setDaemon(true);
        return thread;
    });

    /**
     * @param guard decides which addresses may be connected to
     * @param userAgent how we introduce ourselves, with an address where outlets can reach the operator
     */
    public HttpFetcher(AddressGuard guard, String userAgent, Clock clock) {
        this(guard, userAgent, clock, TOTAL_TIMEOUT);
    }

    /** How we introduce ourselves to outlets. */
    public static String userAgent(URI contact) {
        return "Parley/0.1 (news monitor; +" + contact + ")";
    }

    HttpFetcher(AddressGuard guard, String userAgent, Clock clock, Duration totalTimeout) {
        this.clock = clock;
        this.totalTimeout = totalTimeout;
        this.client = HttpClients.custom()
                .setUserAgent(userAgent)
                .disableAutomaticRetries()
                .disableAuthCaching()
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setMaxRedirects(REDIRECT_LIMIT)
                        .setConnectionRequestTimeout(CONNECT_TIMEOUT)
                        .setResponseTimeout(Timeout.of(totalTimeout))
                        .build())
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(guard)
                        .setMaxConnPerRoute(AT_ONCE_PER_HOST)
                        .setMaxConnTotal(CONNECTION_LIMIT)
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(CONNECT_TIMEOUT)
                                .setSocketTimeout(Timeout.of(totalTimeout))
                                .setValidateAfterInactivity(TimeValue.ofSeconds(2))
                                .build())
                        .build())
                .evictExpiredConnections()
                .evictIdleConnections(TimeValue.ofSeconds(30))
                .build();
    }

    /**
     * Reads an address.
     *
     * @param address http or https
     * @param validators from the last time it was read, or {@link Validators#NONE} to have it in any case
     */
    public FetchResult fetch(URI address, Wanted wanted, Validators validators) {
        String host = address.getHost();
        if (host == null || !isWeb(address.getScheme())) {
            return new Refused(address + " is no http or https address");
        }
        try (HostGate.Pass pass = hosts.enter(host)) {
            return fetchNow(address, wanted, validators);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Failed(Failure.TIMEOUT, "interrupted while waiting for " + host, null);
        }
    }

    private static boolean isWeb(@Nullable String scheme) {
        return "http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme);
    }

    private FetchResult fetchNow(URI address, Wanted wanted, Validators validators) {
        HttpGet request = new HttpGet(address);
        request.setHeader(HttpHeaders.ACCEPT, wanted.accept());
        if (validators.etag() != null) {
            request.setHeader(HttpHeaders.IF_NONE_MATCH, validators.etag());
        }
        if (validators.lastModified() != null) {
            request.setHeader(HttpHeaders.IF_MODIFIED_SINCE, validators.lastModified());
        }
        HttpClientContext context = HttpClientContext.create();
        // of one's own: some outlets set a cookie and redirect to the same address until it comes back
        context.setCookieStore(new BasicCookieStore());
        AtomicBoolean late = new AtomicBoolean();
        Future<?> deadline = deadlines.schedule(
                () -> {
                    late.set(true);
                    request.cancel();
                },
                totalTimeout.toMillis(),
                TimeUnit.MILLISECONDS);
        ClassicHttpResponse response = null;
        try {
            response = client.executeOpen(null, request, context);
            return resultOf(response, foundAt(address, context), request);
        } catch (IOException | RuntimeException e) {
            if (late.get()) {
                return new Failed(Failure.TIMEOUT, "no complete answer within " + inWords(totalTimeout), null);
            }
            return failure(e);
        } finally {
            deadline.cancel(false);
            Closer.closeQuietly(response); // a connection that was cut off complains here
        }
    }

    private static URI foundAt(URI address, HttpClientContext context) {
        RedirectLocations redirects = context.getRedirectLocations();
        return redirects == null || redirects.size() == 0 ? address : redirects.get(redirects.size() - 1);
    }

    private FetchResult resultOf(ClassicHttpResponse response, URI foundAt, HttpGet request) throws IOException {
        return switch (response.getCode()) {
            case HttpStatus.SC_OK -> {
                byte[] body = body(response.getEntity());
                if (body == null) {
                    request.cancel(); // or the rest would be read to its end
                    yield new Failed(
                            Failure.TOO_LARGE, "larger than " + (BODY_LIMIT >> 20) + " MB when decompressed", null);
                }
                yield new Fetched(foundAt, body, header(response, HttpHeaders.CONTENT_TYPE), validators(response));
            }
            case HttpStatus.SC_NOT_MODIFIED -> new NotModified(validators(response));
            case HttpStatus.SC_GONE -> {
                request.cancel();
                yield new Gone();
            }
            default -> {
                String reason = response.getReasonPhrase();
                Duration retryAfter = retryAfter(header(response, HttpHeaders.RETRY_AFTER));
                request.cancel();
                yield new Failed(
                        isBusy(response.getCode()) ? Failure.BUSY : Failure.STATUS,
                        "HTTP " + response.getCode() + (reason == null || reason.isBlank() ? "" : " " + reason),
                        retryAfter);
            }
        };
    }

    private static boolean isBusy(int status) {
        return status == HttpStatus.SC_TOO_MANY_REQUESTS || status >= HttpStatus.SC_INTERNAL_SERVER_ERROR;
    }

    /** The decompressed body, or null when it is larger than the limit. */
    private static byte @Nullable [] body(@Nullable HttpEntity entity) throws IOException {
        if (entity == null) {
            return new byte[0];
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        byte[] buffer = new byte[16384];
        InputStream in = entity.getContent();
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            if (body.size() + n > BODY_LIMIT) {
                return null;
            }
            body.write(buffer, 0, n);
        }
        return body.toByteArray();
    }

    private static Validators validators(ClassicHttpResponse response) {
        return new Validators(header(response, HttpHeaders.ETAG), header(response, HttpHeaders.LAST_MODIFIED));
    }

    private static @Nullable String header(ClassicHttpResponse response, String name) {
        Header header = response.getFirstHeader(name);
        return header == null || header.getValue() == null || header.getValue().isBlank() ? null : header.getValue();
    }

    private @Nullable Duration retryAfter(@Nullable String value) {
        if (value == null) {
            return null;
        }
        Duration asked;
        String text = value.strip();
        if (!text.isEmpty() && text.length() < 10 && text.chars().allMatch(Character::isDigit)) {
            asked = Duration.ofSeconds(Long.parseLong(text));
        } else {
            Instant until = DateUtils.parseStandardDate(text);
            if (until == null) {
                return null;
            }
            asked = Duration.between(clock.instant(), until);
        }
        if (asked.isNegative()) {
            return null;
        }
        return asked.compareTo(LONGEST_RETRY_AFTER) > 0 ? LONGEST_RETRY_AFTER : asked;
    }

    private static FetchResult failure(Exception e) {
        for (Throwable cause : List.of(e, e.getCause() == null ? e : e.getCause())) {
            if (cause instanceof RefusedAddressException || cause instanceof UnsupportedSchemeException) {
                return new Refused(String.valueOf(cause.getMessage()));
            }
        }
        if (e instanceof UnknownHostException) {
            return new Failed(Failure.NAME, "the name cannot be resolved: " + e.getMessage(), null);
        }
        if (e instanceof ConnectTimeoutException) {
            return new Failed(Failure.TIMEOUT, "no connection within " + CONNECT_TIMEOUT.toSeconds() + " s", null);
        }
        if (e instanceof SocketTimeoutException || e instanceof InterruptedIOException) {
            return new Failed(Failure.TIMEOUT, "the server stopped answering", null);
        }
        if (e instanceof HttpHostConnectException) {
            return new Failed(Failure.CONNECTION, String.valueOf(e.getMessage()), null);
        }
        if (e instanceof SSLException) {
            return new Failed(Failure.TLS, "no secure connection: " + e.getMessage(), null);
        }
        if (e instanceof ClientProtocolException || e instanceof ZipException || e instanceof EOFException) {
            String why = e.getCause() == null ? e.getMessage() : e.getCause().getMessage();
            return new Failed(Failure.PROTOCOL, "no proper answer: " + why, null);
        }
        return new Failed(Failure.CONNECTION, "the connection broke: " + e.getMessage(), null);
    }

    private static String inWords(Duration duration) {
        return duration.toMillis() % 1000 == 0 ? duration.toSeconds() + " s" : duration.toMillis() + " ms";
    }

    @Override
    public void close() throws IOException {
        deadlines.shutdownNow();
        client.close();
    }
}
