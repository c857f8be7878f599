package dev.parley.alert.delivery.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.Map;

/** Posts JSON. */
public final class JsonPost {

    private JsonPost() {}

    /** Posts the JSON and waits for the answer. */
    public static WebAnswer to(WebClient web, URI address, Map<String, String> headers, JsonNode body) {
        return web.post(
                address,
                headers,
                "application/json; charset=UTF-8",
                body.toString().getBytes(UTF_8));
    }
}
