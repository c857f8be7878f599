package dev.parley.cli.input;

import dev.parley.ingest.fetch.FetchResult;
import dev.parley.ingest.fetch.FetchResult.Failed;
import dev.parley.ingest.fetch.FetchResult.Fetched;
import dev.parley.ingest.fetch.FetchResult.Refused;
import dev.parley.ingest.fetch.HttpFetcher;
import dev.parley.ingest.fetch.Politeness;
import dev.parley.ingest.fetch.Validators;
import dev.parley.ingest.fetch.Wanted;
import dev.parley.network.AddressGuard;
import dev.parley.network.IpRange;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** Reads files, {@code .gz} among them, and web addresses. Expected failures are values. */
public final class Documents implements AutoCloseable {

    /** As for what the service fetches. */
    private static final int SIZE_LIMIT = 15 << 20;

    /** Whoever types an address on this machine may read it; the service's guard protects from what others type. */
    private static final List<IpRange> EVERYWHERE = List.of(IpRange.of("0.0.0.0/0"), IpRange.of("::/0"));

    private final HttpFetcher web = new HttpFetcher(
            new AddressGuard(EVERYWHERE, "nothing"),
            "Parley/0.1 (command line)",
            Politeness.DEFAULT,
            Clock.systemUTC());

    /** Whether the argument names a web address rather than a file. */
    public static boolean isAddress(String argument) {
        return argument.startsWith("http://") || argument.startsWith("https://");
    }

    /** Reads the file or address that the argument names. */
    public Document read(String argument, Wanted wanted) {
        if (isAddress(argument)) {
            return readAddress(argument, wanted);
        }
        try {
            return readFile(Path.of(argument));
        } catch (InvalidPathException e) {
            return new Document.Unreadable("no file name: " + e.getReason());
        }
    }

    /** Reads a file. */
    public Document readFile(Path file) {
        boolean isCompressed = String.valueOf(file.getFileName()).endsWith(".gz");
        try (InputStream raw = Files.newInputStream(file);
                InputStream in = isCompressed ? new GZIPInputStream(raw) : raw) {
            byte[] bytes = in.readNBytes(SIZE_LIMIT + 1);
            return bytes.length > SIZE_LIMIT
                    ? new Document.Unreadable("larger than " + (SIZE_LIMIT >> 20) + " MB")
                    : new Document.Read(bytes, null, null);
        } catch (NoSuchFileException e) {
            return new Document.Unreadable("there is no such file");
        } catch (IOException e) {
            return new Document.Unreadable("cannot be read: " + e.getMessage());
        }
    }

    private Document readAddress(String argument, Wanted wanted) {
        FetchResult result;
        try {
            result = web.fetch(URI.create(argument), wanted, Validators.NONE);
        } catch (IllegalArgumentException e) {
            return new Document.Unreadable("no web address: " + e.getMessage());
        }
        if (result instanceof Fetched fetched) {
            return new Document.Read(fetched.body(), fetched.contentType(), fetched.address());
        }
        if (result instanceof Failed failed) {
            return new Document.Unreadable(failed.reason());
        }
        if (result instanceof Refused refused) {
            return new Document.Unreadable(refused.reason());
        }
        return new Document.Unreadable("gone for good (HTTP 410)");
    }

    @Override
    public void close() throws IOException {
        web.close();
    }
}
