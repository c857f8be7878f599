package dev.parley.ingest.poll;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.parley.ingest.feed.FeedEntry;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How an entry is recognised in the next poll, and whether it still says the same.
 *
 * @param identity of the entry within its feed: guid and link, as some feeds give two entries one guid
 * @param content of all that the entry says
 */
public record EntryKey(String identity, String content) {

    public EntryKey {
        Objects.requireNonNull(identity, "identity");
        Objects.requireNonNull(content, "content");
    }

    public static EntryKey of(FeedEntry entry) {
        String identity = entry.id() == null && entry.link() == null
                ? hash(entry.title(), entry.summary())
                : hash(entry.id(), entry.link());
        return new EntryKey(
                identity,
                hash(
                        entry.title(),
                        entry.summary(),
                        entry.content(),
                        entry.updated() == null ? null : entry.updated().toString(),
                        entry.published() == null ? null : entry.published().toString()));
    }

    /** The same entry, to be remembered as not worked off for good: the next poll that sees it takes it up again. */
    public EntryKey unfinished() {
        return new EntryKey(identity, "");
    }

    private static String hash(@Nullable String... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String part : parts) {
                digest.update(part == null ? new byte[] {0} : part.getBytes(UTF_8));
                digest.update((byte) 1);
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
