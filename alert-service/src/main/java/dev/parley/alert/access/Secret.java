package dev.parley.alert.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/**
 * What only its holder knows: 256 random bits, too many to be guessed, so that a fast hash is enough to keep it.
 *
 * @param text in letters that need no quoting anywhere
 */
public record Secret(String text) {

    private static final SecureRandom RANDOM = new SecureRandom();

    /** A new one. */
    public static Secret random(String prefix) {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return new Secret(prefix + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** What is kept of it: SHA-256. */
    public String hash() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "Secret";
    }
}
