package dev.parley.ingest.encoding;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The characters of a document from the web.
 *
 * <p>The encoding is what the bytes bear out: a byte order mark, then the zero bytes of UTF-16 and UTF-32, then UTF-8
 * where every byte fits it, or nearly every one, then what HTTP or the document itself says, then UTF-8 with Windows-1252 for the bytes that
 * do not fit. Outlets mislabel and mix encodings daily; none of this may cost an article.
 *
 * @param fault what had to be put up with; absent when the bytes fit their encoding
 */
public record Decoded(String text, @Nullable String fault) {

    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final int DECLARATION_LIMIT = 4096;
    private static final int WHOLE_PER_BROKEN = 20;

    /** Labels that stand for a larger set in practice, as the WHATWG Encoding Standard has it. */
    private static final Map<String, String> WIDER = Map.of(
            "iso-8859-1", "windows-1252",
            "us-ascii", "windows-1252",
            "ascii", "windows-1252",
            "gb2312", "gb18030",
            "gbk", "gb18030",
            "iso-8859-9", "windows-1254",
            "iso-8859-11", "x-windows-874",
            "tis-620", "x-windows-874",
            "euc-kr", "x-windows-949",
            "shift_jis", "windows-31j");

    /**
     * Decodes the bytes; never fails.
     *
     * @param contentType the HTTP header, where there was one
     */
    public static Decoded of(byte[] bytes, @Nullable String contentType) {
        String marked = byMark(bytes);
        if (marked != null) {
            return new Decoded(marked, null);
        }
        String utf8 = strictly(bytes, 0, UTF_8);
        boolean ascii = utf8 != null && utf8.length() == bytes.length;
        if (utf8 != null && !ascii) {
            return new Decoded(utf8, null);
        }
        Charset declared = declared(bytes, contentType);
        if (ascii && (declared == null || !isEscaped(declared)) && utf8 != null) {
            return new Decoded(utf8, null);
        }
        if (declared != null && !declared.equals(UTF_8) && !isWide(declared) && !isMostlyUtf8(bytes)) {
            String text = strictly(bytes, 0, declared);
            if (text != null) {
                return new Decoded(text, null);
            }
            if (declared.newEncoder().maxBytesPerChar() > 1) {
                return new Decoded(new String(bytes, declared), "some bytes are not " + declared.name());
            }
        }
        return new Decoded(
                utf8WithRepairs(bytes), "the bytes are not all " + (declared == null ? "UTF-8" : declared.name()));
    }

    private static @Nullable String byMark(byte[] b) {
        if (startsWith(b, 0xEF, 0xBB, 0xBF)) {
            String text = strictly(b, 3, UTF_8);
            return text != null ? text : utf8WithRepairs(Arrays.copyOfRange(b, 3, b.length));
        }
        if (startsWith(b, 0xFF, 0xFE, 0, 0)) {
            return new String(b, 4, b.length - 4, Charset.forName("UTF-32LE"));
        }
        if (startsWith(b, 0, 0, 0xFE, 0xFF)) {
            return new String(b, 4, b.length - 4, Charset.forName("UTF-32BE"));
        }
        if (startsWith(b, 0xFE, 0xFF)) {
            return new String(b, 2, b.length - 2, UTF_16BE);
        }
        if (startsWith(b, 0xFF, 0xFE)) {
            return new String(b, 2, b.length - 2, UTF_16LE);
        }
        if (startsWith(b, 0, 0, 0, '<')) {
            return new String(b, Charset.forName("UTF-32BE"));
        }
        if (startsWith(b, '<', 0, 0, 0)) {
            return new String(b, Charset.forName("UTF-32LE"));
        }
        if (isZero(b, 0, 2) && !isZero(b, 1, 3)) { // of Latin letters every other byte is zero
            return new String(b, UTF_16BE);
        }
        if (isZero(b, 1, 3) && !isZero(b, 0, 2)) {
            return new String(b, UTF_16LE);
        }
        if (startsWith(b, 0x4C, 0x6F, 0xA7, 0x94)) { // "<?xm" in EBCDIC
            Charset ebcdic = Charset.forName("IBM037");
            Charset declared = inDeclaration(new String(b, 0, Math.min(b.length, DECLARATION_LIMIT), ebcdic));
            return new String(b, declared == null ? ebcdic : declared);
        }
        return null;
    }

    private static boolean isZero(byte[] bytes, int one, int other) {
        return bytes.length > other && bytes[one] == 0 && bytes[other] == 0;
    }

