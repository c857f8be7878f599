package dev.parley.alert.delivery.preview;

import dev.parley.alert.delivery.Message;
import dev.parley.alert.delivery.Outcome;
import dev.parley.alert.delivery.Receiver;
import dev.parley.alert.delivery.ReceiverType;
import dev.parley.alert.delivery.Receivers;
import dev.parley.alert.delivery.mail.MailAddress;
import dev.parley.alert.delivery.ntfy.Ntfy;
import dev.parley.alert.delivery.slack.Slack;
import dev.parley.alert.delivery.teams.Teams;
import dev.parley.alert.delivery.telegram.Telegram;
import dev.parley.alert.delivery.web.WebClient;
import dev.parley.alert.delivery.webhook.Webhook;
import dev.parley.alert.routing.Entry;
import dev.parley.alert.routing.Routes;
import dev.parley.network.AddressGuard;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A routes file, read and checked as the service does when it starts; nobody is connected to. */
public record RoutesPreview(Routes routes, Receivers receivers) {

    /**
     * Reads the file.
     *
     * @param secrets what the names in {@code ${...}} stand for
     * @throws dev.parley.alert.routing.RoutesFileException when it cannot be read or something in it is wrong
     */
    public static RoutesPreview read(Path file, Function<String, Optional<String>> secrets) {
        Routes routes = Routes.read(file, secrets);
        Clock clock = Clock.systemUTC();
        try (WebClient web = new WebClient(new AddressGuard(List.of(), "nothing"), clock)) {
            return new RoutesPreview(
                    routes,
                    Receivers.open(
                            routes,
                            List.of(
                                    new Webhook.Type(web, clock),
                                    new MailType(),
                                    new Slack.Type(web),
                                    new Teams.Type(web),
                                    new Ntfy.Type(web),
                                    new Telegram.Type(web))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Mail without a mail server, which is known to the service alone. */
    private record MailType() implements ReceiverType {

        @Override
        public String name() {
            return "mail";
        }

        @Override
        public Receiver open(Entry entry) {
            return new People(MailAddress.to(entry));
        }
    }

    private record People(List<String> to) implements Receiver {

        @Override
        public String type() {
            return "mail";
        }

        @Override
        public String address() {
            return String.join(", ", to);
        }

        @Override
        public boolean takesSeveral() {
            return true;
        }

        @Override
        public Outcome deliver(Message message) {
            throw new UnsupportedOperationException("a preview sends nothing");
        }
    }
}
