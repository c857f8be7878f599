package dev.parley.ingest.fetch;

import org.jspecify.annotations.Nullable;

/**
 * What a server gave to ask later whether something changed; sent back exactly as it came.
 *
 * @param etag the header as received
 * @param lastModified the header as received
 */
public record Validators(@Nullable String etag, @Nullable String lastModified) {

    public static final Validators NONE = new Validators(null, null);

    /** These, filled up from others where the server left one out. */
    public Validators or(Validators others) {
        return new Validators(
                etag == null ? others.etag : etag, lastModified == null ? others.lastModified : lastModified);
    }
}
