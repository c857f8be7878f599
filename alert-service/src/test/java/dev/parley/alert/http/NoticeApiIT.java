package dev.parley.alert.http;

import static dev.parley.contract.event.ChangeType.ACCEPTED;
import static dev.parley.contract.event.ChangeType.REJECTED;
import static dev.parley.contract.event.ChangeType.TERMS;
import static dev.parley.contract.event.Instrument.CEASEFIRE;
import static dev.parley.contract.event.Instrument.MEMORANDUM;
import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import dev.parley.alert.AlertPipeline;
import dev.parley.alert.DecisionLog;
import dev.parley.alert.TestVerdict;
import dev.parley.alert.notice.NoticeDecision.Raised;
import dev.parley.contract.event.ChangeType;
import dev.parley.contract.event.Instrument;
import dev.parley.contract.event.NoticeEvent;
import dev.parley.contract.kafka.EventJson;
import dev.parley.testkit.KafkaBackend;
import dev.parley.testkit.PostgresBackend;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(KafkaBackend.class)
@QuarkusTestResource(PostgresBackend.class)
class NoticeApiIT {

    private static final String PROBLEM = "application/problem+json";

    private final String dossier = "dossier-" + UUID.randomUUID();
    private final AlertPipeline pipeline;

    private final DecisionLog log;

    NoticeApiIT(AlertPipeline pipeline, DecisionLog log) {
        this.pipeline = pipeline;
        this.log = log;
    }

    private NoticeEvent raise(Instrument instrument, ChangeType type, String actor) {
        return pipeline
                .process(List.of(TestVerdict.of(UUID.randomUUID().toString())
                        .reporting(instrument, type, actor, c -> c.in(dossier))
                        .event()))
                .stream()
                .peek(log::write)
                .map(decision -> ((Raised) decision).notice())
                .findFirst()
                .orElseThrow();
    }

    private JsonPath page(int limit, @Nullable String cursor) {
        var request = given().queryParam("dossier", dossier).queryParam("limit", limit);
        if (cursor != null) {
            request.queryParam("cursor", cursor);
        }
        return request.get("/notices").then().statusCode(200).extract().jsonPath();
    }

    @Test
    void pagesLeadFromTheNewestNoticeToTheOldest() {
        // Given
        List<String> raised = new ArrayList<>();
        for (String actor : List.of("A", "B", "C", "D", "E")) {
            raised.add(0, raise(CEASEFIRE, REJECTED, actor).noticeId());
        }

        // When
        List<String> read = new ArrayList<>();
        List<Integer> sizes = new ArrayList<>();
        @Nullable String cursor = null;
        do {
            JsonPath page = page(2, cursor);
            List<String> ids = page.getList("notices.noticeId");
            sizes.add(ids.size());
            read.addAll(ids);
            cursor = page.getString("next");
        } while (cursor != null);

        // Then
        assertThat(read).isEqualTo(raised);
        assertThat(sizes).containsExactly(2, 2, 1);
    }

    @Test
    void lastPageThatIsFullLeadsNowhere() {
        // Given
        raise(CEASEFIRE, REJECTED, "A");
        raise(CEASEFIRE, REJECTED, "B");

        // Then
        assertThat(page(2, null).getString("next")).isNull();
    }

    @Test
    void filtersNarrowTheList() {
        // Given
        raise(CEASEFIRE, REJECTED, "Russia");
        raise(CEASEFIRE, ACCEPTED, "Ukraine");
        raise(MEMORANDUM, TERMS, "Russia");

        // Then
        given().queryParam("dossier", dossier)
                .queryParam("instrument", "CEASEFIRE")
                .get("/notices")
                .then()
                .body("notices.headline", hasItems("Russia rejects a ceasefire", "Ukraine accepts a ceasefire"))
                .body("notices.size()", equalTo(2));
        given().queryParam("dossier", dossier)
                .queryParam("change", "terms")
                .get("/notices")
                .then()
                .body("notices.headline", equalTo(List.of("Russia publishes its peace memorandum")));
        given().queryParam("dossier", "no-such-dossier")
                .get("/notices")
                .then()
                .statusCode(200)
                .body("notices.size()", equalTo(0));
    }

    @Test
    void oneNoticeReadsAsOnItsTopic() throws Exception {
        // Given
        NoticeEvent raised = raise(MEMORANDUM, TERMS, "Russia");

        // When
        String body = when().get("/notices/{id}", raised.noticeId())
                .then()
                .statusCode(200)
                .contentType(ContentType.JSON)
                .extract()
                .asString();

        // Then
        assertThat(EventJson.mapper().readTree(body))
                .isEqualTo(EventJson.mapper().valueToTree(raised));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            limit=0           | '0' is no value for limit, which is a number from 1 to 200
            limit=201         | '201' is no value for limit
            limit=many        | 'many' is no value for limit
            cursor=-1         | '-1' is no value for cursor
            cursor=abc        | 'abc' is no value for cursor
            instrument=TRUCE  | 'TRUCE' is no value for instrument, which is one of [CEASEFIRE, MEMORANDUM]
            change=HAPPENED   | 'HAPPENED' is no value for change, which is one of [ANNOUNCED,
            dosier=x          | there is no parameter 'dosier', only change, cursor, dossier, instrument, kind
            limit=            | limit has no value
            """)
    void badParameterIsAProblemThatSaysWhatWouldBeRight(String query, String detail) {
        when().get("/notices?" + query)
                .then()
                .statusCode(400)
                .contentType(PROBLEM)
                .body("status", equalTo(400))
                .body("title", equalTo("Bad Request"))
                .body("detail", containsString(detail));
    }

    @Test
    void unknownThingsAreProblemsToo() {
        when().get("/notices/no-such-notice")
                .then()
                .statusCode(404)
                .contentType(PROBLEM)
                .body("detail", equalTo("there is no notice with the id 'no-such-notice'"));
        when().get("/no-such-path").then().statusCode(404).contentType(PROBLEM);
        when().delete("/notices").then().statusCode(405).contentType(PROBLEM);
        given().accept("application/xml").get("/notices").then().statusCode(406).contentType(PROBLEM);
    }

    @Test
    void apiIsDescribed() {
        given().queryParam("format", "json")
                .get("/q/openapi")
                .then()
                .statusCode(200)
                .body("info.title", equalTo("Parley alert API"))
                .body("paths.'/notices'.get.parameters.name", hasItems("limit", "cursor", "dossier", "change"))
                .body("paths.'/notices/{noticeId}'.get.responses.'404'.content", org.hamcrest.Matchers.hasKey(PROBLEM));
    }

    @Test
    void serviceIsAliveAndReadyAndMeasured() {
        raise(CEASEFIRE, REJECTED, "A");

        when().get("/q/health/live").then().statusCode(200);
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> when().get("/q/health/ready").then().statusCode(200));
        when().get("/q/metrics").then().body(containsString("parley_alert_decisions_total{outcome=\"raised\""));
    }
}
