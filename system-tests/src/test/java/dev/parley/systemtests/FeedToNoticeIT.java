package dev.parley.systemtests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.cli.newsroom.Script;
import dev.parley.cli.up.Service;
import dev.parley.contract.event.ArticleEvent;
import dev.parley.contract.event.ChangeType;
import dev.parley.contract.event.Instrument;
import dev.parley.contract.event.NoticeEvent;
import dev.parley.contract.event.NoticeKind;
import dev.parley.contract.event.VerdictEvent;
import dev.parley.contract.kafka.CloudEventHeaders;
import dev.parley.contract.kafka.DeadLetter;
import dev.parley.contract.kafka.Topic;
import dev.parley.contract.kafka.Topics;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** What a reader of the topics sees of what outlets publish. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FeedToNoticeIT {

    private RunningParley parley;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        parley = RunningParley.start(Script.istanbul(), folder);
    }

    @AfterAll
    void stop() {
        parley.close();
    }

    /** The first: a document that is handed over after it was published and answered is no news. */
    @Test
    @Order(1)
    void anArticleInAFeedBecomesANoticeWithKeyHeadersAndEvidence() throws Exception {
        // When
        parley.publish("russia-hands-over");

        // Then
        NoticeEvent notice = parley.awaitNotice("russia-hands-over");
        assertThat(notice.kind()).isEqualTo(NoticeKind.NEW);
        assertThat(notice.dossier()).isEqualTo("ukraine-russia");
        assertThat(notice.instrument()).isEqualTo(Instrument.MEMORANDUM);
        assertThat(notice.change()).isEqualTo(ChangeType.PROPOSED);
        assertThat(notice.actor()).isEqualTo("Russia");
        assertThat(notice.evidence().get(0).article().outlet().id()).isEqualTo("galata-courier");

        ConsumerRecord<String, byte[]> message = parley.topics().records(Topics.NOTICES).stream()
                .filter(candidate -> notice.storyId().equals(candidate.key()))
                .findFirst()
                .orElseThrow();
        assertThat(header(message, CloudEventHeaders.SPEC_VERSION)).isEqualTo("1.0");
        assertThat(header(message, CloudEventHeaders.TYPE)).isEqualTo("parley.notice.v1");
        assertThat(header(message, CloudEventHeaders.SOURCE)).isEqualTo("/parley/alert");
        assertThat(header(message, CloudEventHeaders.ID)).isEqualTo(notice.noticeId());
        assertThat(header(message, CloudEventHeaders.SUBJECT)).isEqualTo(notice.storyId());
        assertThat(header(message, CloudEventHeaders.CONTENT_TYPE)).isEqualTo("application/json");

        HttpRequest request = HttpRequest.newBuilder(URI.create(parley.system().url(Service.ALERT) + "/notices"))
                .build();
        assertThat(HttpClient.newHttpClient()
                        .send(request, HttpResponse.BodyHandlers.ofString())
                        .body())
                .contains(notice.noticeId());
    }

    @Test
    void everyRecordOnTheWayHasTheArticleAsItsKey() {
        // When
        parley.publish("port-cranes");

        // Then
        VerdictEvent verdict = await().atMost(RunningParley.PATIENCE)
                .until(() -> verdictsAbout("port-cranes"), verdicts -> !verdicts.isEmpty())
                .get(0);
        String articleId = verdict.article().articleId();
        assertThat(verdict.flagged()).isFalse();
        assertThat(parley.topics().records(Topics.ARTICLES))
                .filteredOn(message -> articleId.equals(message.key()))
                .singleElement()
                .satisfies(message ->
                        assertThat(header(message, CloudEventHeaders.ID)).isEqualTo(articleId + ".1"));
        assertThat(parley.topics().records(Topics.VERDICTS))
                .filteredOn(message -> articleId.equals(message.key()))
                .singleElement()
                .satisfies(message ->
                        assertThat(header(message, CloudEventHeaders.SUBJECT)).isEqualTo(articleId));
    }

    @Test
    void theSameArticleInTwoFeedsAndItsCopyElsewhereGiveOneNotice() {
        // When
        parley.publish("wire-zelensky-ledger");
        NoticeEvent notice = parley.awaitNotice("wire-zelensky-ledger");
        parley.publish("wire-zelensky-herald");
        await().atMost(RunningParley.PATIENCE)
                .until(() -> !verdictsAbout("wire-zelensky-herald").isEmpty());
        parley.publish("heat-forecast");
        await().atMost(RunningParley.PATIENCE)
                .until(() -> !verdictsAbout("heat-forecast").isEmpty());

        // Then
        assertThat(articlesAbout("wire-zelensky-ledger"))
                .as("the article stands in two feeds of its outlet")
                .hasSize(1);
        assertThat(parley.topics().events(Topics.NOTICES))
                .filteredOn(other -> other.storyId().equals(notice.storyId()))
                .containsExactly(notice);
    }

    @Test
    void whatTheFeedsHeldBeforeRaisesNoNotice() {
        // Given
        await().atMost(RunningParley.PATIENCE)
                .until(() -> !verdictsAbout("memorandum-late").isEmpty());

        // When
        VerdictEvent verdict = verdictsAbout("memorandum-late").get(0);

        // Then
        assertThat(verdict.flagged()).isTrue();
        assertThat(verdict.article().backlog()).isTrue();
        assertThat(parley.noticesAbout("memorandum-late")).isEmpty();
    }

    @Test
    void aRecordThatIsNoArticleGoesToTheDeadLettersAndTheNextOneIsJudged() {
        // When
        parley.topics().write(Topics.ARTICLES, "poison-article", "{\"articleId\": 7".getBytes(UTF_8));
        parley.publish("tass-publishes");

        // Then
        ConsumerRecord<String, byte[]> dead = awaitDeadLetter(Topics.ARTICLES_DLQ, "poison-article");
        assertThat(new String(dead.value(), UTF_8)).isEqualTo("{\"articleId\": 7");
        assertThat(header(dead, DeadLetter.TOPIC)).isEqualTo(Topics.ARTICLES.name());
        assertThat(header(dead, DeadLetter.REASON)).isNotBlank();
        assertThat(parley.awaitNotice("tass-publishes").change()).isEqualTo(ChangeType.TERMS);
    }

    @Test
    void aRecordThatIsNoVerdictGoesToTheDeadLettersAndTheNextOneIsTold() {
        // When
        parley.topics().write(Topics.VERDICTS, "poison-verdict", new byte[] {(byte) 0xff, 0, 1});
        parley.publish("russia-rejects");

        // Then
        ConsumerRecord<String, byte[]> dead = awaitDeadLetter(Topics.VERDICTS_DLQ, "poison-verdict");
        assertThat(dead.value()).containsExactly(0xff, 0, 1);
        assertThat(header(dead, DeadLetter.TOPIC)).isEqualTo(Topics.VERDICTS.name());
        assertThat(header(dead, DeadLetter.REASON)).isNotBlank();
        assertThat(parley.awaitNotice("russia-rejects").change()).isEqualTo(ChangeType.REJECTED);
    }

    private ConsumerRecord<String, byte[]> awaitDeadLetter(Topic<byte[]> topic, String key) {
        return await().atMost(RunningParley.PATIENCE)
                .until(
                        () -> parley.topics().records(topic).stream()
                                .filter(message -> key.equals(message.key()))
                                .toList(),
                        found -> !found.isEmpty())
                .get(0);
    }

    private List<ArticleEvent> articlesAbout(String articleId) {
        return parley.topics().events(Topics.ARTICLES).stream()
                .filter(article -> article.canonicalUrl().endsWith("/articles/" + articleId))
                .toList();
    }

    private List<VerdictEvent> verdictsAbout(String articleId) {
        return parley.topics().events(Topics.VERDICTS).stream()
                .filter(verdict -> verdict.article().url().endsWith("/articles/" + articleId))
                .toList();
    }

    private static String header(ConsumerRecord<?, ?> message, String name) {
        return String.valueOf(CloudEventHeaders.read(message.headers(), name));
    }
}
