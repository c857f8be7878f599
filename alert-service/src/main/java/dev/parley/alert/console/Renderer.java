package dev.parley.alert.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.quarkus.qute.Engine;
import io.quarkus.qute.EvalContext;
import io.quarkus.qute.Expression;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.NamespaceResolver;
import io.quarkus.qute.ReflectionValueResolver;
import io.quarkus.qute.TemplateLocator.TemplateLocation;
import io.quarkus.qute.ValueResolver;
import io.quarkus.qute.Variant;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Makes HTML of pages. Templates take texts as {@code {t:key}}, with arguments as {@code {t:key(a, b)}}; every value is
 * escaped; what a template asks for and a page does not have is an error.
 */
public final class Renderer {

    private static final String FOLDER = "/dev/parley/alert/console/pages/";
    private static final Variant HTML = Variant.forContentType("text/html");

    private final Engine engine = Engine.builder()
            .addDefaults()
            .addValueResolver(new ReflectionValueResolver())
            .addValueResolver(ValueResolver.builder()
                    .applyToBaseClass(Instant.class)
                    .applyToName("utc")
                    .resolveSync(context -> Moments.utc((Instant) context.getBase(), words(context)))
                    .build())
            .addValueResolver(ValueResolver.builder()
                    .applyToBaseClass(Instant.class)
                    .applyToName("iso")
                    .resolveSync(context -> ((Instant) context.getBase()).truncatedTo(ChronoUnit.SECONDS))
                    .build())
            .addValueResolver(ValueResolver.builder()
                    .applyToBaseClass(Duration.class)
                    .applyToName("span")
                    .resolveSync(context -> Moments.span((Duration) context.getBase(), words(context)))
                    .build())
            .addNamespaceResolver(
                    NamespaceResolver.builder("t").resolveAsync(Renderer::text).build())
            .addResultMapper(new HtmlEscaper(List.of("text/html")))
            .addLocator(Renderer::locate)
            .strictRendering(true)
            .build();

    private final String version = version("console.css", "console.js", "icon.svg");

    /** The whole page. */
    public String page(Visit visit, Page page, @Nullable Freshness freshness) {
        return engine.getTemplate(page.template())
                .instance()
                .setAttribute("words", visit.words())
                .data("visit", visit)
                .data("title", page.title())
                .data("tab", page.tab())
                .data("page", page.content())
                .data("beat", freshness == null ? null : freshness.beat())
                .data("outlets", freshness == null ? null : freshness.outlets())
                .data("languages", Words.ALL)
                .data("version", version)
                .render();
    }

    /** The part of the status line that grows old, for a page that is open already. */
    String freshness(Visit visit, Freshness freshness) {
        return engine.getTemplate("freshness")
                .instance()
                .setAttribute("words", visit.words())
                .data("beat", freshness.beat())
                .data("outlets", freshness.outlets())
                .render();
    }

    /** A part of a page, for a page that is open already. */
    public String part(Visit visit, String template, String name, @Nullable Object content) {
        return engine.getTemplate(template)
                .instance()
                .setAttribute("words", visit.words())
                .data("visit", visit)
                .data(name, content)
                .render();
    }

    private static CompletionStage<Object> text(EvalContext context) {
        Words words = words(context);
        List<Expression> parameters = context.getParams();
        CompletableFuture<?>[] values = parameters.stream()
                .map(parameter -> context.evaluate(parameter).toCompletableFuture())
                .toArray(CompletableFuture[]::new);
        return CompletableFuture.allOf(values).thenApply(done -> {
            Object[] arguments =
                    Arrays.stream(values).map(CompletableFuture::join).toArray();
            return switch (context.getName()) {
                case "word" -> words.of((Enum<?>) arguments[0]);
                case "name" -> words.name(arguments[0].toString(), arguments[1].toString());
                case "language" -> words.ofLanguage(arguments[0].toString());
                case "count" -> words.count(arguments[0].toString(), ((Number) arguments[1]).longValue());
                default -> words.of(context.getName(), arguments);
            };
        });
    }

    private static Words words(EvalContext context) {
        return (Words) Objects.requireNonNull(context.getAttribute("words"), "words");
    }

    private static Optional<TemplateLocation> locate(String name) {
        // only .html: nothing may be rendered without being escaped
        String path = FOLDER + name + ".html";
        return Renderer.class.getResource(path) == null
                ? Optional.empty()
                : Optional.of(new TemplateLocation() {
                    @Override
                    public Reader read() {
                        InputStream in = Objects.requireNonNull(Renderer.class.getResourceAsStream(path), path);
                        return new InputStreamReader(in, UTF_8);
                    }

                    @Override
                    public Optional<Variant> getVariant() {
                        return Optional.of(HTML);
                    }
                });
    }

    /** Browsers keep static files for long: with other content they have another address. */
    private static String version(String... names) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String name : names) {
                try (InputStream in = Renderer.class.getResourceAsStream("/META-INF/resources/console/" + name)) {
                    digest.update(Objects.requireNonNull(in, name).readAllBytes());
                }
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 6);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
