package dev.parley.alert.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.Map;
import java.util.stream.Collectors;

/** Addresses of pages. */
public final class Address {

    private Address() {}

    /** A path with a query; parameters in the order of the map. */
    public static String of(String path, Map<String, String> query) {
        return query.isEmpty()
                ? path
                : path + "?"
                        + query.entrySet().stream()
                                .map(entry -> encode(entry.getKey()) + "=" + encode(entry.getValue()))
                                .collect(Collectors.joining("&"));
    }

    public static String story(String storyId) {
        return "/console/stories/" + encode(storyId);
    }

    public static String dossier(String dossier) {
        return "/console/dossiers/" + encode(dossier);
    }

    public static String notice(String noticeId) {
        return "/console/notices/" + encode(noticeId);
    }

    public static String delivery(String deliveryId) {
        return "/console/deliveries/" + encode(deliveryId);
    }

    /** As a part of an address. */
    public static String encode(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }
}
