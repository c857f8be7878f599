package dev.parley.ingest.encoding;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import org.junit.jupiter.api.Test;

class DecodedTest {

    @Test
    void shouldBelieveValidUtf8RatherThanAWrongLabel() {
        // Given
        byte[] bytes = "<?xml version='1.0' encoding='iso-8859-1'?><t>Київ</t>".getBytes(UTF_8);

        // When
        Decoded decoded = Decoded.of(bytes, "text/xml; charset=windows-1252");

        // Then
        assertThat(decoded.text()).contains("Київ");
        assertThat(decoded.fault()).isNull();
    }

    @Test
    void shouldReadWhatTheXmlDeclarationNames() {
        byte[] bytes = "<?xml version='1.0' encoding='koi8-r'?><t>Перемирие</t>".getBytes(Charset.forName("koi8-r"));

        assertThat(Decoded.of(bytes, null).text()).contains("Перемирие");
    }

    @Test
    void shouldReadWhatTheMetaTagNames() {
        byte[] bytes = "<html><meta charset=\"windows-1251\"><p>Перемирие".getBytes(Charset.forName("windows-1251"));

        assertThat(Decoded.of(bytes, "text/html").text()).contains("Перемирие");
    }

    @Test
    void shouldRecogniseUtf16WithoutAMark() {
        assertThat(Decoded.of("<rss>мир</rss>".getBytes(UTF_16LE), null).text()).isEqualTo("<rss>мир</rss>");
    }

    @Test
    void shouldSaveTheRestWhenSingleBytesAreWrong() throws Exception {
        // Given a page in UTF-8 into which somebody pasted a line of Latin-1
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write("Київ ".getBytes(UTF_8));
        bytes.write("café".getBytes(ISO_8859_1));

        // When
        Decoded decoded = Decoded.of(bytes.toByteArray(), "text/html; charset=utf-8");

        // Then
        assertThat(decoded.text()).isEqualTo("Київ café");
        assertThat(decoded.fault()).isNotNull();
    }

    @Test
    void shouldSurviveUnknownAndNonsensicalLabels() {
        byte[] bytes = "<?xml version='1.0' encoding='&?'?><t>a</t>".getBytes(UTF_8);

        assertThat(Decoded.of(bytes, "text/xml; charset=").text()).contains("<t>a</t>");
        assertThat(Decoded.of(bytes, "text/xml; charset=\"klingon\"").text()).contains("<t>a</t>");
        assertThat(Decoded.of(new byte[0], null).text()).isEmpty();
    }

    @Test
    void shouldNotGiveUpUtf8ForOneBrokenCharacterWhateverTheLabelSays() throws Exception {
        // Given a label that every sequence of bytes would fit
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write("<?xml version='1.0' encoding='windows-1251'?><t>Перемир’я тримається від ранку".getBytes(UTF_8));
        bytes.write(0xD0);
        bytes.write("…</t>".getBytes(UTF_8));

        // When, then
        assertThat(Decoded.of(bytes.toByteArray(), null).text()).contains("Перемир’я тримається від ранку");
    }

    @Test
    void shouldRecogniseUtf16AndUtf32ByTheirZeros() {
        for (String name : new String[] {"UTF-16BE", "UTF-16LE", "UTF-32BE", "UTF-32LE"}) {
            byte[] bytes = "<?xml version='1.0'?><t>Перемир’я</t>".getBytes(Charset.forName(name));

            assertThat(Decoded.of(bytes, "text/xml; charset=utf-8").text())
                    .as(name)
                    .contains("Перемир’я");
        }
        assertThat(Decoded.of("\n <t>Перемир’я</t>".getBytes(UTF_16LE), null).text())
                .contains("Перемир’я");
    }

    @Test
    void shouldReadEbcdic() {
        for (String name : new String[] {"cp037", "cp500", "cp1140"}) {
            byte[] bytes =
                    ("<?xml version='1.0' encoding='" + name + "'?><t>Trêve</t>").getBytes(Charset.forName(name));

            assertThat(Decoded.of(bytes, null).text()).as(name).contains("<t>Trêve</t>");
        }
    }
}
