package dev.parley.alert.delivery.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.quarkus.qute.Engine;
import io.quarkus.qute.Expression;
import io.quarkus.qute.RawString;
import io.quarkus.qute.ReflectionValueResolver;
import io.quarkus.qute.ResultMapper;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateNode.Origin;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The templates of one kind of markup. Every value that they insert is escaped for it. Thread-safe. */
public final class Templates {

    /** No markup: text stays as it is. */
    public static final Templates PLAIN = new Templates(text -> text);

    /** HTML and XML: the characters that begin or end anything are written as references. */
    public static final Templates MARKUP = new Templates(Templates::escapeMarkup);

    private static final String FOLDER = "/dev/parley/alert/delivery/";

    private final Engine engine;

    private Templates(UnaryOperator<String> escape) {
        this.engine = Engine.builder()
                .addDefaults()
                .addValueResolver(new ReflectionValueResolver())
                .addResultMapper(new Escaping(escape))
                .build();
    }

    /** The template, filled in. */
    public String render(String name, Map<String, Object> data) {
        Template template = engine.getTemplate(name);
        if (template == null) {
            template = engine.parse(source(name), null, name);
            engine.putTemplate(name, template);
        }
        return template.render(data).strip();
    }

    private static String source(String name) {
        try (InputStream in = Templates.class.getResourceAsStream(FOLDER + name)) {
            if (in == null) {
                throw new IOException("no template " + name + " on the class path");
            }
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String escapeMarkup(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    private record Escaping(UnaryOperator<String> escape) implements ResultMapper {

        @Override
        public int getPriority() {
            return 10; // before the one that takes texts as they are
        }

        @Override
        public boolean appliesTo(Origin origin, Object result) {
            return !(result instanceof RawString);
        }

        @Override
        public String map(Object result, Expression expression) {
            return escape.apply(result.toString());
        }
    }
}
