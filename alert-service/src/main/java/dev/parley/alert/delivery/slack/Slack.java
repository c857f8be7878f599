package dev.parley.alert.delivery.slack;

import dev.parley.alert.delivery.Message;
import dev.parley.alert.delivery.Outcome;
import dev.parley.alert.delivery.Receiver;
import dev.parley.alert.delivery.ReceiverType;
import dev.parley.alert.delivery.web.JsonPost;
import dev.parley.alert.delivery.web.WebClient;
import dev.parley.alert.routing.Entry;
import java.net.URI;
import java.util.Map;

/** Posts to a channel of Slack, or of anything that understands the same. Its address is a secret. */
public record Slack(WebClient web, URI url) implements Receiver {

    /** Receivers that have {@code type: slack} with {@code url}. */
    public record Type(WebClient web) implements ReceiverType {

        @Override
        public String name() {
            return "slack";
        }

        @Override
        public Receiver open(Entry entry) {
            return new Slack(web, entry.secretWebAddress("url"));
        }
    }

    @Override
    public String type() {
        return "slack";
    }

    @Override
    public String address() {
        return url.getHost();
    }

    @Override
    public boolean takesSeveral() {
        return true;
    }

    @Override
    public Outcome deliver(Message message) {
        return JsonPost.to(web, url, Map.of(), SlackMessage.of(message)).outcome();
    }
}
