package dev.parley.network;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;

/** A range of IP addresses in CIDR notation; a bare address is a range of one. */
public final class IpRange {

    private final byte[] prefix;
    private final int bits;
    private final String notation;

    private IpRange(byte[] prefix, int bits, String notation) {
        this.prefix = prefix;
        this.bits = bits;
        this.notation = notation;
    }

    /**
     * Reads a range such as {@code 10.0.0.0/8}.
     *
     * @throws IllegalArgumentException when the text is no range; the message says why
     */
    public static IpRange of(String text) {
        String notation = text.strip();
        int slash = notation.indexOf('/');
        byte[] address = literal(slash < 0 ? notation : notation.substring(0, slash), notation);
        int bits = address.length * 8;
        if (slash >= 0) {
            try {
                int given = Integer.parseInt(notation.substring(slash + 1));
                if (given < 0 || given > bits) {
                    throw new IllegalArgumentException(
                            "'" + notation + "' is no address range: the prefix must be 0 to " + bits);
                }
                bits = given;
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException("'" + notation + "' is no address range such as 10.0.0.0/8", e);
            }
        }
        return new IpRange(address, bits, notation);
    }

    private static byte[] literal(String text, String notation) {
        return literal(text)
                .map(InetAddress::getAddress)
                .orElseThrow(() ->
                        new IllegalArgumentException("'" + notation + "' is no address range such as 10.0.0.0/8"));
    }

    /** The address that a text spells out, an IPv6 one in brackets or without; nothing for names. */
    static Optional<InetAddress> literal(String text) {
        boolean isV6 = text.indexOf(':') >= 0;
        boolean isV4 = !isV6
                && text.chars().filter(c -> c == '.').count() == 3
                && text.chars().allMatch(c -> c == '.' || isDigit(c));
        if (!isV4 && !isV6) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(text)); // nothing is looked up
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    boolean contains(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (bytes.length != prefix.length) {
            return false;
        }
        int whole = bits / 8;
        if (!Arrays.equals(bytes, 0, whole, prefix, 0, whole)) {
            return false;
        }
        int rest = bits % 8;
        int mask = 0xFF << (8 - rest);
        return rest == 0 || (bytes[whole] & mask) == (prefix[whole] & mask);
    }

    @Override
    public String toString() {
        return notation;
    }
}
