package dev.parley.ingest.push;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The proof that a push comes from who knows the secret: {@code X-Hub-Signature}. */
final class Signature {

    /** The weakest first; some large hubs know no other. */
    private static final List<String> METHODS = List.of("sha1", "sha256", "sha384", "sha512");

    private Signature() {}

    /**
     * Whether the body is signed. Of several signatures the strongest decides.
     *
     * @param headers as received, such as {@code sha256=…}
     */
    static boolean isValid(List<String> headers, String secret, byte[] body) {
        Optional<String> strongest = headers.stream()
                .map(String::strip)
                .filter(header -> METHODS.contains(method(header)))
                .max(Comparator.comparing(header -> METHODS.indexOf(method(header))));
        return strongest.isPresent() && isValid(strongest.get(), secret, body);
    }

    private static boolean isValid(String header, String secret, byte[] body) {
        byte[] given;
        try {
            given = HexFormat.of().parseHex(header.substring(header.indexOf('=') + 1));
        } catch (IllegalArgumentException e) {
            return false;
        }
        return MessageDigest.isEqual(given, of(method(header), secret, body)); // in a time that tells nothing
    }

    private static String method(String header) {
        return header.substring(0, Math.max(0, header.indexOf('='))).toLowerCase(Locale.ROOT);
    }

    private static byte[] of(String method, String secret, byte[] body) {
        String algorithm = "Hmac" + method.toUpperCase(Locale.ROOT);
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), algorithm));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + algorithm, e);
        }
    }
}
