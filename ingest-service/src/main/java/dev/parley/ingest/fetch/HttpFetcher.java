package dev.parley.ingest.fetch;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.parley.ingest.fetch.FetchResult.Failed;
import dev.parley.ingest.fetch.FetchResult.Failure;
import dev.parley.ingest.fetch.FetchResult.Fetched;
import dev.parley.ingest.fetch.FetchResult.NotModified;
import dev.parley.ingest.fetch.FetchResult.Refused;
import dev.parley.ingest.fetch.Permission.Denied;
import dev.parley.ingest.fetch.Permission.Granted;
import dev.parley.network.AddressGuard;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.random.RandomGenerator;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.cookie.BasicCookieStore;
import org.apache.hc.client5.http.entity.UrlEncodedFormEntity;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.EndpointDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.NameValuePair;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.message.BasicNameValuePair;
import org.apache.hc.core5.io.Closer;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * Reads addresses over HTTP and HTTPS. Thread-safe; the caller's thread waits.
 *
 * <p>Every expected outcome is a {@link FetchResult}: nothing that a server does makes it throw. It asks only what may
 * be asked (see {@link AddressGuard}), no more of a site than is polite (see {@link Politeness}; on addresses that the
 * operator opened there is no spacing), nothing of a host that asked to be left alone, and gives up on what takes too long
 * or grows too large.
 */
public final class HttpFetcher implements AutoCloseable {

    private static final Timeout CONNECT_TIMEOUT = Timeout.ofSeconds(10);
    private static final Duration TOTAL_TIMEOUT = Duration.ofSeconds(30);
    private static final int REDIRECT_LIMIT = 5;
    private static final int CONNECTION_LIMIT = 256;

    /** So many header lines, and so many bytes in each, an honest answer does not have. */
    private static final int HEADER_LIMIT = 200;

    private static final int HEADER_LENGTH_LIMIT = 16_384;

    /** So much of a body may have come together with the head, before anybody counted. */
    private static final int RECEIVED_WITH_HEAD = 8192;

