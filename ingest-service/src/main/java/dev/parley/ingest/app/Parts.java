package dev.parley.ingest.app;

import dev.parley.ingest.IngestCycle;
import dev.parley.ingest.RevisionCycle;
import dev.parley.ingest.article.ArticleExtractor;
import dev.parley.ingest.article.ArticleReader;
import dev.parley.ingest.discovery.FeedDiscovery;
import dev.parley.ingest.feed.FeedReader;
import dev.parley.ingest.fetch.HttpFetcher;
import dev.parley.ingest.fetch.Robots;
import dev.parley.ingest.markup.TimeLimit;
import dev.parley.ingest.poll.PollRhythm;
import dev.parley.ingest.push.Hubs;
import dev.parley.ingest.push.Subscriptions;
import dev.parley.ingest.revision.ArticlePublisher;
import dev.parley.ingest.revision.Revisions;
import dev.parley.ingest.store.PostgresArticles;
import dev.parley.ingest.store.PostgresFeeds;
import dev.parley.ingest.store.PostgresFlagged;
import dev.parley.ingest.store.PostgresSubscriptions;
import dev.parley.network.AddressGuard;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jdbi.v3.core.Jdbi;

/** The parts of the service and how they fit. */
@Singleton
class Parts {

    /** In milliseconds: a time must read the same before and after it was stored. */
    @Produces
    @Singleton
    Clock clock() {
        return Clock.tickMillis(ZoneOffset.UTC);
    }

    @Produces
    @Singleton
    HttpSettings httpSettings(
            IngestConfig config, @ConfigProperty(name = "quarkus.http.host") Optional<String> listenAddress) {
        return HttpSettings.of(config, listenAddress.orElse(null));
    }

    @Produces
    @Singleton
    HttpFetcher web(HttpSettings settings, Clock clock) {
        return new HttpFetcher(
                new AddressGuard(settings.allowedAddresses(), "parley.ingest.allowed-addresses"),
                HttpFetcher.userAgent(settings.contact()),
                settings.politeness(),
                clock);
    }

    void close(@Disposes HttpFetcher web) throws IOException {
        web.close();
    }

    @Produces
    @Singleton
    PollSettings pollSettings(IngestConfig config) {
        return PollSettings.of(config);
    }

    @Produces
    @Singleton
    TimeLimit readingLimit(PollSettings settings, MeterRegistry metrics) {
        TimeLimit limit = new TimeLimit(settings.readingLimit());
        FunctionCounter.builder("parley.ingest.readings.abandoned", limit, TimeLimit::exceeded)
                .register(metrics);
        return limit;
    }

    @Produces
    @Singleton
    FeedReader feedReader(TimeLimit limit) {
        return new FeedReader(limit);
    }

    /** Without a configured database there is no data source: that is for {@link Start} to say, in its own words. */
    @Produces
    @Singleton
    Jdbi database(Instance<DataSource> database) {
        return Jdbi.create(database.get());
    }

    @Produces
    @Singleton
    PostgresFeeds feeds(Jdbi database) {
        return new PostgresFeeds(database);
    }

    @Produces
    @Singleton
    PostgresArticles articles(Jdbi database) {
        return new PostgresArticles(database);
    }

    @Produces
    @Singleton
    PostgresFlagged flagged(Jdbi database) {
        return new PostgresFlagged(database);
    }

    @Produces
    @Singleton
    PostgresSubscriptions subscriptionMemory(Jdbi database) {
        return new PostgresSubscriptions(database);
    }

    /** Nothing where no hub can reach us. */
    @Produces
    @Singleton
    Optional<Subscriptions> subscriptions(
            HttpSettings settings, PostgresSubscriptions memory, HttpFetcher web, Clock clock) {
        return settings.publicUrl()
                .map(url -> new Subscriptions(
                        memory, web, URI.create(url + "/push/"), clock, RandomGenerator.getDefault()));
    }

    @Produces
    @Singleton
    Revisions revisions(PostgresArticles articles, ArticlePublisher publisher, Clock clock) {
        return new Revisions(articles, publisher, clock);
    }

    @Produces
    @Singleton
    ArticleReader articleReader(HttpFetcher web, TimeLimit limit, Clock clock) {
        return new ArticleReader(web, new Robots(web, clock), new ArticleExtractor(limit), clock);
    }

    @Produces
    @Singleton
    FeedDiscovery discovery(HttpFetcher web, FeedReader reader, TimeLimit limit) {
        return new FeedDiscovery(web, reader, limit);
    }

    @Produces
    @Singleton
    RevisionCycle revisionCycle(
            WatchedOutlets outlets, ArticleReader reader, PostgresFlagged flagged, Revisions revisions, Clock clock) {
        return new RevisionCycle(outlets, reader, flagged, revisions, clock);
    }

    @Produces
    @Singleton
    IngestCycle cycle(
            PollSettings settings,
            WatchedOutlets outlets,
            HttpFetcher web,
            FeedReader feedReader,
            ArticleReader articleReader,
            PostgresFeeds feeds,
            Revisions revisions,
            Optional<Subscriptions> subscriptions,
            Clock clock) {
        return new IngestCycle(
                outlets,
                web,
                feedReader,
                articleReader,
                feeds,
                revisions,
                new PollRhythm(settings.shortest(), settings.longest(), RandomGenerator.getDefault()),
                subscriptions.<Hubs>map(used -> used).orElse(Hubs.NOT_USED),
                clock);
    }
}
