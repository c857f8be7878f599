package dev.parley.alert.delivery.mail;

import dev.parley.alert.delivery.Outcome;
import dev.parley.alert.delivery.Outcome.Delivered;
import dev.parley.alert.delivery.Outcome.Refused;
import dev.parley.alert.delivery.Outcome.TryLater;
import dev.parley.alert.notice.OneLine;
import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.smallrye.mutiny.TimeoutException;
import io.vertx.ext.mail.SMTPException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The mail server of the settings {@code quarkus.mailer}. */
public final class MailServer {

    private static final Duration LIMIT = Duration.ofSeconds(40);

    private final ReactiveMailer mailer;
    private final Optional<String> from;

    /** @param from our own address; without one there is no mail */
    public MailServer(ReactiveMailer mailer, Optional<String> from) {
        this.mailer = mailer;
        this.from = from;
    }

    /** Our own address; absent where there is no mail. */
    public Optional<String> from() {
        return from;
    }

    /**
     * Sends a plain text to one person, and waits for the server's answer.
     *
     * @throws IllegalArgumentException when {@code to} is no address
     */
    public Outcome send(String to, String subject, String text) {
        if (!MailAddress.isValid(to)) {
            throw new IllegalArgumentException("'" + to + "' is no address such as desk@example.org");
        }
        return send(new Mail().addTo(to).setSubject(OneLine.of(subject)).setText(text), null);
    }

    /** @param id of the mail, if it has one of ours */
    Outcome send(Mail mail, @Nullable String id) {
        try {
            mailer.send(mail).await().atMost(LIMIT);
            return new Delivered("accepted by the mail server", id);
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
