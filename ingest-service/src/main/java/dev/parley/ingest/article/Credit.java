package dev.parley.ingest.article;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds the news agency that an article credits: in the byline, at the start of the text or in its last lines. */
public final class Credit {

    /** As agencies are written in bylines and credit lines, in lower case, with the name that we use. */
    private static final List<Map.Entry<String, String>> AGENCIES = List.of(
            Map.entry("reuters", "Reuters"),
            Map.entry("afp", "AFP"),
            Map.entry("agence france-presse", "AFP"),
            Map.entry("agence france presse", "AFP"),
            Map.entry("associated press", "AP"),
            Map.entry("ap", "AP"),
            Map.entry("dpa", "dpa"),
            Map.entry("bloomberg", "Bloomberg"),
            Map.entry("tass", "TASS"),
            Map.entry("itar-tass", "TASS"),
            Map.entry("ria novosti", "RIA Novosti"),
            Map.entry("interfax-ukraine", "Interfax-Ukraine"),
            Map.entry("interfax", "Interfax"),
            Map.entry("ukrinform", "Ukrinform"),
            Map.entry("unian", "UNIAN"),
            Map.entry("xinhua", "Xinhua"),
            Map.entry("ansa", "ANSA"),
            Map.entry("efe", "EFE"),
            Map.entry("kyodo", "Kyodo"),
            Map.entry("kyodo news", "Kyodo"),
            Map.entry("yonhap", "Yonhap"),
            Map.entry("anadolu", "Anadolu"),
            Map.entry("anadolu agency", "Anadolu"),
            Map.entry("apa", "APA"),
            Map.entry("press trust of india", "PTI"),
            Map.entry("pti", "PTI"),
            Map.entry("press association", "PA"),
            Map.entry("pa media", "PA"),
            Map.entry("sda", "Keystone-SDA"),
            Map.entry("keystone-sda", "Keystone-SDA"),
            Map.entry("canadian press", "The Canadian Press"),
            Map.entry("рейтер", "Reuters"),
            Map.entry("рейтерс", "Reuters"),
            Map.entry("афп", "AFP"),
            Map.entry("тасс", "TASS"),
            Map.entry("риа новости", "RIA Novosti"),
            Map.entry("интерфакс-украина", "Interfax-Ukraine"),
            Map.entry("інтерфакс-україна", "Interfax-Ukraine"),
            Map.entry("интерфакс", "Interfax"),
            Map.entry("укринформ", "Ukrinform"),
            Map.entry("укрінформ", "Ukrinform"),
            Map.entry("уніан", "UNIAN"),
            Map.entry("униан", "UNIAN"),
            Map.entry("синьхуа", "Xinhua"),
            Map.entry("新华社", "Xinhua"),
            Map.entry("共同通信", "Kyodo"),
            Map.entry("共同", "Kyodo"),
            Map.entry("ロイター", "Reuters"),
            Map.entry("時事通信", "Jiji"),
            Map.entry("jiji", "Jiji"));

    private static final int DATELINE_LIMIT = 90;
    private static final int CREDIT_LINE_LIMIT = 60;
    private static final int LAST_LINES = 3;

    private Credit() {}

    /** The agency, by the name that it uses itself; several are joined as in {@code AFP, Reuters}. */
    public static Optional<String> of(@Nullable String byline, String text) {
        Optional<String> inByline = byline == null ? Optional.empty() : in(byline);
        if (inByline.isPresent()) {
            return inByline;
        }
        List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> inDateline = in(dateline(lines.get(0)));
        if (inDateline.isPresent()) {
            return inDateline;
        }
        for (String line : lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size())) {
            if (line.length() <= CREDIT_LINE_LIMIT) {
                Optional<String> inCreditLine = in(line);
                if (inCreditLine.isPresent()) {
                    return inCreditLine;
                }
            } else if (line.endsWith(")")) {
                Optional<String> inBrackets = in(line.substring(Math.max(0, line.lastIndexOf('('))));
                if (inBrackets.isPresent()) {
                    return inBrackets;
                }
            }
        }
        return Optional.empty();
    }

    /** What stands before the dash of "KYIV, June 2 (Reuters) - …" or in the brackets of "(AFP)"; may be empty. */
    private static String dateline(String line) {
        String start = line.substring(0, Math.min(line.length(), DATELINE_LIMIT));
        int end = -1;
        for (String dash : List.of(" - ", " – ", " — ", ") -", ") –", ") —")) {
            int at = start.indexOf(dash);
            if (at >= 0 && (end < 0 || at < end)) {
                end = at + 1;
            }
        }
        return end < 0 ? "" : start.substring(0, end);
    }

    private static Optional<String> in(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        List<String> found = AGENCIES.stream()
                .filter(agency -> containsWord(lower, agency.getKey()))
                .map(Map.Entry::getValue)
                .distinct()
                .sorted()
                .toList();
        // Interfax-Ukraine is not Interfax
        String credit = found.stream()
                .filter(name -> found.stream().noneMatch(other -> other.startsWith(name + "-")))
                .collect(Collectors.joining(", "));
        return credit.isEmpty() ? Optional.empty() : Optional.of(credit);
    }

    private static boolean containsWord(String text, String word) {
        for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
            int end = at + word.length();
            boolean startsThere = at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1));
            boolean endsThere = end == text.length() || !Character.isLetterOrDigit(text.charAt(end));
            if (startsThere && endsThere) {
                return true;
            }
        }
        return false;
    }
}
