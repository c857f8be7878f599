package dev.parley.classify;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * Names the rules that decide, so that two verdicts under the same name were reached by the same rules: a number for
 * the code, and a digest of the files that it reads its vocabulary and its weights from.
 */
final class RulesVersion {

    /** To be raised with every change of code that decides about any article differently. */
    private static final int CODE = 3;

    private static final int DIGITS = 8;

    private RulesVersion() {}

    /**
     * The version by these files beside this class, such as {@code 3-0a1b2c3d}.
     *
     * @throws IllegalStateException naming the file, when one is missing
     */
    static String of(List<String> files) {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
        for (String file : files) {
            try (InputStream in = RulesVersion.class.getResourceAsStream(file)) {
                if (in == null) {
                    throw new IllegalStateException(file + ": not found on the class path");
                }
                digest.update(in.readAllBytes());
            } catch (IOException e) {
                throw new UncheckedIOException(file, e);
            }
        }
        return CODE + "-" + HexFormat.of().formatHex(digest.digest()).substring(0, DIGITS);
    }
}
