package dev.parley.ingest.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Random;

/** Ways to spoil a document. */
enum Mutation {
    FLIP_BITS {
        @Override
        byte[] of(byte[] document, Random random) {
            byte[] spoiled = document.clone();
            int flips = 1 + random.nextInt(1 + spoiled.length / 50);
            for (int i = 0; i < flips; i++) {
                spoiled[random.nextInt(spoiled.length)] ^= (byte) (1 << random.nextInt(8));
            }
            return spoiled;
        }
    },
    CUT_OFF {
        @Override
        byte[] of(byte[] document, Random random) {
            return Arrays.copyOf(document, random.nextInt(document.length));
        }
    },
    CUT_OUT {
        @Override
        byte[] of(byte[] document, Random random) {
            int from = random.nextInt(document.length);
            int to = from + random.nextInt(document.length - from);
            return joined(Arrays.copyOf(document, from), Arrays.copyOfRange(document, to, document.length));
        }
    },
    REPEAT {
        @Override
        byte[] of(byte[] document, Random random) {
            int from = random.nextInt(document.length);
            byte[] part = Arrays.copyOfRange(document, from, from + random.nextInt(document.length - from));
            int times = Math.min(2 + random.nextInt(200), 1 + LARGEST / (1 + part.length));
            byte[][] parts = new byte[times][];
            Arrays.fill(parts, part);
            return joined(
                    Arrays.copyOf(document, from), joined(parts), Arrays.copyOfRange(document, from, document.length));
        }
    },
    NEST {
        @Override
        byte[] of(byte[] document, Random random) {
            String[] tags = {"<item>", "<div>", "<entry>", "<a>", "[", "{\"a\":", "<table><tr><td>", "<ul><li>"};
            return inserted(document, random, tags[random.nextInt(tags.length)].repeat(1 + random.nextInt(20_000)));
        }
    },
    BLOAT_AN_ATTRIBUTE {
        @Override
        byte[] of(byte[] document, Random random) {
            return inserted(document, random, "<a b=\"" + "x&amp;".repeat(1 + random.nextInt(50_000)) + "\">");
        }
    },
    MANY_ATTRIBUTES {
        @Override
        byte[] of(byte[] document, Random random) {
            StringBuilder tag = new StringBuilder("<p");
            int count = random.nextInt(5_000);
            for (int i = 0; i < count; i++) {
                tag.append(" a").append(i).append("=''");
            }
            return inserted(document, random, tag.append('>').toString());
        }
    },
    ENTITY_BOMB {
        @Override
        byte[] of(byte[] document, Random random) {
            StringBuilder bomb = new StringBuilder("<!DOCTYPE rss [<!ENTITY e0 \"ha\">");
            for (int i = 1; i < 30; i++) {
                bomb.append("<!ENTITY e%d \"%s\">".formatted(i, ("&e" + (i - 1) + ";").repeat(10)));
            }
            bomb.append("<!ENTITY x SYSTEM \"file:///etc/passwd\">]>");
            String text = new String(document, UTF_8).replace("</title>", "&e29;&x;</title>");
            return joined(bomb.toString().getBytes(UTF_8), text.getBytes(UTF_8));
        }
    },
    NOISE {
        @Override
        byte[] of(byte[] document, Random random) {
            byte[] noise = new byte[1 + random.nextInt(10_000)];
            random.nextBytes(noise);
            int at = random.nextInt(document.length);
            return joined(Arrays.copyOf(document, at), noise, Arrays.copyOfRange(document, at, document.length));
        }
    },
    LIE_ABOUT_THE_ENCODING {
        @Override
        byte[] of(byte[] document, Random random) {
            String[] names = {"utf-16", "utf-7", "ebcdic-cp-us", "x-nonsense", "utf-32be", "iso-2022-jp", "\u0000"};
            String declaration = "<?xml version='1.0' encoding='" + names[random.nextInt(names.length)] + "'?>";
            return joined(declaration.getBytes(UTF_8), document);
        }
    },
    ODD_CHARACTERS {
        @Override
        byte[] of(byte[] document, Random random) {
            String[] odd = {
                "\u0000", "\uFFFE", "\uD800", "\u202E", "&#0;", "&#x110000;", "&#xD800;", "]]>", "-->", "<!--"
            };
            byte[] spoiled = document;
            for (int i = 0; i < 20; i++) {
                spoiled = inserted(spoiled, random, odd[random.nextInt(odd.length)]);
            }
            return spoiled;
        }
    };

    abstract byte[] of(byte[] document, Random random);

    private static byte[] inserted(byte[] document, Random random, String text) {
        int at = random.nextInt(document.length);
        return joined(
                Arrays.copyOf(document, at), text.getBytes(UTF_8), Arrays.copyOfRange(document, at, document.length));
    }

    /** Repeated again and again a document would outgrow all memory; larger ones than 15 MB are not read anyway. */
    private static final int LARGEST = 32 << 20;

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }
}
