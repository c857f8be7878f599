package dev.parley.alert.delivery.mail;

import dev.parley.alert.delivery.Message;
import dev.parley.alert.delivery.Outcome;
import dev.parley.alert.delivery.Outcome.Delivered;
import dev.parley.alert.delivery.Outcome.Refused;
import dev.parley.alert.delivery.Outcome.TryLater;
import dev.parley.alert.delivery.Receiver;
import dev.parley.alert.delivery.ReceiverType;
import dev.parley.alert.notice.OneLine;
import dev.parley.alert.routing.Entry;
import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.smallrye.mutiny.TimeoutException;
import io.vertx.ext.mail.SMTPException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Sends mail by the mail server of the settings {@code quarkus.mailer}. */
public final class Email implements Receiver {

    /** Receivers that have {@code type: mail} with {@code to}. */
    public static final class Type implements ReceiverType {

        /** What can be an address; nothing that could end a header or a command. */
        private static final Pattern ADDRESS = Pattern.compile("[A-Za-z0-9._%+'-]{1,64}@[A-Za-z0-9.-]{1,190}");

        private final ReactiveMailer mailer;
        private final Optional<String> from;

        /** @param from our own address; without one there is no mail */
        public Type(ReactiveMailer mailer, Optional<String> from) {
            this.mailer = mailer;
            this.from = from;
        }

        @Override
        public String name() {
            return "mail";
        }

        @Override
        public Receiver open(Entry entry) {
            List<String> to = entry.texts("to");
            for (String address : to) {
                if (!ADDRESS.matcher(address).matches()) {
                    throw entry.wrong("to", "'" + address + "' is no address such as desk@example.org");
                }
            }
            String sender = from.orElseThrow(() -> entry.wrong(
                    "type", "is mail, and there is no mail server: set QUARKUS_MAILER_FROM and QUARKUS_MAILER_HOST"));
            String domain = sender.substring(sender.lastIndexOf('@') + 1).replaceAll("[^A-Za-z0-9.-]", "");
            return new Email(mailer, to, domain.isEmpty() ? "parley.invalid" : domain);
        }
    }

    private static final Duration LIMIT = Duration.ofSeconds(40);

    private final ReactiveMailer mailer;
    private final List<String> to;
    private final String domain;

    private Email(ReactiveMailer mailer, List<String> to, String domain) {
        this.mailer = mailer;
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
        try {
            mailer.send(mail).await().atMost(LIMIT);
            return new Delivered("accepted by the mail server", content.id());
        } catch (TimeoutException e) {
            return new TryLater("no answer of the mail server within " + LIMIT.toSeconds() + " s", null);
        } catch (RuntimeException e) {
            return failure(e);
        }
    }

    private static Outcome failure(RuntimeException e) {
        Throwable root = e;
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SMTPException smtp) {
                String answer =
                        "the mail server answered " + smtp.getReplyCode() + ": " + OneLine.of(smtp.getReplyMessage());
                return smtp.isPermanent() ? new Refused(answer) : new TryLater(answer, null);
            }
            root = cause;
        }
        return new TryLater("the mail server cannot be used: " + OneLine.of(String.valueOf(root.getMessage())), null);
    }
}
