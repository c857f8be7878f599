package dev.parley.alert.http;

import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The query of a request. Whatever is wrong with it is refused: a misspelt filter would otherwise answer with everything. */
final class Parameters {

    private final MultivaluedMap<String, String> given;

    private Parameters(MultivaluedMap<String, String> given) {
        this.given = given;
    }

    /**
     * @throws BadRequestException when another parameter is given, one twice, or one without a value
     */
    static Parameters of(UriInfo uri, String... names) {
        MultivaluedMap<String, String> given = uri.getQueryParameters();
        Set<String> known = new TreeSet<>(List.of(names));
        given.forEach((name, values) -> {
            if (!known.contains(name)) {
                throw new BadRequestException(
                        "there is no parameter '%s', only %s".formatted(name, String.join(", ", known)));
            }
            if (values.size() > 1) {
                throw new BadRequestException("%s is given more than once".formatted(name));
            }
            if (values.get(0) == null || values.get(0).isBlank()) {
                throw new BadRequestException("%s has no value".formatted(name));
            }
        });
        return new Parameters(given);
    }

    @Nullable
    String text(String name) {
        return given.getFirst(name);
    }

    /** A number from 1 to the largest. */
    Optional<Long> number(String name, long max) {
        String text = text(name);
        if (text == null) {
            return Optional.empty();
        }
        try {
            long number = Long.parseLong(text);
            if (number >= 1 && number <= max) {
                return Optional.of(number);
            }
        } catch (NumberFormatException e) {
            // refused below
        }
        throw new BadRequestException(
                "'%s' is no value for %s, which is a number from 1 to %d".formatted(text, name, max));
    }

    <E extends Enum<E>> @Nullable E constant(String name, Class<E> type) {
        String text = text(name);
        return text == null ? null : constant(name, type, text);
    }

    /**
     * @throws BadRequestException when the text is none of the constants
     */
    static <E extends Enum<E>> E constant(String name, Class<E> type, String text) {
        try {
            return Enum.valueOf(type, text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new BadRequestException("'%s' is no value for %s, which is one of %s"
                    .formatted(text, name, Arrays.toString(type.getEnumConstants())));
        }
    }
}
