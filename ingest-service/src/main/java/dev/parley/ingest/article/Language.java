package dev.parley.ingest.article;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Language tags as feeds and pages write them. */
public final class Language {

    private Language() {}

    /** The ISO 639-1 code in a tag such as {@code en-GB} or {@code uk_UA}; null where there is none. */
    public static @Nullable String code(@Nullable String tag) {
        if (tag == null) {
            return null;
        }
        String code = tag.strip().toLowerCase(Locale.ROOT);
        int end = 0;
        while (end < code.length() && code.charAt(end) >= 'a' && code.charAt(end) <= 'z') {
            end++;
        }
        return end == 2 ? code.substring(0, 2) : null;
    }
}
