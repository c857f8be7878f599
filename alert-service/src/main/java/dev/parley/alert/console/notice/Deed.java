package dev.parley.alert.console.notice;

import jakarta.ws.rs.BadRequestException;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What an editor can do about a notice, by the name of a button. */
enum Deed {
    ACKNOWLEDGE,
    TAKE_BACK,
    CLAIM,
    RELEASE,
    MUTE,
    UNMUTE,
    USEFUL,
    WRONG,
    LATE,
    NO_OPINION;

    /**
     * @throws BadRequestException when it is none of them
     */
    static Deed of(@Nullable String name) {
        return Arrays.stream(values())
                .filter(deed -> deed.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst()
                .orElseThrow(() -> new BadRequestException(
                        "'%s' is no value for do, which is one of %s".formatted(name, Arrays.toString(values()))));
    }
}
