package dev.parley.alert.console;

import dev.parley.alert.entry.SessionCookie;
import dev.parley.alert.entry.Visitors;
import dev.parley.alert.ingest.OutletWatch;
import dev.parley.alert.store.Pulse;
import jakarta.inject.Singleton;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.net.URISyntaxException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Answers requests for pages, in the reader's language, and says in a page of its own what cannot be shown and why. */
@Singleton
public final class Console {

    private static final Logger LOG = Logger.getLogger(Console.class);
    private static final String LANGUAGE = "lang";
    private static final int A_YEAR = (int) Duration.ofDays(365).toSeconds();

    /**
     * What went wrong.
     *
     * @param status the HTTP status code
     * @param key of the heading and of the advice
     * @param detail in English, as the API has it; empty when there is nothing to add
     */
    public record Problem(int status, String key, String detail) {}

    private final Renderer renderer = new Renderer();
    private final Visitors visitors;
    private final Pulse pulse;
    private final OutletWatch outlets;
    private final Clock clock;
    private final HttpHeaders headers;
    private final UriInfo uri;

    /**
     * @param headers of the request that is answered just now
     * @param uri of that request
     */
    Console(Visitors visitors, Pulse pulse, OutletWatch outlets, Clock clock, HttpHeaders headers, UriInfo uri) {
        this.headers = headers;
        this.uri = uri;
        this.visitors = visitors;
        this.pulse = pulse;
        this.outlets = outlets;
        this.clock = clock;
    }

    /** A whole page. */
    public Response page(Function<Visit, Page> reading) {
        return answer(visit -> {
            // before the page is read: what comes between is told by the stream; who is nobody learns nothing, not even
            // when something came last
            Freshness freshness = visit.visitor() == null ? null : beat();
            return renderer.page(visit, reading.apply(visit), freshness);
        });
    }

    /** A part of a page that is open already. */
    public Response part(String template, String name, Function<Visit, Object> reading) {
        return answer(visit -> renderer.part(visit, template, name, reading.apply(visit)));
    }

    /**
     * Does what a form asks for, then has the browser load a page, so that to load it again does nothing twice.
     *
     * @param deed does it, and tells the address of the page
     */
    public Response act(Function<Visit, String> deed) {
        return attempt(visit -> Response.status(Response.Status.SEE_OTHER)
                // not through the builder, which would make it absolute by a host that a proxy may have changed
                .header(HttpHeaders.LOCATION, deed.apply(visit))
                .build());
    }

    /** The address of the page that a form was sent from, on this site; the first page when nobody says. */
    public String whereFrom() {
        try {
            URI page = new URI(Objects.requireNonNullElse(headers.getHeaderString("Referer"), ""));
            String path = page.getRawPath();
            // two slashes at the beginning would be another site
            return path == null || !path.startsWith("/") || path.startsWith("//")
                    ? "/"
                    : page.getRawQuery() == null ? path : path + "?" + page.getRawQuery();
        } catch (URISyntaxException e) {
            return "/";
        }
    }

    /** When something came last, for a page that is open. */
    public Response freshness() {
        return answer(visit -> renderer.freshness(visit, beat()));
    }

    private Response answer(Function<Visit, String> writing) {
        return attempt(visit -> html(visit, 200, writing.apply(visit)));
    }

    /** Answers with something else than a page; what keeps it from that is told in one. */
    public Response attempt(Function<Visit, Response> answering) {
        Visit visit = visit();
        try {
            return answering.apply(visit);
        } catch (WebApplicationException e) {
            int status = e.getResponse().getStatus();
            return problem(visit, new Problem(status, status == 404 ? "unknown" : "refused", text(e)));
        } catch (RuntimeException e) {
            if (isDatabaseAway(e)) {
                return problem(visit, new Problem(503, "away", ""));
            }
            LOG.error("a page failed", e);
            return problem(visit, new Problem(500, "failed", ""));
        }
    }

    /** A page that says why there is none, and asks the database for nothing. */
    public Response problem(Response.Status status, String key) {
        Visit visit = visit();
        return html(
                visit,
                status.getStatusCode(),
                renderer.page(visit, problemPage(visit, new Problem(status.getStatusCode(), key, "")), null));
    }

    private static Page problemPage(Visit visit, Problem problem) {
        return new Page("", visit.words().of("problem_" + problem.key()), "problem", problem);
    }

    private Response problem(Visit visit, Problem problem) {
        return html(
                visit,
                problem.status(),
                renderer.page(
                        visit, problemPage(visit, problem), freshnessIfKnown().orElse(null)));
    }

    private Freshness beat() {
        return new Freshness(pulse.now(), outlets.latest().orElse(null));
    }

    private Optional<Freshness> freshnessIfKnown() {
        try {
            return Optional.of(beat());
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    private static String text(WebApplicationException e) {
        return e.getMessage() == null
                ? ""
                : OutsideText.excerpt(e.getMessage(), 300).shown();
    }

    /** Whether the server cannot be reached or is going down, classes 08 and 57; the pool says it without a class. */
    private static boolean isDatabaseAway(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                String state = sql.getSQLState();
                return state == null || state.startsWith("08") || state.startsWith("57");
            }
        }
        return false;
    }

    private Visit visit() {
        Map<String, String> query = new TreeMap<>();
        uri.getQueryParameters().forEach((name, values) -> query.put(name, values.get(0)));
        query.remove(LANGUAGE);
        return new Visit(uri.getPath(), query, visitors.find().orElse(null), words(), clock.instant());
    }

    /** What the address asks for, else what was asked for before, else what the browser prefers. */
    private Words words() {
        Cookie cookie = headers.getCookies().get(LANGUAGE);
        Stream<@Nullable String> wishes = Stream.concat(
                Stream.of(uri.getQueryParameters().getFirst(LANGUAGE), cookie == null ? null : cookie.getValue()),
                headers.getAcceptableLanguages().stream().map(Locale::getLanguage));
        return wishes.flatMap(wish -> Words.in(wish).stream()).findFirst().orElse(Words.ALL.get(0));
    }

    private Response html(Visit visit, int status, String html) {
        Response.ResponseBuilder response = Response.status(status)
                .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(HttpHeaders.VARY, "Accept-Language, Cookie")
                .entity(html);
        if (uri.getQueryParameters().containsKey(LANGUAGE)) {
            response.cookie(new NewCookie.Builder(LANGUAGE)
                    .value(visit.words().language())
                    .path("/")
                    .maxAge(A_YEAR)
                    .httpOnly(true)
                    .secure(SessionCookie.isSecure(uri.getRequestUri().getHost()))
                    .sameSite(NewCookie.SameSite.LAX)
                    .build());
        }
        return response.build();
    }
}
