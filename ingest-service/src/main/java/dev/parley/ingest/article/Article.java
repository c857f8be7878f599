package dev.parley.ingest.article;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.parley.contract.event.Access;
import dev.parley.contract.event.DateDoubt;
import dev.parley.contract.event.TextSource;
import dev.parley.contract.event.Withdrawal;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An outlet's piece as it reads now.
 *
 * @param url the link as the feed gave it
 * @param canonicalUrl identifies the article
 * @param title plain text
 * @param text plain text, paragraphs separated by an empty line; never blank
 * @param textSource where the text was taken from
 * @param language ISO 639-1 as declared by page or feed
 * @param byline the authors as printed
 * @param credit the news agency that is credited
 * @param fetched when it was read
 * @param access who may read the whole of it, where its page says so
 * @param complete whether the text is the whole article; null where nobody can tell
 */
public record Article(
        String url,
        CanonicalUrl canonicalUrl,
        String title,
        String text,
        TextSource textSource,
        @Nullable String language,
        @Nullable String byline,
        @Nullable String credit,
        @Nullable Instant published,
        @Nullable Instant updated,
        Instant fetched,
        @Nullable Access access,
        @Nullable Boolean complete) {

    private static final Duration CLOCK_SKEW = Duration.ofHours(1);
    private static final Instant BEGINNING_OF_THE_WEB = Instant.parse("1990-01-01T00:00:00Z");

    public Article {
        Objects.requireNonNull(url, "url");
        Objects.requireNonNull(canonicalUrl, "canonicalUrl");
        Objects.requireNonNull(title, "title");
        if (text.isBlank()) {
            throw new IllegalArgumentException("the text of " + canonicalUrl + " is blank");
        }
        Objects.requireNonNull(textSource, "textSource");
        Objects.requireNonNull(fetched, "fetched");
    }

    /** What is left of an article that the outlet no longer shows: the fact itself. */
    public static Article withdrawn(String url, CanonicalUrl canonicalUrl, Withdrawal why, Instant now) {
        String reason =
                switch (why) {
                    case GONE -> "its page is gone for good (HTTP 410)";
                    case NOT_FOUND -> "its page is no longer found (HTTP 404)";
                    case RETRACTED -> "its page says that it was retracted";
                };
        return new Article(
                url,
                canonicalUrl,
                "Withdrawn by the outlet",
                "The outlet no longer shows this article: " + reason + ".",
                TextSource.PAGE_BODY,
                null,
                null,
                null,
                null,
                null,
                now,
                null,
                null);
    }

    /** The same words under the address that identified the article before, whatever its page says now. */
    public Article withCanonicalUrl(CanonicalUrl known) {
        return new Article(
                url,
                known,
                title,
                text,
                textSource,
                language,
                byline,
                credit,
                published,
                updated,
                fetched,
                access,
                complete);
    }

    /** The same in all revisions. */
    public String id() {
        return canonicalUrl.articleId();
    }

    /** Why the date of publication is hard to believe; null where it is not, or where there is none. */
    public @Nullable DateDoubt dateDoubt() {
        if (published == null) {
            return null;
        }
        if (published.isAfter(fetched.plus(CLOCK_SKEW))) {
            return DateDoubt.FUTURE;
        }
        return published.isBefore(BEGINNING_OF_THE_WEB) ? DateDoubt.TOO_OLD : null;
    }

    /** Whether the text comes from the article's page, not from what the feed says about it. */
    public boolean isFromPage() {
        return textSource != TextSource.FEED_CONTENT && textSource != TextSource.FEED_SUMMARY;
    }

    /** Whether the text is known to be only a part of the article. */
    public boolean isPart() {
        return Boolean.FALSE.equals(complete);
    }

    /** Equal for equal wording of title and text; 32 hexadecimal digits. */
    public String textHash() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(title.getBytes(UTF_8));
            digest.update((byte) 0);
            return HexFormat.of().formatHex(digest.digest(text.getBytes(UTF_8)), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
