package dev.parley.alert;

import static dev.parley.contract.event.ChangeType.ACCEPTED;
import static dev.parley.contract.event.ChangeType.PROPOSED;
import static dev.parley.contract.event.ChangeType.REJECTED;
import static dev.parley.contract.event.ChangeType.SIGNED;
import static dev.parley.contract.event.ChangeType.TERMS;
import static dev.parley.contract.event.Instrument.CEASEFIRE;
import static dev.parley.contract.event.Instrument.MEMORANDUM;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.alert.ledger.TransitionTable;
import dev.parley.alert.notice.LateWindow;
import dev.parley.alert.notice.NoticeDecision;
import dev.parley.alert.notice.NoticeDecision.Raised;
import dev.parley.alert.notice.NoticeDesk;
import dev.parley.alert.notice.NoticeWriter;
import dev.parley.alert.notice.Priorities;
import dev.parley.contract.event.Modality;
import dev.parley.contract.event.NoticeEvent;
import dev.parley.contract.event.NoticeKind;
import dev.parley.contract.event.NoticeReason;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class AlertPipelineTest {

    private static final Instant NOW = TestVerdict.CLOCK.instant();

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final AlertPipeline pipeline = newPipeline();

    private AlertPipeline newPipeline() {
        return new AlertPipeline(
                new MemoryStore(TransitionTable.standard()),
                new NoticeDesk(new NoticeWriter(TestVerdict.CLOCK, Priorities.standard()), LateWindow.STANDARD));
    }

    private List<NoticeDecision> process(TestVerdict... verdicts) {
        List<NoticeDecision> decisions =
                pipeline.process(Arrays.stream(verdicts).map(TestVerdict::event).toList());
        decisions.forEach(new DecisionLog(meters)::write);
        return decisions;
    }

    private static List<String> reasons(List<NoticeDecision> decisions) {
        return decisions.stream().map(NoticeDecision::reasonName).toList();
    }

    private static List<NoticeEvent> notices(List<NoticeDecision> decisions) {
        return decisions.stream()
                .filter(Raised.class::isInstance)
                .map(decision -> ((Raised) decision).notice())
                .toList();
    }

    private List<String> reasonsOf(TestVerdict... verdicts) {
        return reasons(process(verdicts));
    }

    @Test
    void firstReportOfAChangeRaisesANotice() {
        // Given
        TestVerdict verdict = TestVerdict.of("a").reporting(MEMORANDUM, TERMS, "Russia");

        // When
        List<NoticeEvent> notices = notices(process(verdict));

        // Then
        assertThat(notices).singleElement().satisfies(notice -> {
            assertThat(notice.kind()).isEqualTo(NoticeKind.NEW);
            assertThat(notice.reason()).isEqualTo(NoticeReason.FIRST_REPORT);
            assertThat(notice.headline()).isEqualTo("Russia publishes its peace memorandum");
            assertThat(notice.dossier()).isEqualTo("ukraine-russia");
            assertThat(notice.instrument()).isEqualTo(MEMORANDUM);
            assertThat(notice.change()).isEqualTo(TERMS);
            assertThat(notice.modality()).isEqualTo(Modality.ASSERTED);
            assertThat(notice.parties()).containsExactly("Russia", "Ukraine");
            assertThat(notice.actor()).isEqualTo("Russia");
            assertThat(notice.supersedes()).isNull();
            assertThat(notice.evidence()).singleElement().satisfies(evidence -> {
                assertThat(evidence.article()).isEqualTo(verdict.event().article());
                assertThat(evidence.evidence())
                        .isEqualTo(verdict.changes().get(0).evidence());
            });
            assertThat(notice.latency().published()).isEqualTo(TestVerdict.NOON);
            assertThat(notice.latency().raised()).isEqualTo(NOW);
        });
    }

    @Test
    void sameInputGivesTheSameIdsOnEveryMachine() {
        // Given
        TestVerdict verdict = TestVerdict.of("a").reporting(MEMORANDUM, TERMS, "Russia");

        // When
        NoticeEvent here = notices(process(verdict)).get(0);
        NoticeEvent there =
                notices(newPipeline().process(List.of(verdict.event()))).get(0);

        // Then
        assertThat(here.noticeId()).isEqualTo(there.noticeId()).matches("[0-9a-f]{20}");
        assertThat(here.storyId()).isEqualTo(there.storyId()).matches("[0-9a-f]{20}");
        assertThat(here.storyId()).isNotEqualTo(here.noticeId());
    }

    @Test
    void sameVerdictTwiceIsADuplicateInOneBatchAndInTwo() {
        TestVerdict verdict = TestVerdict.of("a").reporting(MEMORANDUM, TERMS, "Russia");

        assertThat(reasonsOf(verdict, verdict)).containsExactly("FIRST_REPORT", "DUPLICATE");
        assertThat(reasonsOf(verdict)).containsExactly("DUPLICATE");
    }

    @Test
    void verdictThatReportsNothingIsHeld() {
        assertThat(reasonsOf(TestVerdict.of("a"))).containsExactly("NOT_FLAGGED");
    }

    @Test
    void backlogIsHeldAndHidesNothingFromLaterArticles() {
        TestVerdict backlog = TestVerdict.of("a").fromBacklog().reporting(CEASEFIRE, REJECTED, "Russia");
        TestVerdict fresh = TestVerdict.of("b").reporting(CEASEFIRE, REJECTED, "Russia");

        assertThat(reasonsOf(backlog, fresh)).containsExactly("BACKLOG", "FIRST_REPORT");
    }

    @Test
    void historyIsHeldBesideTheNewsOfTheSameArticle() {
        TestVerdict verdict = TestVerdict.of("a")
                .reporting(CEASEFIRE, SIGNED, null, change -> change.as(Modality.BACKGROUND))
                .reporting(CEASEFIRE, REJECTED, "Russia");

        assertThat(reasonsOf(verdict)).containsExactly("BACKGROUND", "FIRST_REPORT");
    }

    @Test
    void anotherArticleOnTheSameChangeJoinsTheStory() {
        // Given
        NoticeDecision first = process(TestVerdict.of("a").reporting(CEASEFIRE, REJECTED, "Russia"))
                .get(0);

        // When
        NoticeDecision second = process(
                        TestVerdict.of("b").published(Duration.ofHours(5)).reporting(CEASEFIRE, REJECTED, "Russia"))
                .get(0);

        // Then
        assertThat(second.reasonName()).isEqualTo("ALREADY_REPORTED");
        assertThat(second.storyId()).isEqualTo(first.storyId());
    }

    @Test
    void sameChangeOfTheNextDayIsAnotherStory() {
        assertThat(reasonsOf(
                        TestVerdict.of("noon").reporting(CEASEFIRE, REJECTED, "Russia"),
                        TestVerdict.of("evening")
                                .published(Duration.ofHours(9))
                                .reporting(CEASEFIRE, REJECTED, "Russia"),
                        TestVerdict.of("next morning")
                                .published(Duration.ofHours(21))
                                .reporting(CEASEFIRE, REJECTED, "Russia"),
                        TestVerdict.of("the day after that")
                                .published(Duration.ofHours(46))
                                .reporting(CEASEFIRE, REJECTED, "Russia")))
                .containsExactly("FIRST_REPORT", "ALREADY_REPORTED", "FIRST_REPORT", "FIRST_REPORT");
    }

    @Test
    void dayThatTheSentencesStateCountsMoreThanTheTimeOfPublication() {
        assertThat(reasonsOf(
                        TestVerdict.of("monday")
                                .reporting(CEASEFIRE, REJECTED, "Russia", c -> c.saying("Russia refused on Monday.")),
                        TestVerdict.of("on the morning after")
                                .published(Duration.ofHours(20))
                                .reporting(CEASEFIRE, REJECTED, "Russia", c -> c.saying("Moscow said no on Monday.")),
                        TestVerdict.of("early on tuesday")
                                .published(Duration.ofHours(14))
                                .reporting(CEASEFIRE, REJECTED, "Russia", c -> c.saying("On Tuesday Moscow refused."))))
                .containsExactly("FIRST_REPORT", "ALREADY_REPORTED", "FIRST_REPORT");
    }

    @Test
    void whatLastsIsNotNewsAgainTheNextDay() {
        assertThat(reasonsOf(
                        TestVerdict.of("noon").reporting(CEASEFIRE, SIGNED, null),
                        TestVerdict.of("next day")
                                .published(Duration.ofHours(22))
                                .reporting(CEASEFIRE, SIGNED, null)))
                .containsExactly("FIRST_REPORT", "STATE_KNOWN");
    }

    @Test
    void reportsThatArriveLateAreJudgedByTheirOwnTime() {
        assertThat(reasonsOf(
                        TestVerdict.of("noon").reporting(CEASEFIRE, REJECTED, "Russia"),
                        TestVerdict.of("the night before")
                                .published(Duration.ofHours(-10))
                                .reporting(CEASEFIRE, REJECTED, "Russia"),
                        TestVerdict.of("last week")
                                .published(Duration.ofDays(-7))
                                .reporting(CEASEFIRE, REJECTED, "Russia")))
                .containsExactly("FIRST_REPORT", "ALREADY_REPORTED", "FIRST_REPORT");
    }

    @Test
    void undatedArticleCountsFromWhenItWasSeen() {
        assertThat(reasonsOf(
                        TestVerdict.of("dated").reporting(CEASEFIRE, REJECTED, "Russia"),
                        TestVerdict.of("undated")
                                .undatedButSeen(Duration.ofHours(30))
                                .reporting(CEASEFIRE, REJECTED, "Russia")))
                .containsExactly("FIRST_REPORT", "FIRST_REPORT");
    }

    @Test
    void otherActorInstrumentTypeOrDossierIsAnotherStory() {
        assertThat(reasonsOf(
                        TestVerdict.of("a").reporting(CEASEFIRE, REJECTED, "Russia"),
                        TestVerdict.of("b").reporting(CEASEFIRE, REJECTED, "Ukraine"),
                        TestVerdict.of("c").reporting(MEMORANDUM, TERMS, "Russia"),
                        TestVerdict.of("d").reporting(CEASEFIRE, PROPOSED, "Russia"),
                        TestVerdict.of("e")
                                .reporting(CEASEFIRE, REJECTED, "Russia", change -> change.in("syria", "Syria"))))
                .containsOnly("FIRST_REPORT");
    }

    @Test
    void headlineWithoutActorJoinsTheStoryOfOneThatNamesHimInEitherOrder() {
        TestVerdict named = TestVerdict.of("named").reporting(CEASEFIRE, REJECTED, "Russia");
        TestVerdict unnamed = TestVerdict.of("unnamed").reporting(CEASEFIRE, REJECTED, null);

        assertThat(reasonsOf(named, unnamed)).containsExactly("FIRST_REPORT", "ALREADY_REPORTED");
        assertThat(reasons(newPipeline().process(List.of(unnamed.event(), named.event()))))
                .containsExactly("FIRST_REPORT", "ALREADY_REPORTED");
    }

    @Test
    void storyThatLearntItsActorIsNotTheStoryOfAnother() {
        assertThat(reasonsOf(
                        TestVerdict.of("a").reporting(CEASEFIRE, REJECTED, null),
                        TestVerdict.of("b").reporting(CEASEFIRE, REJECTED, "Russia"),
                        TestVerdict.of("c").reporting(CEASEFIRE, REJECTED, "Ukraine")))
                .containsExactly("FIRST_REPORT", "ALREADY_REPORTED", "FIRST_REPORT");
    }

    @Test
    void reportWithoutActorAboutOtherPartiesIsAnotherStory() {
        assertThat(reasonsOf(
                        TestVerdict.of("a")
                                .reporting(CEASEFIRE, REJECTED, "Israel", c -> c.in("middle-east", "Israel", "Hamas")),
                        TestVerdict.of("b")
                                .reporting(CEASEFIRE, REJECTED, null, c -> c.in("middle-east", "Iran", "Iraq"))))
                .containsExactly("FIRST_REPORT", "FIRST_REPORT");
    }

    @Test
    void unwatchedConflictIsKnownByItsPartiesInAnyOrder() {
        assertThat(reasonsOf(
                        TestVerdict.of("a").reporting(CEASEFIRE, SIGNED, null, c -> c.in(null, "Thailand", "Cambodia")),
                        TestVerdict.of("b").reporting(CEASEFIRE, SIGNED, null, c -> c.in(null, "Cambodia", "Thailand")),
                        TestVerdict.of("c").reporting(CEASEFIRE, SIGNED, null, c -> c.in(null, "India", "Pakistan"))))
                .containsExactly("FIRST_REPORT", "ALREADY_REPORTED", "FIRST_REPORT");
    }

    @Test
    void nothingTiesArticlesTogetherThatNameNoConflict() {
        assertThat(reasonsOf(
                        TestVerdict.of("a").reporting(CEASEFIRE, SIGNED, null, c -> c.in(null)),
                        TestVerdict.of("b").reporting(CEASEFIRE, SIGNED, null, c -> c.in(null))))
                .containsExactly("FIRST_REPORT", "FIRST_REPORT");
    }

    @Test
    void whatWasOnlyPossibleIsNewsWhenItHappensButNotTheOtherWayRound() {
        TestVerdict possible =
                TestVerdict.of("possible").reporting(CEASEFIRE, SIGNED, null, c -> c.as(Modality.POSSIBLE));
        TestVerdict fact = TestVerdict.of("fact").reporting(CEASEFIRE, SIGNED, null);

        assertThat(reasonsOf(possible, fact)).containsExactly("FIRST_REPORT", "FIRST_REPORT");
        assertThat(reasons(newPipeline().process(List.of(fact.event(), possible.event()))))
                .containsExactly("FIRST_REPORT", "ALREADY_REPORTED");
    }

    @Test
    void denialContradictsTheAssertion() {
        assertThat(reasonsOf(
                        TestVerdict.of("a").reporting(CEASEFIRE, ACCEPTED, "Russia"),
                        TestVerdict.of("b").reporting(CEASEFIRE, ACCEPTED, "Russia", c -> c.as(Modality.DENIED)),
                        TestVerdict.of("c").reporting(CEASEFIRE, ACCEPTED, "Russia", c -> c.as(Modality.DENIED))))
                .containsExactly("FIRST_REPORT", "CONTRADICTION", "ALREADY_REPORTED");
    }

    @Test
    void articleWithSeveralChangesRaisesANoticeForEachKind() {
        assertThat(reasonsOf(TestVerdict.of("a")
                        .reporting(MEMORANDUM, TERMS, "Russia")
                        .reporting(CEASEFIRE, PROPOSED, "Ukraine")
                        .reporting(MEMORANDUM, REJECTED, "Ukraine")))
                .containsExactly("FIRST_REPORT", "FIRST_REPORT", "FIRST_REPORT");
    }

    @Test
    void articleRaisesOneNoticeForTheSameKindOfChangeNamingAllWhoDidIt() {
        // Given
        TestVerdict verdict = TestVerdict.of("a")
                .reporting(CEASEFIRE, ACCEPTED, null)
                .reporting(CEASEFIRE, ACCEPTED, "Ukraine")
                .reporting(CEASEFIRE, ACCEPTED, "Russia")
                .reporting(CEASEFIRE, ACCEPTED, "Russia", c -> c.as(Modality.POSSIBLE));

        // When
        List<NoticeDecision> decisions = process(verdict);

        // Then
        assertThat(notices(decisions)).singleElement().satisfies(notice -> {
            assertThat(notice.headline()).isEqualTo("Russia and Ukraine accept a ceasefire");
            assertThat(notice.evidence()).hasSize(2);
        });
        assertThat(reasons(decisions)).containsExactly("FIRST_REPORT");
        assertThat(reasonsOf(
                        TestVerdict.of("b").reporting(CEASEFIRE, ACCEPTED, "Russia"),
                        TestVerdict.of("c").reporting(CEASEFIRE, ACCEPTED, "Ukraine")))
                .containsOnly("ALREADY_REPORTED");
    }

    @Test
    void laterRevisionThatStillSaysSoRaisesNothing() {
        assertThat(reasonsOf(
                        TestVerdict.of("a").reporting(CEASEFIRE, REJECTED, "Russia", c -> c.saying("Moscow said no.")),
                        TestVerdict.of("a")
                                .revision(2)
                                .reporting(CEASEFIRE, REJECTED, "Russia", c -> c.saying("Moscow  said “no”."))))
                .containsExactly("FIRST_REPORT", "EVIDENCE_UNCHANGED");
    }

    @Test
    void laterRevisionThatWordsTheEvidenceOtherwiseRaisesACorrection() {
        // Given
        NoticeEvent first = notices(process(
                        TestVerdict.of("a").reporting(CEASEFIRE, REJECTED, "Russia", c -> c.saying("Moscow said no."))))
                .get(0);

        // When
        NoticeEvent correction = notices(process(TestVerdict.of("a")
                        .revision(2)
                        .reporting(CEASEFIRE, REJECTED, "Russia", c -> c.saying("Moscow said not yet."))))
                .get(0);
        NoticeEvent correctionOfIt = notices(process(TestVerdict.of("a")
                        .revision(3)
                        .reporting(CEASEFIRE, REJECTED, "Russia", c -> c.saying("Moscow said never."))))
                .get(0);

        // Then
        assertThat(correction.kind()).isEqualTo(NoticeKind.CORRECTION);
        assertThat(correction.reason()).isEqualTo(NoticeReason.EVIDENCE_CHANGED);
        assertThat(correction.supersedes()).isEqualTo(first.noticeId());
        assertThat(correction.storyId()).isEqualTo(first.storyId());
        assertThat(correction.evidence().get(0).evidence().quote()).isEqualTo("Moscow said not yet.");
        assertThat(correctionOfIt.supersedes()).isEqualTo(correction.noticeId());
    }

    @Test
    void correctionComesHoweverLateTheRevision() {
        assertThat(reasonsOf(
                        TestVerdict.of("a").reporting(CEASEFIRE, REJECTED, "Russia", c -> c.saying("Moscow said no.")),
                        TestVerdict.of("a")
                                .revision(2)
                                .published(Duration.ofDays(3))
                                .reporting(CEASEFIRE, REJECTED, "Russia", c -> c.saying("Moscow said maybe."))))
                .containsExactly("FIRST_REPORT", "EVIDENCE_CHANGED");
    }

    @Test
    void whatLiesBeforeTheWindowIsHistoryAndStaysWhatItWas() {
        // Given
        Duration month = Duration.ofDays(30);
        TestVerdict known = TestVerdict.of("a").reporting(CEASEFIRE, REJECTED, "Russia", c -> c.saying("No, he said."));

        // Then
        assertThat(reasonsOf(known)).containsExactly("FIRST_REPORT");
        assertThat(reasonsOf(TestVerdict.of("b")
                        .reporting(CEASEFIRE, ACCEPTED, "Ukraine")
                        .seen(month)))
                .containsExactly("TOO_LATE");
        assertThat(reasonsOf(TestVerdict.of("c")
                        .fromBacklog()
                        .reporting(MEMORANDUM, TERMS, "Russia")
                        .seen(month)))
                .containsExactly("TOO_LATE");
        assertThat(reasonsOf(known.revision(2).reportingNothing().seen(month))).containsExactly("TOO_LATE");
        assertThat(reasonsOf(known.revision(3).published(month).reporting(CEASEFIRE, ACCEPTED, "Russia")))
                .containsExactly("TOO_LATE");
        assertThat(reasonsOf(TestVerdict.of("d")
                        .reporting(MEMORANDUM, TERMS, "Russia")
                        .seen(month.minusMinutes(1))))
                .containsExactly("FIRST_REPORT");
    }

    @Test
    void sentenceThatStillStandsBesideANewOneIsNoCorrection() {
        assertThat(reasonsOf(
                        TestVerdict.of("a").reporting(CEASEFIRE, REJECTED, "Russia", c -> c.saying("Moscow said no.")),
                        TestVerdict.of("a")
                                .revision(2)
                                .reporting(CEASEFIRE, REJECTED, "Russia", c -> c.saying("Moscow: no.")
                                        .inTitle())
                                .reporting(CEASEFIRE, REJECTED, "Russia", c -> c.saying("Moscow said no."))))
                .containsExactly("FIRST_REPORT", "EVIDENCE_UNCHANGED");
    }

    @Test
    void onlyTheArticleThatANoticeRestsOnCanCorrectIt() {
        assertThat(reasonsOf(
                        TestVerdict.of("a").reporting(CEASEFIRE, REJECTED, "Russia"),
                        TestVerdict.of("b").reporting(CEASEFIRE, REJECTED, "Russia", c -> c.saying("So they say.")),
                        TestVerdict.of("b")
                                .revision(2)
                                .reporting(CEASEFIRE, REJECTED, "Russia", c -> c.saying("So it is."))))
                .containsExactly("FIRST_REPORT", "ALREADY_REPORTED", "ALREADY_REPORTED");
    }

    @Test
    void newChangeInALaterRevisionIsNew() {
        TestVerdict first = TestVerdict.of("a").reporting(MEMORANDUM, TERMS, "Russia");

        assertThat(reasonsOf(first, first.revision(2).reporting(MEMORANDUM, REJECTED, "Ukraine")))
                .containsExactly("FIRST_REPORT", "EVIDENCE_UNCHANGED", "FIRST_REPORT");
    }

    @Test
    void otherRulesAndOlderRevisionsCorrectNothing() {
        assertThat(reasonsOf(
                        TestVerdict.of("a").revision(2).reporting(CEASEFIRE, REJECTED, "Russia"),
                        TestVerdict.of("a")
                                .revision(2)
                                .byRules("rules-2")
                                .reporting(CEASEFIRE, REJECTED, "Russia", c -> c.saying("Other words.")),
                        TestVerdict.of("a")
                                .revision(1)
                                .reporting(CEASEFIRE, REJECTED, "Russia", c -> c.saying("Older words."))))
                .containsExactly("FIRST_REPORT", "SAME_REVISION", "OUTDATED_REVISION");
    }

    @Test
    void orderOfArrivalDoesNotChangeHowMuchIsTold() {
        // Given
        List<TestVerdict> verdicts = List.of(
                TestVerdict.of("a").reporting(CEASEFIRE, REJECTED, "Russia"),
                TestVerdict.of("b").published(Duration.ofHours(3)).reporting(CEASEFIRE, REJECTED, null),
                TestVerdict.of("c").published(Duration.ofHours(9)).reporting(CEASEFIRE, REJECTED, "Russia"));
        int[][] orders = {{0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}};

        for (int[] order : orders) {
            // When
            List<NoticeDecision> decisions = newPipeline()
                    .process(Arrays.stream(order)
                            .mapToObj(i -> verdicts.get(i).event())
                            .toList());

            // Then
            assertThat(notices(decisions)).as("order " + Arrays.toString(order)).hasSize(1);
        }
    }

    @Test
    void everyDecisionIsCountedByReason() {
        // When
        TestVerdict verdict = TestVerdict.of("a").reporting(CEASEFIRE, REJECTED, "Russia");
        process(verdict, verdict, TestVerdict.of("b"), TestVerdict.of("c"));

        // Then
        assertThat(counted("raised", "FIRST_REPORT")).isEqualTo(1);
        assertThat(counted("held", "DUPLICATE")).isEqualTo(1);
        assertThat(counted("held", "NOT_FLAGGED")).isEqualTo(2);
    }

    private double counted(String outcome, String reason) {
        return meters.counter("parley.alert.decisions", "outcome", outcome, "reason", reason)
                .count();
    }

    @Test
    void logLineOfANoticeStaysOneLineWhateverTheArticleHolds() {
        // Given
        TestVerdict hostile = TestVerdict.of("a")
                .reporting(
                        CEASEFIRE,
                        REJECTED,
                        "Rus\nsia",
                        c -> c.saying("no\r\n12:00 ERROR all is lost\u001b[2J\u2028 \u202Eback"));

        // When
        String line = DecisionLog.line(notices(process(hostile)).get(0));

        // Then
        assertThat(line)
                .isEqualTo("NOTICE NEW \"Rus sia rejects a ceasefire\" The Morning Post https://morning-post.example/a"
                        + " \"no 12:00 ERROR all is lost [2J back\"");
    }
}
