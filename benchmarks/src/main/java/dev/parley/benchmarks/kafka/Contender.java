package dev.parley.benchmarks.kafka;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A program that consumes the articles, in a JVM of its own with the flags of the packaged services.
 *
 * @param name as the result calls it
 * @param group its consumer group
 * @param command what follows the flags on the command line of java
 * @param environment added to this program's own
 */
record Contender(String name, String group, List<String> command, Map<String, String> environment) {

    static Contender bareLoop(String servers, BareLoop.Output output) {
        return new Contender(
                switch (output) {
                    case VERDICT_SIZED -> "bare loop, verdict-sized";
                    case PASS_THROUGH -> "bare loop, pass-through";
                    case VERDICT -> "bare loop that classifies";
                },
                BareLoop.GROUP,
                List.of("-cp", System.getProperty("java.class.path"), BareLoop.class.getName(), servers, output.name()),
                Map.of());
    }

    static Contender service(Path jar, String servers) {
        return new Contender(
                "classify service",
                "parley-classify",
                List.of("-jar", jar.toString()),
                Map.of("KAFKA_BOOTSTRAP_SERVERS", servers, "QUARKUS_HTTP_PORT", "0"));
    }

    Process start(Path log) throws IOException {
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx128m", "-XX:+UseSerialGC"));
        line.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        return builder.start();
    }
}
