package dev.parley.alert.delivery.webhook;

import dev.parley.alert.delivery.Message;
import dev.parley.alert.delivery.Outcome;
import dev.parley.alert.delivery.Receiver;
import dev.parley.alert.delivery.ReceiverType;
import dev.parley.alert.delivery.web.WebClient;
import dev.parley.alert.routing.Entry;
import java.net.URI;
import java.time.Clock;
import java.util.Map;

/**
 * Posts each notice to a web address, with the headers of Standard Webhooks: {@code webhook-id} is the delivery id, by
 * which a repeat is recognised.
 */
public final class Webhook implements Receiver {

    /** Receivers that have {@code type: webhook} with {@code url} and {@code secret}. */
    public static final class Type implements ReceiverType {

        private final WebClient web;
        private final Clock clock;

        public Type(WebClient web, Clock clock) {
            this.web = web;
            this.clock = clock;
        }

        @Override
        public String name() {
            return "webhook";
        }

        @Override
        public Receiver open(Entry entry) {
            URI address = entry.webAddress("url");
            Signature signature = Signature.by(entry.secret("secret"))
                    .orElseThrow(() -> entry.wrong(
                            "secret",
                            "must be whsec_ and 24 to 64 random bytes in Base64;"
                                    + " this makes one: echo whsec_$(head -c 32 /dev/urandom | base64)"));
            return new Webhook(web, clock, address, signature);
        }
    }

    private final WebClient web;
    private final Clock clock;
    private final URI url;
    private final Signature signature;

    private Webhook(WebClient web, Clock clock, URI url, Signature signature) {
        this.web = web;
        this.clock = clock;
        this.url = url;
        this.signature = signature;
    }

    @Override
    public String type() {
        return "webhook";
    }

    /** Path and query may hold a token. */
    @Override
    public String address() {
        return url.getScheme() + "://" + url.getRawAuthority();
    }

    @Override
    public boolean takesSeveral() {
        return false;
    }

    @Override
    public Outcome deliver(Message message) {
        Message.Letter letter = message.first();
        byte[] body = NoticeCloudEvent.of(letter, message.occasion());
        long now = clock.instant().getEpochSecond();
        return web.post(
                        url,
                        Map.of(
                                "webhook-id",
                                letter.deliveryId(),
                                "webhook-timestamp",
                                Long.toString(now),
                                "webhook-signature",
                                signature.of(letter.deliveryId(), now, body)),
                        NoticeCloudEvent.MEDIA_TYPE,
                        body)
                .outcome();
    }
}
