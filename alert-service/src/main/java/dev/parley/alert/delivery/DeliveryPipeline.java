package dev.parley.alert.delivery;

import dev.parley.alert.delivery.DeliveryLedger.Turn;
import dev.parley.alert.delivery.Outcome.Delivered;
import dev.parley.alert.delivery.Outcome.Refused;
import dev.parley.alert.delivery.Outcome.TryLater;
import dev.parley.alert.routing.Routes;
import dev.parley.alert.silence.Silences;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Sends what is due for a receiver. Each stage takes out what is not to be sent now; the rest is sent, in one message
 * where the receiver takes several, and every attempt is written down when it is over. A receiver that fails for now is
 * left in peace for as long as it asks for, or longer from failure to failure.
 */
public final class DeliveryPipeline {

    private static final Logger LOG = Logger.getLogger(DeliveryPipeline.class);

    /** Longer than any attempt takes. */
    static final Duration LEASE = Duration.ofMinutes(2);

    /**
     * What came of it.
     *
     * @param something whether a message was delivered
     * @param restUntil until when the receiver is to be left in peace
     */
    private record Sent(boolean something, @Nullable Instant restUntil) {}

    private final List<Stage> stages;
    private final Backoff backoff;
    private final DeliveryLog log;
    private final Clock clock;

    DeliveryPipeline(List<Stage> stages, Backoff backoff, DeliveryLog log, Clock clock) {
        this.stages = List.copyOf(stages);
        this.backoff = backoff;
        this.log = log;
        this.clock = clock;
    }

    /** The pipeline with all its stages. */
    public static DeliveryPipeline of(
            Routes routes, Silences silences, Acknowledgements acknowledgements, DeliveryLog log, Clock clock) {
        return new DeliveryPipeline(
                List.of(new SilenceStage(silences), new AcknowledgementStage(acknowledgements), new QuietStage(routes)),
                new Backoff(RandomGenerator.getDefault()),
                log,
                clock);
    }

    void run(Turn turn, Receiver receiver) {
        List<Pending> left = turn.pending();
        for (Stage stage : stages) {
            left = stage.pass(turn, left, clock.instant());
        }
        Sent sent = send(turn, receiver, left);
        turn.end(clock.instant(), sent.something(), sent.restUntil());
    }

    private Sent send(Turn turn, Receiver receiver, List<Pending> deliveries) {
        boolean something = false;
        for (List<Pending> message : messages(receiver, deliveries)) {
            if (!turn.renew(clock.instant(), LEASE)) {
                return new Sent(
                        something, null); // who was away for too long must not send what somebody else sends by now
            }
            Attempt attempt = attempt(receiver, message);
            turn.record(message, attempt);
            log.write(message, attempt);
            if (attempt.outcome() instanceof TryLater later) {
                Duration asked = later.after();
                Instant until = clock.instant().plus(asked == null ? backoff.after(turn.failures() + 1) : asked);
                return new Sent(something, until);
            }
            something |= attempt.outcome() instanceof Delivered;
        }
        return new Sent(something, null);
    }

    private static List<List<Pending>> messages(Receiver receiver, List<Pending> deliveries) {
        if (deliveries.isEmpty()) {
            return List.of();
        }
        return receiver.takesSeveral()
                ? List.of(deliveries)
                : deliveries.stream().map(List::of).toList();
    }

    private Attempt attempt(Receiver receiver, List<Pending> deliveries) {
        Instant began = clock.instant();
        Outcome outcome = deliver(
                receiver,
                new Message(
                        deliveries.get(0).occasion(),
                        deliveries.stream().map(Pending::letter).toList()));
        return new Attempt(began, Duration.between(began, clock.instant()), outcome);
    }

    private static Outcome deliver(Receiver receiver, Message message) {
        try {
            return receiver.deliver(message);
        } catch (RuntimeException e) {
            // a defect, of this message maybe: it would come again and again, and keep others waiting
            LOG.errorf(e, "the %s receiver failed", receiver.type());
            return new Refused("failed inside: " + e.getClass().getSimpleName());
        }
    }
}
