package dev.parley.alert.delivery.mail;

import dev.parley.alert.delivery.Message;
import dev.parley.alert.delivery.Outcome;
import dev.parley.alert.delivery.Receiver;
import dev.parley.alert.delivery.ReceiverType;
import dev.parley.alert.routing.Entry;
import io.quarkus.mailer.Mail;
import java.util.List;

/** Sends notices by mail. */
public final class Email implements Receiver {

    /** Receivers that have {@code type: mail} with {@code to}. */
    public static final class Type implements ReceiverType {

        private final MailServer server;

        public Type(MailServer server) {
            this.server = server;
        }

        @Override
        public String name() {
            return "mail";
        }

        @Override
        public Receiver open(Entry entry) {
            List<String> to = MailAddress.to(entry);
            String sender = server.from()
                    .orElseThrow(() -> entry.wrong(
                            "type",
                            "is mail, and there is no mail server: set QUARKUS_MAILER_FROM and QUARKUS_MAILER_HOST"));
            String domain = sender.substring(sender.lastIndexOf('@') + 1).replaceAll("[^A-Za-z0-9.-]", "");
            return new Email(server, to, domain.isEmpty() ? "parley.invalid" : domain);
        }
    }

    private final MailServer server;
    private final List<String> to;
    private final String domain;

    private Email(MailServer server, List<String> to, String domain) {
        this.server = server;
        this.to = to;
        this.domain = domain;
    }

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
        MailMessage content = MailMessage.of(message, domain);
        Mail mail = new Mail()
                .setTo(to)
                .setSubject(content.subject())
                .setText(content.text())
                .setHtml(content.html());
        content.headers().forEach(mail::addHeader);
        return server.send(mail, content.id());
    }
}
