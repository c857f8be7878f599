package dev.parley.cli.newsroom;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.quarkus.qute.Engine;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.ReflectionValueResolver;
import io.quarkus.qute.Template;
import io.quarkus.qute.ValueResolver;
import io.quarkus.qute.Variant;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;

/** The outlets' feeds and pages, from the Qute templates beside the script. Every value is escaped. */
final class Templates {

    private static final Variant MARKUP = Variant.forContentType("text/html");

    private static final Engine ENGINE = Engine.builder()
            .addDefaults()
            .addValueResolver(new ReflectionValueResolver())
            .addValueResolver(ValueResolver.builder()
                    .applyToBaseClass(Instant.class)
                    .applyToName("rfc1123")
                    .resolveSync(context -> rfc1123((Instant) context.getBase()))
                    .build())
            .addResultMapper(new HtmlEscaper(List.of("text/html")))
            .build();

    private Templates() {}

    static String render(String name, Map<String, Object> data) {
        Template template = ENGINE.getTemplate(name);
        if (template == null) {
            template = ENGINE.parse(source(name), MARKUP, name);
            ENGINE.putTemplate(name, template);
        }
        return template.render(data);
    }

    /** The form of RSS dates and HTTP headers; whole seconds. */
    static String rfc1123(Instant instant) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(instant.atOffset(ZoneOffset.UTC));
    }

    private static String source(String name) {
        try (InputStream in = Templates.class.getResourceAsStream("/newsroom/" + name)) {
            if (in == null) {
                throw new IOException("no template " + name + " on the class path");
            }
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
