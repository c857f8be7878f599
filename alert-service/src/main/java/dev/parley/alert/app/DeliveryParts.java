package dev.parley.alert.app;

import dev.parley.alert.delivery.Acknowledgements;
import dev.parley.alert.delivery.DeliveryDesk;
import dev.parley.alert.delivery.DeliveryLedger;
import dev.parley.alert.delivery.DeliveryLog;
import dev.parley.alert.delivery.DeliveryPipeline;
import dev.parley.alert.delivery.DeliveryPlan;
import dev.parley.alert.delivery.Receivers;
import dev.parley.alert.delivery.Trials;
import dev.parley.alert.delivery.mail.Email;
import dev.parley.alert.delivery.mail.MailServer;
import dev.parley.alert.delivery.ntfy.Ntfy;
import dev.parley.alert.delivery.slack.Slack;
import dev.parley.alert.delivery.teams.Teams;
import dev.parley.alert.delivery.telegram.Telegram;
import dev.parley.alert.delivery.web.WebClient;
import dev.parley.alert.delivery.webhook.Webhook;
import dev.parley.alert.routing.Routes;
import dev.parley.alert.routing.RoutesFileException;
import dev.parley.alert.silence.Silences;
import dev.parley.network.AddressGuard;
import dev.parley.network.IpRange;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/** Those who deliver notices, as the routes file has them. */
@Singleton
final class DeliveryParts {

    private static final String ROUTES_FILE = "parley.alert.routes-file";
    private static final String ALLOWED_ADDRESSES = "parley.alert.allowed-addresses";

    /**
     * Read once, when the service starts.
     *
     * @throws ConfigurationException when the file cannot be used; Quarkus prints the message alone and ends
     */
    @Produces
    @Singleton
    Routes routes(Config config) {
        Optional<Path> file = config.getOptionalValue(ROUTES_FILE, String.class)
                .filter(path -> !path.isBlank())
                .map(Path::of);
        try {
            return file.map(path -> Routes.read(path, name -> config.getOptionalValue(name, String.class)))
                    .orElse(Routes.NONE);
        } catch (RoutesFileException e) {
            throw wrong(e);
        }
    }

    @Produces
    @Singleton
    WebClient web(Config config, Clock clock) {
        List<IpRange> allowed;
        try {
            allowed = config.getOptionalValues(ALLOWED_ADDRESSES, String.class).orElse(List.of()).stream()
                    .map(IpRange::of)
                    .toList();
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(
                    "alert-service cannot start: " + ALLOWED_ADDRESSES + ": " + e.getMessage());
        }
        return new WebClient(new AddressGuard(allowed, ALLOWED_ADDRESSES), clock);
    }

    @Produces
    @Singleton
    MailServer mailServer(ReactiveMailer mailer, Config config) {
        return new MailServer(mailer, config.getOptionalValue("quarkus.mailer.from", String.class));
    }

    @Produces
    @Singleton
    Receivers receivers(Routes routes, WebClient web, MailServer mailServer, Clock clock) {
        try {
            return Receivers.open(
                    routes,
                    List.of(
                            new Webhook.Type(web, clock),
                            new Email.Type(mailServer),
                            new Slack.Type(web),
                            new Teams.Type(web),
                            new Ntfy.Type(web),
                            new Telegram.Type(web)));
        } catch (RoutesFileException e) {
            throw wrong(e);
        }
    }

    @Produces
    @Singleton
    Trials trials(Receivers receivers, DeliveryLedger ledger, Clock clock) {
        return new Trials(receivers, ledger, clock);
    }

    @Produces
    @Singleton
    DeliveryDesk desk(
            DeliveryLedger ledger,
            Routes routes,
            Receivers receivers,
            Silences silences,
            Acknowledgements acknowledgements,
            MeterRegistry meters,
            Clock clock) {
        return new DeliveryDesk(
                ledger,
                new DeliveryPlan(routes, clock),
                receivers,
                DeliveryPipeline.of(routes, silences, acknowledgements, new DeliveryLog(meters), clock),
                clock);
    }

    /** Before anything else runs: who is to be told must be right. */
    void check(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent start, Receivers receivers) {
        receivers.names(); // read by now
    }

    void start(@Observes StartupEvent start, DeliveryDesk desk) {
        desk.start();
    }

    void stop(@Observes ShutdownEvent stop, DeliveryDesk desk) {
        desk.close();
    }

    private static ConfigurationException wrong(RoutesFileException e) {
        return new ConfigurationException("alert-service cannot start: " + e.getMessage());
    }
}
