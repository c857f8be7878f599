package dev.parley.alert.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.TestInfo;

/**
 * What the servers of a test class were sent, for people to look at: {@code target/receivers/CLASS.md}, a section for each
 * test, in it each request or mail as it came over the wire, and what was answered.
 */
public final class ReceiverReport {

    private static final Path FOLDER = Path.of("target", "receivers");
    private static final int LONGEST = 8_000;

    private final String name;
    private final Set<Object> shown = Collections.newSetFromMap(new IdentityHashMap<>());
    private boolean isBegun;

    public ReceiverReport(Class<?> test) {
        this.name = test.getSimpleName();
    }

    /** Adds what the servers were sent since the last call; nothing when that is nothing. */
    public synchronized void add(TestInfo test, List<TestServer.Request> requests, List<SmtpServer.Mail> mails) {
        List<String> parts = new ArrayList<>();
        requests.stream().filter(shown::add).forEach(request -> parts.add(text(request)));
        mails.stream().filter(shown::add).forEach(mail -> parts.add(text(mail)));
        if (!parts.isEmpty()) {
            String method = test.getTestMethod().map(found -> found.getName()).orElse("before all tests");
            String title =
                    test.getDisplayName().startsWith(method + "(") ? method : method + " " + test.getDisplayName();
            write("## " + title + "\n\n" + String.join("\n", parts) + "\n");
        }
    }

    private static String text(TestServer.Request request) {
        String headers = request.headers().entrySet().stream()
                .map(ReceiverReport::header)
                .collect(Collectors.joining("\n"));
        return "%s %s was answered %s\n\n%s"
                .formatted(
                        request.method(),
                        request.path(),
                        request.answered(),
                        block(headers + "\n\n" + readable(request.text())));
    }

    private static String header(Map.Entry<String, String> header) {
        return header.getKey() + ": " + header.getValue();
    }

    private static String text(SmtpServer.Mail mail) {
        return "A mail from %s to %s was answered %s\n\n%s"
                .formatted(mail.from(), String.join(", ", mail.to()), mail.answered(), block(mail.data()));
    }

    private static String readable(String body) {
        try {
            return new ObjectMapper().readTree(body).toPrettyString();
        } catch (JsonProcessingException e) {
            return body; // no JSON, and shown as it is
        }
    }

    private static String block(String text) {
        String cut = text.length() <= LONGEST
                ? text
                : text.substring(0, LONGEST) + "\n… and " + (text.length() - LONGEST) + " more characters";
        return "~~~~\n" + cut.strip() + "\n~~~~\n";
    }

    private void write(String section) {
        try {
            Files.createDirectories(FOLDER);
            Path file = FOLDER.resolve(name + ".md");
            if (!isBegun) {
                Files.writeString(file, "# What receivers got in " + name + "\n\n");
                isBegun = true;
            }
            Files.writeString(file, section, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
