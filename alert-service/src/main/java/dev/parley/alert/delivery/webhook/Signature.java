package dev.parley.alert.delivery.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs messages as the Standard Webhooks specification lays it down: HMAC-SHA256 over delivery id, time and body, by a
 * secret of 24 to 64 bytes.
 */
final class Signature {

    private static final String ALGORITHM = "HmacSHA256";
    private static final String PREFIX = "whsec_";
    private static final int SHORTEST = 24;
    private static final int LONGEST = 64;

    private final SecretKeySpec key;

    private Signature(byte[] secret) {
        this.key = new SecretKeySpec(secret, ALGORITHM);
    }

    /** The signature by a secret; absent when the text is none, that is {@code whsec_} and 24 to 64 bytes in Base64. */
    static Optional<Signature> by(String secret) {
        try {
            byte[] bytes = secret.startsWith(PREFIX)
                    ? Base64.getDecoder().decode(secret.substring(PREFIX.length()))
                    : new byte[0];
            return bytes.length >= SHORTEST && bytes.length <= LONGEST
                    ? Optional.of(new Signature(bytes))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** What the header {@code webhook-signature} says. */
    String of(String id, long epochSecond, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update((id + "." + epochSecond + ".").getBytes(UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }
}
