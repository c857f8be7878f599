package dev.parley.alert.delivery.teams;

import dev.parley.alert.delivery.Message;
import dev.parley.alert.delivery.Outcome;
import dev.parley.alert.delivery.Outcome.TryLater;
import dev.parley.alert.delivery.Receiver;
import dev.parley.alert.delivery.ReceiverType;
import dev.parley.alert.delivery.web.JsonPost;
import dev.parley.alert.delivery.web.WebAnswer;
import dev.parley.alert.delivery.web.WebAnswer.Answered;
import dev.parley.alert.delivery.web.WebClient;
import dev.parley.alert.routing.Entry;
import java.net.URI;
import java.util.Map;

/** Posts to a channel of Microsoft Teams. Its address is a secret. */
public record Teams(WebClient web, URI url) implements Receiver {

    /** Receivers that have {@code type: teams} with {@code url}. */
    public record Type(WebClient web) implements ReceiverType {

        @Override
        public String name() {
            return "teams";
        }

        @Override
        public Receiver open(Entry entry) {
            return new Teams(web, entry.secretWebAddress("url"));
        }
    }

    @Override
    public String type() {
        return "teams";
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
        WebAnswer answer = JsonPost.to(web, url, Map.of(), TeamsMessage.of(message));
        // incoming webhooks of the older kind answer 200 and tell in the text that they were too busy
        if (answer instanceof Answered answered
                && answered.status() == 200
                && answered.body().contains("returned HTTP error 429")) {
            return new TryLater(answered.inWords(), answered.retryAfter());
        }
        return answer.outcome();
    }
}
