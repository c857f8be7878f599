package dev.parley.cli.input;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/** What was found behind a file name or a web address. */
public sealed interface Document {

    /**
     * It was read.
     *
     * @param contentType the HTTP header, where there was one
     * @param address where on the web it was found
     */
    record Read(
            byte[] bytes,
            @Nullable String contentType,
            @Nullable URI address) implements Document {}

    /** It could not be read, for this reason. */
    record Unreadable(String reason) implements Document {}
}
