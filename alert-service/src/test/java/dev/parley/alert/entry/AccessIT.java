package dev.parley.alert.entry;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import dev.parley.alert.TestDatabase;
import dev.parley.alert.TestNotice;
import dev.parley.testkit.KafkaBackend;
import dev.parley.testkit.PostgresBackend;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** With accounts: who comes in, and what each may do. */
@QuarkusTest
@QuarkusTestResource(KafkaBackend.class)
@QuarkusTestResource(PostgresBackend.class)
@QuarkusTestResource(value = AccessIT.WithAccounts.class, restrictToAnnotatedClass = true)
class AccessIT {

    private static final String PROBLEM = "application/problem+json";
    private static final String ADMIN_PASSWORD = "nine herons over the pier";
    private static final String PASSWORD = "seven geese by the mill";

    /** The settings of a service that asks who comes in. */
    public static final class WithAccounts implements QuarkusTestResourceLifecycleManager {

        @Override
        public Map<String, String> start() {
            return Map.of("parley.alert.access", "accounts", "parley.alert.admin-password", ADMIN_PASSWORD);
        }

        @Override
        public void stop() {}
    }

    private final Jdbi jdbi;

    @TestHTTPResource
    URI address = URI.create("http://not.injected.invalid");

    AccessIT(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    private String origin() {
        return "http://" + address.getAuthority();
    }

    private Response login(String name, String password) {
        return given().redirects()
                .follow(false)
                .header("Origin", origin())
                .formParam("name", name)
                .formParam("password", password)
                .formParam("next", "/console/handover")
                .post("/login");
    }

    private RequestSpecification signedIn(String name, String password) {
        return given().redirects()
                .follow(false)
                .header("Origin", origin())
                .cookie(
                        "parley-session",
                        login(name, password).then().statusCode(303).extract().cookie("parley-session"));
    }

    private RequestSpecification admin() {
        return signedIn("admin", ADMIN_PASSWORD);
    }

    private String account(String role) {
        String name = role + "-" + UUID.randomUUID().toString().substring(0, 8);
        admin().contentType("application/json")
                .body("{\"name\": \"%s\", \"role\": \"%s\", \"password\": \"%s\"}".formatted(name, role, PASSWORD))
                .post("/accounts")
                .then()
                .statusCode(201)
                .body("name", equalTo(name))
                .body(not(containsString("password")));
        return name;
    }

    private String token(String role) {
        return admin().contentType("application/json")
                .body("{\"name\": \"%s\", \"role\": \"%s\", \"ends\": \"%s\"}"
                        .formatted("bot", role, Instant.now().plus(Duration.ofDays(1))))
                .post("/tokens")
                .then()
                .statusCode(201)
                .extract()
                .path("secret");
    }

    private String story() {
        var notice = TestNotice.of(UUID.randomUUID().toString()).event();
        TestDatabase.raise(jdbi, notice);
        return notice.storyId();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/console/dossiers", "/console/settings/accounts", "/console/outlets?lang=uk"})
    void whoOpensAPageIsLedToTheLoginAndFromThereOn(String page) {
        given().redirects()
                .follow(false)
                .accept("text/html,*/*;q=0.8")
                .get(page)
                .then()
                .statusCode(303)
                .header(
                        "Location",
                        containsString("/login?next="
                                + page.replace("/", "%2F").replace("?", "%3F").replace("=", "%3D")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/notices", "/notices/stream", "/attention", "/console/rows?after=1", "/accounts", "/audit"})
    void whoAsksTheApiGetsAProblem(String path) {
        given().get(path).then().statusCode(401).contentType(PROBLEM).header("WWW-Authenticate", equalTo("Bearer"));
        given().header("Authorization", "Bearer parley_made-up")
                .get(path)
                .then()
                .statusCode(401)
                .contentType(PROBLEM);
        given().cookie("parley-session", "made-up")
                .get(path)
                .then()
                .statusCode(401)
                .contentType(PROBLEM);
    }

    @Test
    void probesAndTheLoginNeedNobody() {
        given().get("/q/health/live").then().statusCode(200);
        given().get("/console/console.css").then().statusCode(200);
        given().accept("text/html")
                .get("/login")
                .then()
                .statusCode(200)
                .body(containsString("type=\"password\""))
                .body(not(containsString("/console/dossiers")));
    }

    @Test
    void loginOpensASessionThatOnlyThisSiteAndNoScriptCanUse() {
        Response response = login("admin", ADMIN_PASSWORD);
        response.then().statusCode(303).header("Location", endsWith("/console/handover"));
        assertThat(response.header("Set-Cookie"))
                .contains("HttpOnly", "SameSite=Lax", "Path=/")
                .doesNotContain("Secure");
        given().cookie("parley-session", response.cookie("parley-session"))
                .accept("text/html")
                .get("/console/handover")
                .then()
                .statusCode(200)
                .body(containsString("action=\"/logout\""));
    }

    @Test
    void wrongPasswordIsRefusedAndSoIsEverybodyWhoTriesTooOften() {
        String name = account("viewer");
        for (int i = 0; i < 5; i++) {
            login(name, "five owls in a barn").then().statusCode(403).cookies(Map.of());
        }
        login(name, PASSWORD).then().statusCode(429).header("Retry-After", not(equalTo(null)));
        admin().get("/audit")
                .then()
                .body("entries.findAll { it.who == '%s' }.action".formatted(name), hasItem("session.refused"));
    }

    @Test
    void signingOutEndsTheSession() {
        String cookie = login("admin", ADMIN_PASSWORD).cookie("parley-session");
        given().redirects()
                .follow(false)
                .header("Origin", origin())
                .cookie("parley-session", cookie)
                .post("/logout")
                .then()
                .statusCode(303);
        given().cookie("parley-session", cookie).get("/notices").then().statusCode(401);
    }

    @Test
    void sessionThatWasThereBeforeIsNotTheOneAfterwards() {
        String before = login("admin", ADMIN_PASSWORD).cookie("parley-session");
        String after = given().redirects()
                .follow(false)
                .header("Origin", origin())
                .cookie("parley-session", before)
                .formParam("name", "admin")
                .formParam("password", ADMIN_PASSWORD)
                .post("/login")
                .cookie("parley-session");
        assertThat(after).isNotBlank().isNotEqualTo(before);
        given().cookie("parley-session", before).get("/notices").then().statusCode(401);
        given().cookie("parley-session", after).get("/notices").then().statusCode(200);
    }

    @Test
    void viewerReadsAndChangesNothing() {
        String viewer = account("viewer");
        String story = story();
        signedIn(viewer, PASSWORD).get("/notices").then().statusCode(200);
        signedIn(viewer, PASSWORD)
                .contentType("application/json")
                .put("/attention/{id}/acknowledgement", story)
                .then()
                .statusCode(403)
                .contentType(PROBLEM);
        signedIn(viewer, PASSWORD)
                .accept("text/html")
                .get("/console/settings/accounts")
                .then()
                .statusCode(403)
                .contentType("text/html")
                .body(containsString("Not for your role"));
        signedIn(viewer, PASSWORD).get("/attention/{id}", story).then().body("acknowledged", equalTo(false));
    }

    @Test
    void editorActsUnderTheirOwnNameAlone() {
        String editor = account("editor");
        String story = story();
        signedIn(editor, PASSWORD)
                .contentType("application/json")
                .body("{\"by\": \"somebody else\"}")
                .put("/attention/{id}/acknowledgement", story)
                .then()
                .statusCode(400);
        signedIn(editor, PASSWORD)
                .contentType("application/json")
                .put("/attention/{id}/acknowledgement", story)
                .then()
                .statusCode(200)
                .body("by", equalTo(editor));
        signedIn(editor, PASSWORD).get("/accounts").then().statusCode(403);
        admin().get("/audit")
                .then()
                .body(
                        "entries.find { it.who == '%s' && it.target == '%s' }.action".formatted(editor, story),
                        equalTo("attention.acknowledge"));
    }

    @Test
    void otherSitesChangeNothingWithSomebodysSession() {
        String cookie = login("admin", ADMIN_PASSWORD).cookie("parley-session");
        String story = story();
        for (String origin : new String[] {"https://attacker.example", "null"}) {
            given().header("Origin", origin)
                    .cookie("parley-session", cookie)
                    .put("/attention/{id}/acknowledgement", story)
                    .then()
                    .statusCode(403);
        }
        given().cookie("parley-session", cookie)
                .put("/attention/{id}/acknowledgement", story)
                .then()
                .statusCode(403);
        given().header("Origin", "https://attacker.example")
                .formParam("name", "admin")
                .formParam("password", ADMIN_PASSWORD)
                .post("/login")
                .then()
                .statusCode(403);
    }

    @Test
    void tokenActsWithItsRoleUntilItIsRevoked() {
        String secret = token("editor");
        String story = story();
        given().header("Authorization", "Bearer " + secret)
                .put("/attention/{id}/claim", story)
                .then()
                .statusCode(200)
                .body("claimedBy", equalTo("token bot"));
        given().header("Authorization", "Bearer " + secret)
                .get("/accounts")
                .then()
                .statusCode(403);
        for (String id : admin().get("/tokens").then().extract().jsonPath().getList("tokens.id", String.class)) {
            admin().delete("/tokens/{id}", id).then().statusCode(204);
        }
        given().header("Authorization", "Bearer " + secret)
                .get("/notices")
                .then()
                .statusCode(401);
        long kept =
                jdbi.withHandle(handle -> handle.createQuery("select count(*) from api_token where token_hash = :text")
                        .bind("text", secret)
                        .mapTo(Long.class)
                        .one());
        assertThat(kept).isZero();
    }

    @Test
    void streamIsForWhoeverHasAToken() throws Exception {
        // Given
        HttpRequest request = HttpRequest.newBuilder(address.resolve("/notices/stream"))
                .header("Authorization", "Bearer " + token("viewer"))
                .header("Accept", "text/event-stream")
                .header("Last-Event-ID", "0")
                .build();
        story();

        // When
        HttpResponse<InputStream> response =
                HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofInputStream());

        // Then
        assertThat(response.statusCode()).isEqualTo(200);
        try (InputStream events = response.body()) {
            assertThat(new String(events.readNBytes(200))).contains("event:notice");
        }
    }

    @Test
    void newRoleCountsAtOnceAndAnotherPasswordEndsSessions() {
        String name = account("viewer");
        String cookie = login(name, PASSWORD).cookie("parley-session");
        admin().contentType("application/json")
                .body("{\"role\": \"admin\"}")
                .put("/accounts/{name}/role", name)
                .then()
                .statusCode(204);
        given().cookie("parley-session", cookie).get("/accounts").then().statusCode(200);
        admin().contentType("application/json")
                .body("{\"password\": \"eleven swans at dusk\"}")
                .put("/accounts/{name}/password", name)
                .then()
                .statusCode(204);
        given().cookie("parley-session", cookie).get("/accounts").then().statusCode(401);
        admin().delete("/accounts/{name}", name).then().statusCode(204);
    }

    @Test
    void lastAdminStaysOne() {
        admin().delete("/accounts/admin").then().statusCode(409).contentType(PROBLEM);
        admin().contentType("application/json")
                .body("{\"role\": \"viewer\"}")
                .put("/accounts/admin/role")
                .then()
                .statusCode(409);
    }

    @ParameterizedTest
    @CsvSource({
        "Ada, viewer, seven geese by the mill, 400",
        "local, viewer, seven geese by the mill, 400",
        "admin, viewer, seven geese by the mill, 409",
        "ada, owner, seven geese by the mill, 400",
        "ada, viewer, changeme, 400"
    })
    void badAccountsAreRefused(String name, String role, String password, int status) {
        admin().contentType("application/json")
                .body("{\"name\": \"%s\", \"role\": \"%s\", \"password\": \"%s\"}".formatted(name, role, password))
                .post("/accounts")
                .then()
                .statusCode(status)
                .contentType(PROBLEM);
    }

    @Test
    void pagesDoTheSameWithoutScripts() {
        // Given
        String name = "page-" + UUID.randomUUID().toString().substring(0, 8);

        // When, Then
        admin().formParams("name", name, "role", "editor", "password", PASSWORD)
                .post("/console/settings/accounts")
                .then()
                .statusCode(303);
        admin().formParams("name", name, "role", "editor", "password", PASSWORD)
                .post("/console/settings/accounts")
                .then()
                .statusCode(400)
                .body(containsString("There is an account of this name already."));
        admin().get("/console/settings/accounts").then().statusCode(200).body(containsString(name));
        signedIn(name, PASSWORD)
                .formParams("current", PASSWORD, "password", "eleven swans at dusk")
                .post("/console/password")
                .then()
                .statusCode(303);
        signedIn(name, "eleven swans at dusk").get("/console/password").then().statusCode(200);
        String day = Instant.now().plus(Duration.ofDays(3)).toString().substring(0, 10);
        admin().formParams("name", "reader <b>", "role", "viewer", "ends", day)
                .post("/console/settings/accounts/tokens")
                .then()
                .statusCode(200)
                .body(containsString("parley_"))
                .body(containsString("reader &lt;b&gt;"));
        admin().get("/console/settings/accounts/tokens")
                .then()
                .statusCode(303)
                .header("Location", endsWith("/console/settings/accounts"));
        admin().formParams("name", "reader", "role", "viewer", "ends", "soon")
                .post("/console/settings/accounts/tokens")
                .then()
                .statusCode(400);
        admin().queryParam("lang", "uk")
                .get("/console/settings/audit")
                .then()
                .statusCode(200)
                .body(containsString("додано обліковий запис"))
                .body(containsString(name));
        admin().post("/console/settings/accounts/{name}/remove", name).then().statusCode(303);
        login(name, "eleven swans at dusk").then().statusCode(403);
    }

    @Test
    void requestsForOtherNamesAreTurnedAway() {
        given().header("Host", "attacker.example")
                .get("/q/health/live")
                .then()
                .statusCode(421)
                .contentType(PROBLEM);
    }
}
