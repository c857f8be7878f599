package dev.parley.alert.notice;

import java.util.regex.Pattern;

/** Text from outside, made safe to stand within a line: no line breaks, no control or invisible format characters. */
public final class OneLine {

    private static final Pattern UNSAFE = Pattern.compile("[\\s\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]+");

    private OneLine() {}

    /** The text with each run of white space and unsafe characters replaced by one space. */
    public static String of(String text) {
        return UNSAFE.matcher(text).replaceAll(" ").strip();
    }
}
