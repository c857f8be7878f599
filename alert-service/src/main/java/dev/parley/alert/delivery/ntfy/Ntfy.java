package dev.parley.alert.delivery.ntfy;

import dev.parley.alert.delivery.Message;
import dev.parley.alert.delivery.Outcome;
import dev.parley.alert.delivery.Receiver;
import dev.parley.alert.delivery.ReceiverType;
import dev.parley.alert.delivery.web.JsonPost;
import dev.parley.alert.delivery.web.WebClient;
import dev.parley.alert.routing.Entry;
import java.net.URI;
import java.util.Map;

/** Publishes to a topic of an ntfy server. */
public record Ntfy(WebClient web, URI server, String topic, Map<String, String> headers) implements Receiver {

    /** Receivers that have {@code type: ntfy} with {@code topic}, and {@code url} and {@code token} if they need to. */
    public record Type(WebClient web) implements ReceiverType {

        private static final URI PUBLIC_SERVER = URI.create("https://ntfy.sh/");

        @Override
        public String name() {
            return "ntfy";
        }

        @Override
        public Receiver open(Entry entry) {
            return new Ntfy(
                    web,
                    entry.optionalText("url").isPresent() ? entry.webAddress("url") : PUBLIC_SERVER,
                    entry.secret("topic"), // on a public server, whoever knows it can read and write there
                    entry.optionalSecret("token")
                            .map(token -> Map.of("Authorization", "Bearer " + token))
                            .orElse(Map.of()));
        }
    }

    @Override
    public String type() {
        return "ntfy";
    }

    @Override
    public String address() {
        return server.getHost();
    }

    @Override
    public boolean takesSeveral() {
        return true;
    }

    @Override
    public Outcome deliver(Message message) {
        return JsonPost.to(web, server, headers, NtfyMessage.of(message, topic)).outcome();
    }
}
