package dev.parley.alert.console.live;

import dev.parley.alert.store.NoticeSearch.Criteria;
import dev.parley.contract.event.ChangeType;
import dev.parley.contract.event.Instrument;
import dev.parley.contract.event.NoticeKind;
import dev.parley.contract.event.NoticePriority;
import jakarta.ws.rs.BadRequestException;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a reader wants to see, as the address says it. A parameter without a value is none: forms send them all.
 *
 * @param active the parameters that narrow the list, by name
 * @param before only notices with a smaller number
 * @param after only notices with a greater number
 */
record LiveFilter(
        Criteria criteria,
        Map<String, String> active,
        @Nullable Long before,
        @Nullable Long after) {

    private static final int LONGEST_WORDS = 200;

    /**
     * @throws BadRequestException when a value can match nothing: the list would be empty, and look like no news
     */
    static LiveFilter of(Map<String, String> query) {
        Map<String, String> active = new TreeMap<>();
        for (String name : LivePage.FILTERS) {
            String value = query.get(name);
            if (value != null && !value.isBlank()) {
                active.put(name, value.strip());
            }
        }
        String words = active.get("q");
        if (words != null && words.length() > LONGEST_WORDS) {
            throw new BadRequestException("the search is longer than %d characters".formatted(LONGEST_WORDS));
        }
        return new LiveFilter(
                new Criteria(
                        active.get("dossier"),
                        constant("instrument", Instrument.class, active),
                        constant("change", ChangeType.class, active),
                        active.get("party"),
                        constant("priority", NoticePriority.class, active),
                        constant("kind", NoticeKind.class, active),
                        active.get("outlet"),
                        active.get("language"),
                        words),
                active,
                number("before", query),
                number("after", query));
    }

    private static <E extends Enum<E>> @Nullable E constant(String name, Class<E> type, Map<String, String> active) {
        String text = active.get(name);
        if (text == null) {
            return null;
        }
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(text))
                .findFirst()
                .orElseThrow(() -> new BadRequestException("'%s' is no value for %s, which is one of %s"
                        .formatted(text, name, Arrays.toString(type.getEnumConstants()))));
    }

    private static @Nullable Long number(String name, Map<String, String> query) {
        String text = query.get(name);
        if (text == null) {
            return null;
        }
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new BadRequestException("'%s' is no value for %s, which is a number".formatted(text, name));
        }
    }
}