    private static boolean startsWith(byte[] bytes, int... start) {
        if (bytes.length < start.length) {
            return false;
        }
        for (int i = 0; i < start.length; i++) {
            if ((bytes[i] & 0xFF) != start[i]) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable String strictly(byte[] bytes, int from, Charset charset) {
        try {
            CharBuffer chars = charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes, from, bytes.length - from));
            return chars.toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    private static @Nullable Charset declared(byte[] bytes, @Nullable String contentType) {
        if (contentType != null) {
            Charset fromHttp = charset(parameter(contentType, "charset"));
            if (fromHttp != null) {
                return fromHttp;
            }
        }
        String start = new String(bytes, 0, Math.min(bytes.length, DECLARATION_LIMIT), ISO_8859_1);
        Charset inXml = inDeclaration(start);
        return inXml != null ? inXml : inMetaTag(start);
    }

    private static @Nullable Charset inMetaTag(String start) {
        int at = start.toLowerCase(Locale.ROOT).indexOf("charset=");
        if (at < 0) {
            return null;
        }
        int end = at + 8;
        while (end < start.length() && " \t\r\n;/>".indexOf(start.charAt(end)) < 0) {
            end++;
        }
        return charset(start.substring(at + 8, end));
    }

    private static @Nullable String parameter(String header, String name) {
        int at = header.toLowerCase(Locale.ROOT).indexOf(name + "=");
        if (at < 0) {
            return null;
        }
        int start = at + name.length() + 1;
        int end = header.indexOf(';', start);
        return header.substring(start, end < 0 ? header.length() : end);
    }

    private static @Nullable Charset inDeclaration(String start) {
        int open = start.indexOf("<?xml");
        int close = start.indexOf("?>", Math.max(open, 0));
        if (open < 0 || close < 0) {
            return null;
        }
        int at = start.indexOf("encoding", open);
        int equals = at < 0 ? -1 : start.indexOf('=', at);
        if (equals < 0 || equals > close) {
            return null;
        }
        return charset(start.substring(equals + 1, close).strip().split("\\s", 2)[0]);
    }

    private static @Nullable Charset charset(@Nullable String label) {
        if (label == null) {
            return null;
        }
        String name = label.replace('"', ' ').replace('\'', ' ').strip().toLowerCase(Locale.ROOT);
        try {
            return Charset.forName(WIDER.getOrDefault(name, name));
        } catch (IllegalArgumentException e) {
            return null; // an unknown or illegal label says nothing
        }
    }

    /** No other encoding has nothing but sequences of UTF-8 for long, while one broken character makes UTF-8 none. */
    private static boolean isMostlyUtf8(byte[] bytes) {
        int whole = 0;
        int broken = 0;
        for (int i = 0; i < bytes.length; i++) {
            int first = bytes[i] & 0xFF;
            if (first < 0x80) {
                continue;
            }
            int expected = first >= 0xF0 ? 3 : first >= 0xE0 ? 2 : first >= 0xC2 ? 1 : 0;
            int found = 0;
            while (found < expected && i + 1 < bytes.length && (bytes[i + 1] & 0xC0) == 0x80) {
                found++;
                i++;
            }
            if (expected > 0 && found == expected) {
                whole++;
            } else {
                broken++;
            }
        }
        return whole > WHOLE_PER_BROKEN * broken;
    }

    /** Seven-bit encodings with escape sequences look like ASCII and must be believed. */
    private static boolean isEscaped(Charset charset) {
        String name = charset.name();
        return name.startsWith("ISO-2022") || name.startsWith("x-ISO-2022") || name.startsWith("JIS");
    }

    /** A document whose declaration could be read byte by byte is not in one of these. */
    private static boolean isWide(Charset charset) {
        return charset.name().contains("UTF-16") || charset.name().contains("UTF-32");
    }

    /** UTF-8 where it fits; each byte that does not is taken as Windows-1252. */
    private static String utf8WithRepairs(byte[] bytes) {
        StringBuilder text = new StringBuilder(bytes.length);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(8192);
        var decoder = UTF_8.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        while (true) {
            var result = decoder.decode(in, out, true);
            text.append(out.flip());
            out.clear();
            if (result.isUnderflow()) {
                return text.toString();
            }
            if (result.isError()) {
                text.append(new String(bytes, in.position(), 1, WINDOWS_1252));
                in.position(in.position() + 1);
                decoder.reset();
            }
        }
    }
}
