package dev.parley.cli.up;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** Stands in for a packaged service: it is ready at once, or refuses its configuration. */
final class StubService {

    /** Names the service whose configuration is refused, in the environment. */
    static final String REFUSES = "STUB_REFUSES";

    private StubService() {}

    public static void main(String[] arguments) throws IOException {
        int port = Integer.parseInt(System.getenv("QUARKUS_HTTP_PORT"));
        String folder = System.getProperty("parley.folder");
        System.out.println("answering on " + port + ", with Kafka at " + System.getenv("KAFKA_BOOTSTRAP_SERVERS"));
        if (folder.endsWith("/" + System.getenv(REFUSES))) {
            System.out.println("feeds.yaml, entry 3: there is no url");
            System.exit(1);
        }
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
        server.createContext("/q/health/ready", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
    }

    /** Lays out a project whose three services are this class. */
    static Path projectIn(Path folder) {
        try {
            Files.createDirectories(folder.resolve(".mvn"));
            for (Service service : Service.values()) {
                Path app = folder.resolve(service.label() + "-service").resolve(Path.of("target", "quarkus-app"));
                Files.createDirectories(app);
                writeJar(app.resolve("quarkus-run.jar"));
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void writeJar(Path jar) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, StubService.class.getName());
        String entry = StubService.class.getName().replace('.', '/') + ".class";
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file, manifest);
                var content = StubService.class.getResourceAsStream("/" + entry)) {
            out.putNextEntry(new JarEntry(entry));
            content.transferTo(out);
            out.closeEntry();
        }
    }
}
