package dev.parley.alert.console.settings;

import dev.parley.alert.console.Conflict;
import dev.parley.alert.console.OutsideText;
import dev.parley.alert.console.Sent;
import dev.parley.alert.console.Words;
import dev.parley.alert.delivery.Receivers;
import dev.parley.alert.routing.DigestTimes;
import dev.parley.alert.routing.QuietHours;
import dev.parley.alert.routing.Route;
import dev.parley.alert.silence.Silence;
import dev.parley.alert.store.DeliveryArchive.Condition;
import dev.parley.alert.store.NoticeSearch.Choices;
import dev.parley.contract.event.ChangeType;
import dev.parley.contract.event.Instrument;
import dev.parley.contract.event.NoticePriority;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who is told what, and what is muted.
 *
 * @param active silences in effect
 * @param over silences that ended
 * @param selects by what a silence can match
 * @param tested what a receiver said to a made-up notice; absent when none was tried
 * @param trial what a routes file would do; absent when none was sent
 */
public record SettingsPage(
        List<SilenceView> active,
        List<SilenceView> over,
        List<Select> selects,
        List<RouteView> routes,
        List<ReceiverView> receivers,
        @Nullable Sent tested,
        @Nullable TrialView trial) {

    private static final int MOST_OVER = 20;

    /** A list of values of which one can be chosen. */
    public record Select(String name, List<Choice> choices) {}

    public record Choice(String value, String label) {}

    /**
     * A way from notices to receivers, in words.
     *
     * @param quiet from when to when only the most urgent passes; empty when there are no such hours
     * @param digest when what has gathered is told in one; empty when it is told at once
     * @param escalation after how long nobody acknowledged a Flash whom it is told; empty when nobody
     */
    public record RouteView(
            String name,
            String what,
            String receivers,
            Duration groupWait,
            Duration groupInterval,
            String quiet,
            String digest,
            @Nullable Duration escalationAfter,
            String escalation) {}

    /** A routes file that was tried, in words. */
    public record TrialView(String problem, List<RouteView> routes, int notices, List<RoutesTrial.Share> shares) {}

    /** A receiver and how it is doing. */
    public record ReceiverView(
            String name,
            String type,
            String address,
            @Nullable Condition condition) {}

    static SettingsPage of(
            List<Silence> silences,
            Choices choices,
            List<Route> routes,
            Receivers receivers,
            List<Condition> conditions,
            @Nullable Sent tested,
            @Nullable RoutesTrial trial,
            Instant now,
            Words words) {
        List<SilenceView> views = silences.stream()
                .map(silence -> SilenceView.of(silence, now, words))
                .toList();
        Map<String, Condition> byReceiver =
                conditions.stream().collect(Collectors.toMap(Condition::receiver, condition -> condition));
        return new SettingsPage(
                views.stream().filter(SilenceView::active).toList(),
                views.stream()
                        .filter(silence -> !silence.active())
                        .limit(MOST_OVER)
                        .toList(),
                List.of(
                        new Select(
                                "dossier",
                                choices.dossiers().stream()
                                        .map(id -> new Choice(id, Conflict.name(id)))
                                        .toList()),
                        constants("instrument", words, Instrument.values()),
                        constants("change", words, ChangeType.values()),
                        constants("priority", words, NoticePriority.values()),
                        new Select(
                                "party",
                                choices.parties().stream()
                                        .map(name -> new Choice(name, OutsideText.plain(name)))
                                        .toList()),
                        new Select(
                                "outlet",
                                choices.outlets().entrySet().stream()
                                        .map(outlet ->
                                                new Choice(outlet.getKey(), OutsideText.plain(outlet.getValue())))
                                        .toList())),
                routes.stream().map(route -> route(route, words)).toList(),
                receivers.names().stream()
                        .flatMap(name -> receivers.find(name).stream()
                                .map(receiver -> new ReceiverView(
                                        name, receiver.type(), receiver.address(), byReceiver.get(name))))
                        .toList(),
                tested,
                trial == null ? null : view(trial, words));
    }

    private static <E extends Enum<E>> Select constants(String name, Words words, E[] values) {
        return new Select(
                name,
                Arrays.stream(values)
                        .map(value -> new Choice(value.name(), words.of(value)))
                        .toList());
    }

    private static TrialView view(RoutesTrial trial, Words words) {
        return new TrialView(
                trial.problem(),
                trial.routes().stream().map(route -> route(route, words)).toList(),
                trial.notices(),
                trial.shares());
    }

    private static RouteView route(Route route, Words words) {
        return new RouteView(
                route.name(),
                MatchText.of(route.match(), words),
                String.join(", ", route.receivers()),
                route.groupWait(),
                route.groupInterval(),
                Stream.ofNullable(route.quietHours()).map(SettingsPage::hours).collect(Collectors.joining()),
                Stream.ofNullable(route.digest()).map(SettingsPage::times).collect(Collectors.joining()),
                route.escalation() == null ? null : route.escalation().after(),
                route.escalation() == null
                        ? ""
                        : String.join(", ", route.escalation().receivers()));
    }

    private static String hours(QuietHours hours) {
        return "%s–%s %s".formatted(hours.from(), hours.to(), hours.zone());
    }

    private static String times(DigestTimes times) {
        return times.at().stream().map(Object::toString).collect(Collectors.joining(", ")) + " " + times.zone();
    }
}
