package dev.parley.alert.delivery.mail;

import dev.parley.alert.routing.Entry;
import java.util.List;
import java.util.regex.Pattern;

/** Addresses of people, as they are typed. */
public final class MailAddress {

    /** What can be an address; nothing that could end a header or a command. */
    private static final Pattern ADDRESS = Pattern.compile("[A-Za-z0-9._%+'-]{1,64}@[A-Za-z0-9.-]{1,190}");

    private MailAddress() {}

    /** Whether a text is one address such as {@code desk@example.org}, and can be nothing else. */
    public static boolean isValid(String text) {
        return ADDRESS.matcher(text).matches();
    }

    /**
     * The addresses of a receiver that has {@code type: mail} with {@code to}; at least one.
     *
     * @throws dev.parley.alert.routing.RoutesFileException when one is none
     */
    public static List<String> to(Entry entry) {
        List<String> to = entry.texts("to");
        for (String address : to) {
            if (!isValid(address)) {
                throw entry.wrong("to", "'" + address + "' is no address such as desk@example.org");
            }
        }
        return to;
    }
}
