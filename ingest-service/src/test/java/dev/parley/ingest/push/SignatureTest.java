package dev.parley.ingest.push;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class SignatureTest {

    /** The well-known values for this key and body. */
    private static final byte[] BODY = "The quick brown fox jumps over the lazy dog".getBytes(UTF_8);

    private static final String SHA1 = "sha1=de7c9b85b8b78aa6bc8a7a36f70a90701c9db4d9";
    private static final String SHA256 = "sha256=f7bc83f430538424b13298e6aa6fb143ef4d59a14946175997479dbc2d1a3cd8";

    private static boolean isValid(String... headers) {
        return Signature.isValid(List.of(headers), "key", BODY);
    }

    @Test
    void shouldKnowAGenuineSignature() {
        assertThat(isValid(SHA256)).isTrue();
        assertThat(isValid(SHA1)).isTrue();
        assertThat(isValid(SHA256.toUpperCase(Locale.ROOT))).isTrue();
    }

    @Test
    void shouldGoByTheStrongestOfSeveral() {
        assertThat(isValid("sha1=00", SHA256)).isTrue();
        assertThat(isValid(SHA1, "sha256=00")).isFalse();
    }

    @Test
    void shouldRefuseWhatIsNone() {
        assertThat(isValid()).isFalse();
        for (String header : List.of("", "sha256=", "sha256", "=f7", "sha256=xyz", "md5=00", SHA256 + "00", "f7bc")) {
            assertThat(isValid(header)).as(header).isFalse();
        }
        assertThat(Signature.isValid(List.of(SHA256), "another key", BODY)).isFalse();
        assertThat(Signature.isValid(List.of(SHA256), "key", "another body".getBytes(UTF_8)))
                .isFalse();
    }
}