    private final CloseableHttpClient client;
    private final ResponseReader reader;
    private final Duration totalTimeout;
    private final AddressGuard guard;
    private final Politeness politeness;
    private final SiteGate sites;
    private final RestingHosts restingHosts;
    private final ScheduledExecutorService deadlines = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "fetch-deadlines");
        thread.setDaemon(true);
        return thread;
    });

    /**
     * @param guard decides which addresses may be connected to
     * @param userAgent how we introduce ourselves, with an address where outlets can reach the operator
     * @param politeness towards a site
     */
    public HttpFetcher(AddressGuard guard, String userAgent, Politeness politeness, Clock clock) {
        this(guard, userAgent, politeness, clock, TOTAL_TIMEOUT);
    }

    /** How we introduce ourselves to outlets. */
    public static String userAgent(URI contact) {
        return "Parley/0.1 (news monitor; +" + contact + ")";
    }

    HttpFetcher(AddressGuard guard, String userAgent, Politeness politeness, Clock clock, Duration totalTimeout) {
        this.guard = guard;
        this.politeness = politeness;
        this.totalTimeout = totalTimeout;
        this.sites = new SiteGate(politeness.atOnce(), clock, time -> Thread.sleep(time.toMillis()));
        this.restingHosts = new RestingHosts(clock);
        this.reader = new ResponseReader(clock, RandomGenerator.getDefault());
        this.client = HttpClients.custom()
                .setUserAgent(userAgent)
                .setRetryStrategy(new OnceMore())
                .disableAuthCaching()
                .disableRedirectHandling() // followed here, where each hop is looked at
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(CONNECT_TIMEOUT)
                        .setResponseTimeout(Timeout.of(totalTimeout))
                        .build())
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                                .http1Config(Http1Config.custom() // without bounds a head could fill the memory
                                        .setMaxHeaderCount(HEADER_LIMIT)
                                        .setMaxLineLength(HEADER_LENGTH_LIMIT)
                                        .build())
                                .build())
                        .setDnsResolver(guard)
                        .setMaxConnPerRoute(politeness.atOnce())
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
        return new Journey(address, wanted, validators, Permission.NOT_NEEDED, null).result();
    }

    /**
     * Reads a page.
     *
     * @param address http or https
     * @param permissions asked for the address and for those that it redirects to
     */
    public FetchResult page(URI address, Permission.Giver permissions) {
        return new Journey(address, Wanted.PAGE, Validators.NONE, permissions, null).result();
    }

    /**
     * Sends a form.
     *
     * @param address http or https
     * @return {@link FetchResult.Fetched}, with nothing in it, when the server took it
     */
    public FetchResult send(URI address, Map<String, String> form) {
        return new Journey(address, Wanted.CONSENT, Validators.NONE, Permission.NOT_NEEDED, form).result();
    }

    /** Whether requests to this address need no spacing, since the operator opened it himself. */
    public boolean isOpened(URI address) {
        return guard.isOpened(address.getHost());
    }

    /** One fetch, from redirect to redirect. */
    private final class Journey {

        private final Wanted wanted;
        private final Validators validators;
        private final Permission.Giver permissions;
        private final @Nullable Map<String, String> form;
        private final HttpClientContext context = HttpClientContext.create();
        private long nanosLeft = totalTimeout.toNanos();
        private URI at;
        private @Nullable URI movedTo;
        private boolean hasMoved = true;

        Journey(
                URI address,
                Wanted wanted,
                Validators validators,
                Permission.Giver permissions,
                @Nullable Map<String, String> form) {
            this.at = address;
            this.wanted = wanted;
            this.validators = validators;
            this.permissions = permissions;
            this.form = form;
            // of one's own: some outlets set a cookie and redirect to the same address until it comes back
            context.setCookieStore(new BasicCookieStore());
        }

        FetchResult result() {
            for (int hop = 0; hop <= REDIRECT_LIMIT; hop++) {
                if (at.getHost() == null || !isWeb(at.getScheme())) {
                    return new Refused(at + " is no http or https address");
                }
                Optional<Duration> rest = restingHosts.rest(at);
                if (rest.isPresent()) {
                    return new Failed(
                            Failure.RESTING, at.getHost() + " asked to be left alone for a while", rest.get());
                }
                Permission permission = permissions.permission(at);
                if (permission instanceof Denied denied) {
                    return denied.result();
                }
                Duration asked = permission instanceof Granted granted ? granted.spacing() : Duration.ZERO;
                try (SiteGate.Pass pass = sites.enter(Site.of(at), spacing(asked))) {
                    FetchResult result = ask();
                    if (result != null) {
                        return result;
                    }
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return new Failed(Failure.TIMEOUT, "interrupted while waiting for " + at.getHost(), null);
                }
            }
            return new Failed(
                    Failure.PROTOCOL, "more than " + REDIRECT_LIMIT + " redirects, the last one to " + at, null);
        }

        private Duration spacing(Duration asked) {
            if (guard.isOpened(at.getHost())) {
                return Duration.ZERO;
            }
            Duration polite = politeness.spacing(wanted);
            return asked.compareTo(polite) > 0 ? asked : polite;
        }

        /** What the server answers; null when it sends us on. */
        private @Nullable FetchResult ask() {
            HttpUriRequestBase request = request();
            AtomicBoolean late = new AtomicBoolean();
            long started = System.nanoTime();
            Future<?> deadline = deadlines.schedule(
                    () -> {
                        late.set(true);
                        request.cancel();
                    },
                    nanosLeft,
                    TimeUnit.NANOSECONDS);
            ClassicHttpResponse response = null;
            boolean isWhole = false;
            try {
                response = client.executeOpen(null, request, context);
                FetchResult result = sendsOn(response) ? follow(response) : read(response);
                isWhole = result instanceof Fetched || result instanceof NotModified;
                if (result instanceof Failed failed && failed.retryAfter() != null) {
                    restingHosts.rest(at, failed.retryAfter());
                }
                return result;
            } catch (IOException | RuntimeException e) {
                if (late.get()) {
                    return new Failed(Failure.TIMEOUT, "no complete answer within " + inWords(totalTimeout), null);
                }
                return Trouble.of(e);
            } finally {
                deadline.cancel(false);
                nanosLeft -= System.nanoTime() - started;
                if (!isWhole) {
                    request.cancel(); // or the rest would be read to its end
                }
                Closer.closeQuietly(response); // a connection that was cut off complains here
            }
        }

        private HttpUriRequestBase request() {
            HttpUriRequestBase request = form == null ? new HttpGet(at) : new HttpPost(at);
            if (form != null) {
                List<NameValuePair> fields = new ArrayList<>();
                form.forEach((name, value) -> fields.add(new BasicNameValuePair(name, value)));
                request.setEntity(new UrlEncodedFormEntity(fields, UTF_8));
            }
            request.setHeader(HttpHeaders.ACCEPT, wanted.accept());
            if (validators.etag() != null) {
                request.setHeader(HttpHeaders.IF_NONE_MATCH, validators.etag());
            }
            if (validators.lastModified() != null) {
                request.setHeader(HttpHeaders.IF_MODIFIED_SINCE, validators.lastModified());
            }
            return request;
        }

        /** A form is sent on only by those redirects that leave it a form. */
        private boolean sendsOn(ClassicHttpResponse response) {
            return form == null
                    ? isRedirect(response)
                    : response.getCode() == HttpStatus.SC_TEMPORARY_REDIRECT
                            || response.getCode() == HttpStatus.SC_PERMANENT_REDIRECT;
        }

        private FetchResult read(ClassicHttpResponse response) throws IOException {
            if (form != null) {
                return reader.sent(response, at);
            }
            EndpointDetails connection = context.getEndpointDetails();
            long before = connection == null ? 0 : connection.getReceivedBytesCount();
            return reader.read(
                    response,
                    at,
                    movedTo,
                    () -> connection == null
                            ? Long.MAX_VALUE
                            : RECEIVED_WITH_HEAD + connection.getReceivedBytesCount() - before);
        }

        private @Nullable FetchResult follow(ClassicHttpResponse response) {
            Header location = response.getFirstHeader(HttpHeaders.LOCATION);
            if (location == null || location.getValue() == null) {
                return new Failed(Failure.PROTOCOL, "a redirect that does not say where to", null);
            }
            try {
                at = at.resolve(location.getValue().strip().replace(" ", "%20"));
            } catch (IllegalArgumentException e) {
                return new Failed(Failure.PROTOCOL, "a redirect to something that is no address", null);
            }
            hasMoved &= isPermanent(response.getCode());
            movedTo = hasMoved ? at : movedTo;
            return null;
        }
    }

    private static boolean isWeb(@Nullable String scheme) {
        return "http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme);
    }

    private static boolean isRedirect(ClassicHttpResponse response) {
        return switch (response.getCode()) {
            case HttpStatus.SC_MOVED_TEMPORARILY, HttpStatus.SC_SEE_OTHER, HttpStatus.SC_TEMPORARY_REDIRECT -> true;
            default -> isPermanent(response.getCode());
        };
    }

    private static boolean isPermanent(int status) {
        return status == HttpStatus.SC_MOVED_PERMANENTLY || status == HttpStatus.SC_PERMANENT_REDIRECT;
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
