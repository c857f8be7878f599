package dev.parley.alert;

import static dev.parley.contract.event.ChangeType.ACCEPTED;
import static dev.parley.contract.event.ChangeType.AMENDED;
import static dev.parley.contract.event.ChangeType.ENDED;
import static dev.parley.contract.event.ChangeType.EXTENDED;
import static dev.parley.contract.event.ChangeType.IN_FORCE;
import static dev.parley.contract.event.ChangeType.PROPOSED;
import static dev.parley.contract.event.ChangeType.REJECTED;
import static dev.parley.contract.event.ChangeType.SIGNED;
import static dev.parley.contract.event.ChangeType.TALKS;
import static dev.parley.contract.event.ChangeType.TERMS;
import static dev.parley.contract.event.ChangeType.VIOLATED;
import static dev.parley.contract.event.Instrument.CEASEFIRE;
import static dev.parley.contract.event.Instrument.MEMORANDUM;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.alert.ledger.Agreement;
import dev.parley.alert.ledger.TransitionTable;
import dev.parley.alert.notice.LateWindow;
import dev.parley.alert.notice.NoticeDecision;
import dev.parley.alert.notice.NoticeDecision.Raised;
import dev.parley.alert.notice.NoticeDesk;
import dev.parley.alert.notice.NoticeWriter;
import dev.parley.alert.notice.Priorities;
import dev.parley.contract.event.ChangeType;
import dev.parley.contract.event.Modality;
import dev.parley.contract.event.NoticeEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Whole stories. Each states as a table what a duty editor expects: kind, reason, state before and after, and how many
 * origins; and nothing else.
 */
class ScenarioTest {

    private static final Duration HOUR = Duration.ofHours(1);

    /** One system, from its first article to its last. */
    private static final class Run {

        private final DataClock clock = new DataClock(TestVerdict.NOON);
        private final MemoryStore store = new MemoryStore(TransitionTable.standard());
        private final AlertPipeline pipeline = new AlertPipeline(
                store, new NoticeDesk(new NoticeWriter(clock, Priorities.standard()), LateWindow.STANDARD));
        private final List<NoticeEvent> notices = new ArrayList<>();
        private final List<String> held = new ArrayList<>();

        /** Each article comes by itself, as soon as it is published or after all that came before it. */
        Run of(List<TestVerdict> articles) {
            for (TestVerdict article : articles) {
                if (article.firstSeen().isAfter(clock.instant())) {
                    clock.set(article.firstSeen());
                }
                gather(pipeline.process(List.of(article.event())));
            }
            return this;
        }

        Run atOnce(Duration afterNoon, List<TestVerdict> articles) {
            clock.set(TestVerdict.NOON.plus(afterNoon));
            gather(pipeline.process(articles.stream().map(TestVerdict::event).toList()));
            return this;
        }

        private void gather(List<NoticeDecision> decisions) {
            for (NoticeDecision decision : decisions) {
                if (decision instanceof Raised raised) {
                    notices.add(raised.notice());
                } else {
                    held.add(decision.reasonName());
                }
            }
        }

        /** {@code NEW FIRST_REPORT NONE -> SIGNED, 1 origin}. */
        List<String> table() {
            return notices.stream()
                    .map(notice -> {
                        int origins = Objects.requireNonNull(notice.coverage()).origins();
                        return "%s %s %s -> %s, %d %s"
                                .formatted(
                                        notice.kind(),
                                        notice.reason(),
                                        notice.before(),
                                        notice.after(),
                                        origins,
                                        origins == 1 ? "origin" : "origins");
                    })
                    .toList();
        }

        List<String> headlines() {
            return notices.stream().map(NoticeEvent::headline).toList();
        }

        /** Everything that the ledger knows, in words. */
        String ledger() {
            StringBuilder text = new StringBuilder();
            for (Agreement agreement : store.book().agreements()) {
                text.append(agreement.subject())
                        .append(' ')
                        .append(agreement.state())
                        .append(' ')
                        .append(agreement.since())
                        .append('\n');
                agreement.history().forEach(entry -> text.append(entry).append('\n'));
            }
            return text.toString();
        }
    }

    private static final String WIRE = "Russia and Ukraine agreed on a ceasefire on Monday after nine hours of talks in"
            + " a palace by the water. The halt begins at midnight and lasts for thirty days. Observers from four"
            + " countries are to watch over it, the host of the talks said, and prisoners come home first.";

    private static TestVerdict agreed(String id, int minutes, String sentence) {
        return TestVerdict.of(id)
                .by("outlet of " + id)
                .published(Duration.ofMinutes(minutes))
                .reporting(CEASEFIRE, SIGNED, null, c -> c.saying(sentence));
    }

    @Test
    void tenOutletsSixOfThemWithOneWireText() {
        // Given
        List<TestVerdict> articles = List.of(
                agreed("wire 1", 0, "Russia and Ukraine agreed on a ceasefire.").reading(WIRE),
                agreed("wire 2", 3, "Russia and Ukraine agreed on a ceasefire.").reading(WIRE + " Markets rose."),
                agreed("wire 3", 5, "Kyiv and Moscow agreed on a truce.").reading(WIRE.substring(0, 180)),
                agreed("wire 4", 9, "A halt begins at midnight.").reading("From our desk. " + WIRE),
                agreed("own 1", 14, "The guns are to fall silent, both delegations said.")
                        .reading("Both delegations came out smiling. The guns are to fall silent at midnight, they said"
                                + " in turn, and shook hands before the cameras for the first time in years."),
                agreed("wire 5", 20, "Russia and Ukraine agreed on a ceasefire.")
                        .reading(WIRE),
                agreed("own 2", 45, "A thirty-day halt to the fighting was sealed.")
                        .reading("It took nine hours and many cups of tea. In the end a halt of a month was sealed, our"
                                + " correspondent reports from the shore, where crowds had waited since morning."),
                agreed("wire 6", 60, "Moscow and Kyiv agree.").reading(WIRE.replace("agreed", "have agreed")),
                agreed("own 3", 120, "Ukraine and Russia strike a deal to stop shooting.")
                        .reading("What comes next? After the handshake the generals must draw a line on the map, and"
                                + " nobody knows how long that takes, people close to both teams say."),
                agreed("own 4", 240, "A ceasefire has been agreed.")
                        .reading("Relief in the border villages: a ceasefire has been agreed, and the mayor of one of"
                                + " them opened the cellars at noon and rang the bell himself."));

        // When
        Run run = new Run().of(articles);

        // Then
        assertThat(run.table())
                .containsExactly(
                        "NEW FIRST_REPORT NONE -> SIGNED, 1 origin",
                        "CONFIRMED SECOND_ORIGIN NONE -> SIGNED, 2 origins");
        assertThat(run.headlines())
                .containsExactly(
                        "Russia and Ukraine agree on a ceasefire",
                        "Confirmed: Russia and Ukraine agree on a ceasefire");
        assertThat(run.store.book().agreements().get(0).history())
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.development().articles()).hasSize(10);
                    assertThat(entry.development().origins()).isEqualTo(5);
                });
    }

    @Test
    void followUpsOfOneOutletAreNewsThoughTheyRepeatItsParagraphs() {
        // Given
        String standing =
                " The delegations left the hall without a word to the reporters who had waited at the gate since"
                        + " the early morning, and nobody at the ministry wanted to add anything to what was said before.";
        List<TestVerdict> articles = List.of(
                TestVerdict.of("offer")
                        .by("one")
                        .published(Duration.ZERO)
                        .reporting(CEASEFIRE, PROPOSED, "Ukraine", c -> c.saying("Ukraine proposed a ceasefire."))
                        .reading("Ukraine proposed a ceasefire." + standing),
                TestVerdict.of("answer")
                        .by("one")
                        .published(Duration.ofMinutes(1))
                        .reporting(CEASEFIRE, REJECTED, "Russia", c -> c.saying("Russia rejected the ceasefire."))
                        .reading("Russia rejected the ceasefire." + standing),
                TestVerdict.of("deal")
                        .by("one")
                        .published(Duration.ofMinutes(2))
                        .reporting(CEASEFIRE, SIGNED, null, c -> c.saying("Both signed a ceasefire."))
                        .reading("Both signed a ceasefire." + standing),
                TestVerdict.of("breach")
                        .by("one")
                        .published(Duration.ofMinutes(3))
                        .reporting(CEASEFIRE, VIOLATED, "Russia", c -> c.saying("Russia broke the ceasefire."))
                        .reading("Russia broke the ceasefire." + standing));

        // Then
        assertThat(new Run().of(articles).table())
                .containsExactly(
                        "NEW FIRST_REPORT NONE -> PROPOSED, 1 origin",
                        "NEW FIRST_REPORT PROPOSED -> REJECTED, 1 origin",
                        "NEW FIRST_REPORT REJECTED -> SIGNED, 1 origin",
                        "NEW FIRST_REPORT SIGNED -> VIOLATED, 1 origin");
    }

    @Test
    void whatOneSideSaysOfTheOtherStaysItsWordUntilSomebodyElseSaysSo() {
        // Given
        TestVerdict accusation = TestVerdict.of("accusation")
                .by("one")
                .published(Duration.ZERO)
                .reporting(CEASEFIRE, VIOLATED, "Russia", c -> c.saying("Russia shelled the crossing, Kyiv said.")
                        .saidBy("Ukraine"));
        TestVerdict witness = TestVerdict.of("witness")
                .by("two")
                .published(Duration.ofMinutes(40))
                .reporting(
                        CEASEFIRE, VIOLATED, "Russia", c -> c.saying("Shells from the Russian side hit the crossing."));

        // When
        Run run = new Run().of(List.of(accusation, witness));

        // Then
        assertThat(run.notices)
                .extracting(NoticeEvent::headline)
                .containsExactly("Russia breaks the ceasefire, Ukraine says", "Confirmed: Russia breaks the ceasefire");
    }

    @Test
    void creditOfAnAgencyMakesOneOriginWhateverTheWords() {
        // Given
        List<TestVerdict> articles = List.of(
                agreed("a", 0, "A truce was agreed.").credited("Meridian Wire"),
                agreed("b", 30, "Both delegations signed a halt.").credited("Meridian Wire"),
                agreed("c", 60, "They shook hands on a pause.").credited("meridian wire, Northern News"));

        // Then
        assertThat(new Run().of(articles).table()).containsExactly("NEW FIRST_REPORT NONE -> SIGNED, 1 origin");
    }

    @Test
    void whoPassesOnTheWordOfAnotherOutletConfirmsNothing() {
        // Given
        List<TestVerdict> articles = List.of(
                agreed("a", 0, "A truce was agreed.").by("The Morning Post"),
                agreed("b", 10, "Russia and Ukraine agreed on a truce, the Morning Post reports."),
                agreed("c", 20, "According to The Morning Post, both sides signed."),
                agreed("d", 30, "Two officials told the Morning Post that a halt was sealed."),
                agreed("e", 40, "Сторони домовилися про перемир'я, пише The Morning Post."));

        // When
        Run run = new Run().of(articles);

        // Then
        assertThat(run.table()).containsExactly("NEW FIRST_REPORT NONE -> SIGNED, 1 origin");
        assertThat(run.held).containsOnly("SAME_ORIGIN");
        assertThat(run.of(List.of(agreed("f", 50, "A halt begins, and the morning post will be late, officials said.")))
                        .table())
                .endsWith("CONFIRMED SECOND_ORIGIN NONE -> SIGNED, 2 origins");
    }

    @Test
    void outletThatIsNamedAfterAPartyIsNotTheParty() {
        // Given
        List<TestVerdict> articles = List.of(
                agreed("a", 0, "A truce was agreed.").by("Ukraine International"),
                agreed("b", 10, "Both sides signed, Ukraine said."));

        // Then
        assertThat(new Run().of(articles).table())
                .containsExactly(
                        "NEW FIRST_REPORT NONE -> SIGNED, 1 origin",
                        "CONFIRMED SECOND_ORIGIN NONE -> SIGNED, 2 origins");
    }

    @Test
    void whatAnOutletTakesBackIsWithdrawnThoughOthersPassedItOn() {
        // Given
        TestVerdict first = agreed("a", 0, "A truce was agreed.").by("The Morning Post");
        TestVerdict passedOn = agreed("b", 10, "A truce was agreed, The Morning Post reports.");
        TestVerdict credited = agreed("c", 20, "A truce was agreed.").credited("Morning Post");

        // When
        Run run = new Run()
                .of(List.of(first, passedOn, credited, first.revision(2).reportingNothing()));

        // Then
        assertThat(run.table())
                .containsExactly(
                        "NEW FIRST_REPORT NONE -> SIGNED, 1 origin",
                        "WITHDRAWAL REPORT_GONE SIGNED -> SIGNED, 1 origin");
    }

    @Test
    void whatOneClientOfAnAgencyTakesBackStandsByTheOthers() {
        // Given
        TestVerdict first = agreed("a", 0, "A truce was agreed.").credited("Meridian Wire");
        TestVerdict other = agreed("b", 10, "Both sides signed.").credited("Meridian Wire");

        // When
        Run run = new Run().of(List.of(first, other, first.revision(2).reportingNothing()));

        // Then
        assertThat(run.table()).containsExactly("NEW FIRST_REPORT NONE -> SIGNED, 1 origin");
        assertThat(run.held).containsExactly("SAME_ORIGIN", "STILL_SUPPORTED");
    }

    @Test
    void wayOfACeasefireFromTheOfferToItsEnd() {
        // Given
        List<TestVerdict> articles = List.of(
                step("offer", 0, PROPOSED, "Ukraine"),
                step("yes of one", 20, ACCEPTED, "Ukraine"),
                step("yes of the other", 40, ACCEPTED, "Russia"),
                step("signing", 60, SIGNED, null),
                step("beginning", 80, IN_FORCE, null),
                step("shelling", 130, VIOLATED, "Russia"),
                step("prolonged", 180, EXTENDED, null),
                step("over", 240, ENDED, null));
        List<String> expected = List.of(
                "NEW FIRST_REPORT NONE -> PROPOSED, 1 origin",
                "NEW FIRST_REPORT PROPOSED -> ACCEPTED_IN_PART, 1 origin",
                "NEW FIRST_REPORT ACCEPTED_IN_PART -> ACCEPTED, 1 origin",
                "NEW FIRST_REPORT ACCEPTED -> SIGNED, 1 origin",
                "NEW FIRST_REPORT SIGNED -> IN_FORCE, 1 origin",
                "NEW FIRST_REPORT IN_FORCE -> VIOLATED, 1 origin",
                "NEW FIRST_REPORT VIOLATED -> EXTENDED, 1 origin",
                "NEW FIRST_REPORT EXTENDED -> ENDED, 1 origin");

        // Then
        assertThat(new Run().of(articles).table()).containsExactlyElementsOf(expected);
    }

    private static TestVerdict step(String id, int hours, ChangeType type, @Nullable String actor) {
        return TestVerdict.of(id).published(HOUR.multipliedBy(hours)).reporting(CEASEFIRE, type, actor);
    }

    @Test
    void wayOfAMemorandumWithAPaperFromEachSide() {
        // Given
        List<TestVerdict> articles = List.of(
                paper("theirs is out", 0, TERMS, "Ukraine"),
                paper("ours is given", 20, PROPOSED, "Russia"),
                paper("ours is out", 24, TERMS, "Russia"),
                paper("no", 70, REJECTED, "Ukraine"));

        // Then
        Run run = new Run().of(articles);
        assertThat(run.table())
                .containsExactly(
                        "NEW FIRST_REPORT NONE -> PUBLISHED, 1 origin",
                        "NEW FIRST_REPORT PUBLISHED -> HANDED_OVER, 1 origin",
                        "NEW FIRST_REPORT HANDED_OVER -> PUBLISHED, 1 origin",
                        "NEW FIRST_REPORT PUBLISHED -> REJECTED, 1 origin");
        assertThat(run.headlines()).element(1).isEqualTo("Russia hands Ukraine its peace memorandum");
    }

    private static TestVerdict paper(String id, int hours, ChangeType type, String actor) {
        return TestVerdict.of(id).published(HOUR.multipliedBy(hours)).reporting(MEMORANDUM, type, actor);
    }

    @Test
    void aBreachIsNewsThoughItsSentenceAlsoTellsThatTheTruceBegan() {
        // Given
        String sentence = "Thailand accuses Cambodia of breaching the truce hours after it began";
        TestVerdict beginning = step("beginning", 0, IN_FORCE, null);
        TestVerdict breach = TestVerdict.of("breach")
                .by("two")
                .published(HOUR.multipliedBy(10))
                .reporting(CEASEFIRE, VIOLATED, "Cambodia", c -> c.saying(sentence))
                .reporting(CEASEFIRE, IN_FORCE, null, c -> c.saying(sentence));

        // Then
        assertThat(new Run().of(List.of(beginning, breach)).table())
                .containsExactlyInAnyOrder(
                        "NEW FIRST_REPORT NONE -> IN_FORCE, 1 origin",
                        "CONFIRMED SECOND_ORIGIN NONE -> IN_FORCE, 2 origins",
                        "NEW FIRST_REPORT IN_FORCE -> VIOLATED, 1 origin");
    }

    @Test
    void breachesOfThreeDaysAreThreeStories() {
        // Given
        List<TestVerdict> articles = List.of(
                step("beginning", -30, IN_FORCE, null),
                step("monday", 0, VIOLATED, "Russia"),
                step("monday, late", 7, VIOLATED, "Russia").by("another"),
                step("tuesday", 23, VIOLATED, "Russia"),
                step("wednesday", 47, VIOLATED, "Russia"));

        // Then
        assertThat(new Run().of(articles).table())
                .containsExactly(
                        "NEW FIRST_REPORT NONE -> IN_FORCE, 1 origin",
                        "NEW FIRST_REPORT IN_FORCE -> VIOLATED, 1 origin",
                        "CONFIRMED SECOND_ORIGIN IN_FORCE -> VIOLATED, 2 origins",
                        "NEW FIRST_REPORT VIOLATED -> VIOLATED, 1 origin",
                        "NEW FIRST_REPORT VIOLATED -> VIOLATED, 1 origin");
    }

    @Test
    void denialAfterAnAcceptanceIsADisputeWithBothSentences() {
        // Given
        TestVerdict yes = TestVerdict.of("yes")
                .reporting(CEASEFIRE, ACCEPTED, "Russia", c -> c.saying("Moscow agrees, an envoy said."));
        TestVerdict no = TestVerdict.of("no")
                .by("another")
                .published(HOUR.multipliedBy(5))
                .reporting(CEASEFIRE, REJECTED, "Russia", c -> c.saying("Moscow agreed to nothing, its speaker said."));
        TestVerdict noAgain = TestVerdict.of("no again")
                .by("a third")
                .published(HOUR.multipliedBy(6))
                .reporting(CEASEFIRE, REJECTED, "Russia");

        // When
        Run run = new Run().of(List.of(yes, no, noAgain));

        // Then
        assertThat(run.table())
                .containsExactly(
                        "NEW FIRST_REPORT NONE -> ACCEPTED_IN_PART, 1 origin",
                        "DISPUTED CONTRADICTION ACCEPTED_IN_PART -> DISPUTED, 1 origin");
        assertThat(run.notices.get(1).evidence())
                .extracting(evidence -> evidence.evidence().quote())
                .containsExactly("Moscow agreed to nothing, its speaker said.", "Moscow agrees, an envoy said.");
        assertThat(run.store.book().agreements().get(0).dispute()).isPresent();
    }

    @Test
    void contradictionIsFoundAlsoWhenTheFirstReportComesLast() {
        // Given
        TestVerdict no = TestVerdict.of("no").published(HOUR.multipliedBy(5)).reporting(CEASEFIRE, REJECTED, "Russia");
        TestVerdict yes = TestVerdict.of("yes").by("another").reporting(CEASEFIRE, ACCEPTED, "Russia");

        // Then
        assertThat(new Run().of(List.of(no, yes)).table())
                .containsExactly(
                        "NEW FIRST_REPORT NONE -> REJECTED, 1 origin",
                        "DISPUTED CONTRADICTION ACCEPTED_IN_PART -> DISPUTED, 1 origin");
    }

    @Test
    void disputeEndsWhenOneSideGoesOnBeingReported() {
        // Given
        List<TestVerdict> articles = List.of(
                step("yes", 0, ACCEPTED, "Russia"),
                step("no", 4, REJECTED, "Russia").by("another"),
                step("talk", 8, TALKS, null),
                step("yes again", 27, ACCEPTED, "Russia").by("a third"));

        // Then
        assertThat(new Run().of(articles).table())
                .containsExactly(
                        "NEW FIRST_REPORT NONE -> ACCEPTED_IN_PART, 1 origin",
                        "DISPUTED CONTRADICTION ACCEPTED_IN_PART -> DISPUTED, 1 origin",
                        "UPDATE DISPUTE_RESOLVED DISPUTED -> ACCEPTED_IN_PART, 1 origin");
    }

    @Test
    void revisionsOfAnArticle() {
        // Given
        TestVerdict first = TestVerdict.of("a")
                .reporting(CEASEFIRE, PROPOSED, "Russia", c -> c.saying("Russia offers a truce of two to five days."));
        TestVerdict typo = TestVerdict.of("a")
                .revision(2)
                .reporting(CEASEFIRE, PROPOSED, "Russia", c -> c.saying("Rusia offers a truce of two to five days"));
        TestVerdict correction = TestVerdict.of("a")
                .revision(3)
                .reporting(CEASEFIRE, PROPOSED, "Russia", c -> c.saying("Russia offers a truce of two to three days."));
        TestVerdict otherChange = TestVerdict.of("a")
                .revision(4)
                .reporting(CEASEFIRE, REJECTED, "Russia", c -> c.saying("Russia rejects a truce of two days."));
        TestVerdict nothing = TestVerdict.of("a").revision(5);

        // When
        Run run = new Run().of(List.of(first, typo, correction, otherChange, nothing));

        // Then
        assertThat(run.table())
                .containsExactly(
                        "NEW FIRST_REPORT NONE -> PROPOSED, 1 origin",
                        "CORRECTION EVIDENCE_CHANGED NONE -> PROPOSED, 1 origin",
                        "CORRECTION CHANGE_CORRECTED PROPOSED -> REJECTED, 1 origin",
                        "WITHDRAWAL REPORT_GONE REJECTED -> NONE, 1 origin");
        assertThat(run.held).containsExactly("TYPO_ONLY");
        assertThat(Objects.requireNonNull(run.notices.get(1).wording()).difference())
                .isEqualTo("Russia offers a truce of two to [-five-] {+three+} days");
        assertThat(run.notices)
                .extracting(NoticeEvent::storyId)
                .containsOnly(run.notices.get(0).storyId());
        assertThat(run.notices.get(3).supersedes()).isEqualTo(run.notices.get(2).noticeId());
    }

    @Test
    void whatOthersStillReportIsNotWithdrawn() {
        // Given
        List<TestVerdict> articles = List.of(
                step("a", 0, SIGNED, null),
                step("b", 1, SIGNED, null).by("another"),
                TestVerdict.of("a").revision(2));

        // Then
        Run run = new Run().of(articles);
        assertThat(run.table()).hasSize(2);
        assertThat(run.held).containsExactly("STILL_SUPPORTED");
    }

    @Test
    void anotherDurationIsAnUpdate() {
        // Given
        TestVerdict first = TestVerdict.of("a")
                .reporting(CEASEFIRE, PROPOSED, "Ukraine", c -> c.saying("Kyiv proposes a truce of 30 days."));
        TestVerdict same = TestVerdict.of("b")
                .published(HOUR)
                .reporting(CEASEFIRE, PROPOSED, "Ukraine", c -> c.saying("A 30-day halt is on the table."));
        TestVerdict other = TestVerdict.of("c")
                .published(HOUR.multipliedBy(2))
                .reporting(CEASEFIRE, PROPOSED, "Ukraine", c -> c.saying("The offer is now for a truce of 60 days."));

        // Then
        assertThat(new Run().of(List.of(first, same, other)).table())
                .containsExactly(
                        "NEW FIRST_REPORT NONE -> PROPOSED, 1 origin",
                        "UPDATE FACT_CHANGED NONE -> PROPOSED, 1 origin");
    }

    @Test
    void wordOfThePartyItselfConfirms() {
        // Given
        TestVerdict others = step("others", 0, ACCEPTED, "Russia");
        TestVerdict itself = TestVerdict.of("itself")
                .published(HOUR)
                .reporting(CEASEFIRE, ACCEPTED, "Russia", c -> c.saying("We agree, Moscow says.")
                        .saidBy("Russia"));

        // Then
        assertThat(new Run().of(List.of(others, itself)).table())
                .containsExactly(
                        "NEW FIRST_REPORT NONE -> ACCEPTED_IN_PART, 1 origin",
                        "CONFIRMED PARTY_ITSELF NONE -> ACCEPTED_IN_PART, 1 origin");
    }

    @Test
    void whatIsOnlyPossibleOrConditionalMovesNothing() {
        // Given
        List<TestVerdict> articles = List.of(
                step("offer", 0, PROPOSED, "Ukraine"),
                TestVerdict.of("perhaps")
                        .published(HOUR)
                        .reporting(CEASEFIRE, SIGNED, null, c -> c.as(Modality.POSSIBLE)),
                TestVerdict.of("if")
                        .published(HOUR.multipliedBy(2))
                        .reporting(CEASEFIRE, ACCEPTED, "Russia", c -> c.as(Modality.CONDITIONAL)),
                TestVerdict.of("history")
                        .published(HOUR.multipliedBy(3))
                        .reporting(CEASEFIRE, ENDED, null, c -> c.as(Modality.BACKGROUND)));

        // Then
        assertThat(new Run().of(articles).table())
                .containsExactly(
                        "NEW FIRST_REPORT NONE -> PROPOSED, 1 origin",
                        "NEW FIRST_REPORT PROPOSED -> PROPOSED, 1 origin",
                        "NEW FIRST_REPORT PROPOSED -> PROPOSED, 1 origin");
    }

    @Test
    void whoTurnsDownAnOfferDoesNotMakeOneAndWhatMayFollowAFactIsNoNews() {
        // Given
        List<TestVerdict> articles = List.of(
                step("no", 0, REJECTED, "Russia").reporting(CEASEFIRE, PROPOSED, "Russia"),
                TestVerdict.of("paper").published(HOUR).reporting(MEMORANDUM, PROPOSED, "Russia"),
                TestVerdict.of("reading it")
                        .published(HOUR.multipliedBy(2))
                        .reporting(MEMORANDUM, TERMS, "Russia", c -> c.as(Modality.POSSIBLE)));

        // Then
        assertThat(new Run().of(articles).table())
                .containsExactly(
                        "NEW FIRST_REPORT NONE -> REJECTED, 1 origin",
                        "NEW FIRST_REPORT NONE -> HANDED_OVER, 1 origin");
    }

    @Test
    void planThatOneCallsAPaperAndTheOtherATruceIsConfirmedAndNotToldTwice() {
        // Given
        List<TestVerdict> articles = List.of(
                TestVerdict.of("plan")
                        .by("one")
                        .published(Duration.ZERO)
                        .reporting(
                                MEMORANDUM,
                                PROPOSED,
                                "Ukraine",
                                c -> c.saying("Ukraine put a 60-day truce plan on the table.")),
                TestVerdict.of("pause")
                        .by("two")
                        .published(Duration.ofHours(1))
                        .reporting(CEASEFIRE, PROPOSED, "Ukraine", c -> c.saying("Kyiv offers a 60-day pause.")),
                TestVerdict.of("halt")
                        .by("three")
                        .published(Duration.ofHours(2))
                        .reporting(CEASEFIRE, PROPOSED, "Ukraine", c -> c.saying("Kyiv wants a truce for 60 days.")));

        // When
        Run run = new Run().of(articles);

        // Then
        assertThat(run.table())
                .containsExactly(
                        "NEW FIRST_REPORT NONE -> HANDED_OVER, 1 origin",
                        "CONFIRMED SECOND_ORIGIN NONE -> HANDED_OVER, 2 origins");
        assertThat(run.held).containsExactly("TOLD_OF_OTHER_INSTRUMENT");
        assertThat(run.notices)
                .extracting(NoticeEvent::storyId)
                .containsOnly(run.notices.get(0).storyId());
    }

    @Test
    void paperAndOfferOfATruceInOneEveningAreTwoThings() {
        // Given
        List<TestVerdict> articles = List.of(
                TestVerdict.of("paper")
                        .by("one")
                        .published(Duration.ZERO)
                        .reporting(
                                MEMORANDUM,
                                PROPOSED,
                                "Russia",
                                c -> c.saying(
                                        "At the second round in Istanbul, Russia handed over its 28-point memorandum.")),
                TestVerdict.of("offer")
                        .by("two")
                        .published(Duration.ofHours(1))
                        .reporting(
                                CEASEFIRE,
                                PROPOSED,
                                "Russia",
                                c -> c.saying(
                                        "At the second round in Istanbul, Russia offered a truce of three days.")));

        // Then
        assertThat(new Run().of(articles).table())
                .containsExactly(
                        "NEW FIRST_REPORT NONE -> HANDED_OVER, 1 origin",
                        "NEW FIRST_REPORT NONE -> PROPOSED, 1 origin");
    }

    @Test
    void answerToAPaperOfWhichNothingIsKnownIsTheAnswerToTheTruce() {
        // Given
        List<TestVerdict> articles = List.of(
                step("no", 0, REJECTED, "Russia").by("one"),
                paper("no deal", 1, REJECTED, "Russia").by("two"),
                paper("their own", 2, PROPOSED, "Russia").by("three"),
                paper("their no", 3, REJECTED, "Ukraine").by("four"));

        // Then
        assertThat(new Run().of(articles).table())
                .containsExactly(
                        "NEW FIRST_REPORT NONE -> REJECTED, 1 origin",
                        "CONFIRMED SECOND_ORIGIN NONE -> REJECTED, 2 origins",
                        "NEW FIRST_REPORT REJECTED -> HANDED_OVER, 1 origin",
                        "NEW FIRST_REPORT HANDED_OVER -> REJECTED, 1 origin");
    }

    @Test
    void conclusionAfterABreachIsNewsAndTheOneBeforeItIsNot() {
        // Given
        TestVerdict breach = step("breach", 0, VIOLATED, "Russia");
        TestVerdict anew = step("anew", 8, SIGNED, null);
        TestVerdict begun = step("begun", -30, SIGNED, null);

        // Then
        assertThat(new Run().of(List.of(breach, anew)).table())
                .containsExactly(
                        "NEW FIRST_REPORT NONE -> VIOLATED, 1 origin",
                        "NEW FIRST_REPORT VIOLATED -> VIOLATED, 1 origin");
        assertThat(new Run().of(List.of(begun, breach, anew)).held).containsExactly("BEHIND_THE_STATE");
    }

    @Test
    void lengthThatIsSettledTheNextDayIsAnUpdateOfWhatWasAgreed() {
        // Given
        List<TestVerdict> articles = List.of(
                agreed("a", 0, "Both sides agreed on a truce."),
                agreed("b", 20 * 60, "The truce will last 21 days, both sides said."),
                agreed("c", 22 * 60, "A truce of both sides was agreed, for three weeks."),
                agreed("d", 40 * 60, "Both sides agreed on a truce."));

        // When
        Run run = new Run().of(articles);

        // Then
        assertThat(run.table())
                .containsExactly(
                        "NEW FIRST_REPORT NONE -> SIGNED, 1 origin",
                        "UPDATE FACT_CHANGED SIGNED -> SIGNED, 1 origin",
                        "CONFIRMED SECOND_ORIGIN SIGNED -> SIGNED, 2 origins");
        assertThat(run.held).containsExactly("STATE_KNOWN");
        assertThat(run.notices)
                .extracting(NoticeEvent::storyId)
                .containsOnly(run.notices.get(0).storyId());
    }

    @Test
    void whatIsCorrectedToAnotherStepIsCorrectedOnce() {
        // Given
        TestVerdict first = step("a", 0, ACCEPTED, "Russia");
        TestVerdict second = TestVerdict.of("a")
                .revision(2)
                .reporting(CEASEFIRE, SIGNED, null, c -> c.saying("Russia's side agreed."));
        TestVerdict third = TestVerdict.of("a")
                .revision(3)
                .reporting(CEASEFIRE, SIGNED, null, c -> c.saying("Russia’s side agreed."));

        // When
        Run run = new Run().of(List.of(first, second, third));

        // Then
        assertThat(run.table())
                .containsExactly(
                        "NEW FIRST_REPORT NONE -> ACCEPTED_IN_PART, 1 origin",
                        "CORRECTION CHANGE_CORRECTED ACCEPTED_IN_PART -> SIGNED, 1 origin");
        assertThat(run.held).hasSize(1);
    }

    @Test
    void whatIsInAnAmendedPaperAndWhoTurnsItDownAmendNothing() {
        // Given
        String no = "Ukraine turned down the revised memorandum.";
        List<TestVerdict> articles = List.of(
                TestVerdict.of("amended")
                        .by("one")
                        .published(Duration.ZERO)
                        .reporting(MEMORANDUM, AMENDED, "Russia")
                        .reporting(MEMORANDUM, TERMS, null),
                TestVerdict.of("no")
                        .by("two")
                        .published(Duration.ofHours(20))
                        .reporting(MEMORANDUM, REJECTED, "Ukraine", c -> c.saying(no))
                        .reporting(MEMORANDUM, AMENDED, "Russia", c -> c.saying(no)));

        // Then
        assertThat(new Run().of(articles).table())
                .containsExactly(
                        "NEW FIRST_REPORT NONE -> AMENDED, 1 origin", "NEW FIRST_REPORT AMENDED -> REJECTED, 1 origin");
    }

    @Test
    void lengthThatWasAgreedBeginsWhenItComesIntoForce() {
        // Given
        List<TestVerdict> articles =
                List.of(agreed("a", 0, "Both sides signed a seven-day truce."), step("b", 38, IN_FORCE, null));

        // When
        Run run = new Run().of(articles);

        // Then
        assertThat(run.store.book().agreements().get(0).deadline().orElseThrow().due())
                .isEqualTo(TestVerdict.NOON.plus(HOUR.multipliedBy(38)).plus(Duration.ofDays(7)));
    }

    @Test
    void talkOfTheOtherInstrumentBesideAStepIsNoNewsOfItsOwn() {
        // Given
        TestVerdict article = step("yes", 0, ACCEPTED, "Russia").reporting(MEMORANDUM, TALKS, null);

        // When
        Run run = new Run().of(List.of(article));

        // Then
        assertThat(run.table()).containsExactly("NEW FIRST_REPORT NONE -> ACCEPTED_IN_PART, 1 origin");
        assertThat(run.held).containsExactly("TOLD_OF_OTHER_INSTRUMENT");
    }

    @Test
    void outageEndsWithOneSummary() {
        // Given
        List<TestVerdict> missed = List.of(
                step("offer", 0, PROPOSED, "Ukraine"),
                step("no", 1, REJECTED, "Russia"),
                step("pauses", 2, PROPOSED, "Russia"),
                step("yes", 3, ACCEPTED, "Ukraine"));

        // When
        Run run = new Run().atOnce(HOUR.multipliedBy(9), missed);

        // Then
        assertThat(run.table()).containsExactly("UPDATE CATCH_UP NONE -> ACCEPTED_IN_PART, 1 origin");
        assertThat(run.notices.get(0).evidence()).hasSize(4);
        assertThat(run.held).containsExactly("IN_CATCH_UP", "IN_CATCH_UP", "IN_CATCH_UP");
        assertThat(run.of(List.of(step("yes too", 10, ACCEPTED, "Ukraine"))).table())
                .hasSize(1);
    }

    @Test
    void offerThatTheSameArticleReportsAsAcceptedIsNoNewsOfItsOwn() {
        // Given
        TestVerdict both = TestVerdict.of("both")
                .reporting(CEASEFIRE, PROPOSED, "Ukraine", TestVerdict.TestChange::inTitle)
                .reporting(CEASEFIRE, ACCEPTED, "Russia");
        TestVerdict length = both.revision(2)
                .reportingNothing()
                .reporting(CEASEFIRE, PROPOSED, "Ukraine", TestVerdict.TestChange::inTitle)
                .reporting(CEASEFIRE, ACCEPTED, "Russia", c -> c.saying("Russia takes a truce of 30 days, not of 60."));

        // Then
        assertThat(new Run().of(List.of(both, length)).table())
                .containsExactly(
                        "NEW FIRST_REPORT NONE -> ACCEPTED_IN_PART, 1 origin",
                        "CORRECTION EVIDENCE_CHANGED NONE -> ACCEPTED_IN_PART, 1 origin");
    }

    @Test
    void whatIsAddedToTheTermsIsAnUpdateOnce() {
        // Given
        TestVerdict deal = step("deal", 0, SIGNED, null).by("first");
        TestVerdict prisoners = TestVerdict.of("prisoners")
                .by("second")
                .published(HOUR)
                .reporting(CEASEFIRE, SIGNED, null)
                .reporting(CEASEFIRE, TERMS, null, c -> c.saying("All prisoners of war are to go home."));
        TestVerdict again = TestVerdict.of("again")
                .by("third")
                .published(HOUR.multipliedBy(2))
                .reporting(CEASEFIRE, TERMS, null, c -> c.saying("It lets every prisoner go."));

        // Then
        assertThat(new Run().of(List.of(deal, prisoners, again)).table())
                .containsExactly(
                        "NEW FIRST_REPORT NONE -> SIGNED, 1 origin",
                        "UPDATE FACT_CHANGED NONE -> SIGNED, 2 origins",
                        "CONFIRMED SECOND_ORIGIN NONE -> SIGNED, 3 origins");
    }

    @Test
    void sameLengthInOtherWordsAndOtherLanguagesIsNoUpdate() {
        // Given
        List<String> sayings = List.of(
                "The sides take a two-week truce.",
                "They agreed on a ceasefire of 14 days.",
                "Сторони домовилися про перемир'я на два тижні.",
                "Стороны договорились о перемирии на две недели.",
                "The guns are to be silent.");
        List<TestVerdict> articles = new ArrayList<>();
        for (int i = 0; i < sayings.size(); i++) {
            String saying = sayings.get(i);
            articles.add(TestVerdict.of("article" + i)
                    .by("outlet" + i)
                    .published(HOUR.multipliedBy(i))
                    .reporting(CEASEFIRE, SIGNED, null, c -> c.saying(saying)));
        }
        TestVerdict longer = TestVerdict.of("longer")
                .by("one more")
                .published(HOUR.multipliedBy(6))
                .reporting(CEASEFIRE, SIGNED, null, c -> c.saying("Стороны договорились о перемирии на 30 дней."));

        // When
        Run run = new Run().of(articles);

        // Then
        assertThat(run.table())
                .containsExactly(
                        "NEW FIRST_REPORT NONE -> SIGNED, 1 origin",
                        "CONFIRMED SECOND_ORIGIN NONE -> SIGNED, 2 origins");
        assertThat(run.of(List.of(longer)).table()).last().isEqualTo("UPDATE FACT_CHANGED NONE -> SIGNED, 6 origins");
    }

    @Test
    void pauseOfTheNextDayIsNewOnceTheFirstIsOver() {
        // Given
        TestVerdict first = TestVerdict.of("first")
                .reporting(CEASEFIRE, SIGNED, null, c -> c.saying("The two agree on a six-hour pause at the river."));
        TestVerdict late = TestVerdict.of("late")
                .by("another")
                .published(HOUR.multipliedBy(17))
                .reporting(CEASEFIRE, SIGNED, null, c -> c.saying("The pause at the river took six hours of talks."));
        TestVerdict second = TestVerdict.of("second")
                .published(HOUR.multipliedBy(25))
                .reporting(
                        CEASEFIRE, SIGNED, null, c -> c.saying("The two agree on an eight-hour pause in the hills."));

        // When
        Run run = new Run().of(List.of(first, late, second));

        // Then
        assertThat(run.table())
                .containsExactly(
                        "NEW FIRST_REPORT NONE -> SIGNED, 1 origin",
                        "CONFIRMED SECOND_ORIGIN NONE -> SIGNED, 2 origins",
                        "NEW FIRST_REPORT SIGNED -> SIGNED, 1 origin");
        assertThat(run.store.book().agreements().get(0).deadline().orElseThrow().due())
                .isEqualTo(TestVerdict.NOON.plus(HOUR.multipliedBy(25 + 8)));
    }

    @Test
    void newOfferTurnedDownTheNextDayIsNotTheOldOne() {
        // Given
        TestVerdict first = TestVerdict.of("first")
                .reporting(
                        CEASEFIRE,
                        REJECTED,
                        "Russia",
                        c -> c.saying("Russia turns down the offer of a halt in the south."));
        TestVerdict second = TestVerdict.of("second")
                .published(HOUR.multipliedBy(16))
                .reporting(
                        CEASEFIRE,
                        REJECTED,
                        "Russia",
                        c -> c.saying("Russia turns down a new offer of a halt in the south."));

        // Then
        assertThat(new Run().of(List.of(first, second)).table())
                .containsExactly(
                        "NEW FIRST_REPORT NONE -> REJECTED, 1 origin",
                        "NEW FIRST_REPORT REJECTED -> REJECTED, 1 origin");
    }

    @Test
    void whoAnnouncesWhatWasDeniedAffirmsIt() {
        // Given
        Run run = new Run();

        // When
        run.of(List.of(
                step("deal", 0, SIGNED, null),
                TestVerdict.of("denial")
                        .by("another")
                        .published(HOUR)
                        .reporting(CEASEFIRE, SIGNED, null, c -> c.as(Modality.DENIED)),
                step("announcement", 20, ChangeType.ANNOUNCED, "Ukraine").by("a third")));

        // Then
        assertThat(run.table())
                .containsExactly(
                        "NEW FIRST_REPORT NONE -> SIGNED, 1 origin",
                        "DISPUTED CONTRADICTION SIGNED -> DISPUTED, 1 origin",
                        "UPDATE DISPUTE_RESOLVED DISPUTED -> SIGNED, 1 origin");
    }

    @Test
    void everyOrderOfArrivalGivesTheSameLedger() {
        // Given
        List<TestVerdict> articles = new ArrayList<>(List.of(
                step("offer", 0, PROPOSED, "Ukraine"),
                step("offer too", 2, PROPOSED, "Ukraine").by("another"),
                step("no", 5, REJECTED, "Russia"),
                step("yes", 9, ACCEPTED, "Russia").by("another"),
                step("talks", 11, TALKS, null),
                step("yes of the other", 30, ACCEPTED, "Ukraine"),
                step("nameless yes", 31, ACCEPTED, null).by("a third"),
                step("signing", 50, SIGNED, null),
                step("beginning", 60, IN_FORCE, null),
                step("breach", 70, VIOLATED, "Russia"),
                step("breach denied", 72, VIOLATED, "Russia").by("another"),
                step("breach of the next day", 95, VIOLATED, "Russia"),
                paper("paper", 12, TERMS, "Ukraine"),
                step("both", 48, PROPOSED, "Ukraine").reporting(CEASEFIRE, ACCEPTED, "Russia"),
                TestVerdict.of("terms")
                        .by("a third")
                        .published(HOUR.multipliedBy(52))
                        .reporting(CEASEFIRE, TERMS, null, c -> c.saying("The halt is to last 6 hours.")),
                TestVerdict.of("another halt")
                        .by("a third")
                        .published(HOUR.multipliedBy(59))
                        .reporting(CEASEFIRE, SIGNED, null, c -> c.saying("There is to be another 8-hour halt.")),
                step("first version", 40, ENDED, null),
                TestVerdict.of("first version")
                        .revision(2)
                        .published(HOUR.multipliedBy(40))
                        .reporting(CEASEFIRE, TALKS, null)));
        String expected = new Run().of(articles).ledger();

        for (int seed = 0; seed < 200; seed++) {
            // When
            Collections.shuffle(articles, new Random(seed));
            Run run = new Run().of(articles);

            // Then
            assertThat(run.ledger()).as("seed " + seed).isEqualTo(expected);
        }
        assertThat(expected).contains("VIOLATED").contains("REJECTED").contains("SIGNED");
    }

    @Test
    void reversedArrivalWithinTheWindowTellsEachStepOnce() {
        // Given
        List<TestVerdict> articles = new ArrayList<>(List.of(
                step("offer", 0, PROPOSED, "Ukraine"),
                step("yes", 3, ACCEPTED, "Russia"),
                step("signing", 6, SIGNED, null),
                step("beginning", 9, IN_FORCE, null)));
        Collections.reverse(articles);

        // Then
        assertThat(new Run().of(articles).table())
                .containsExactly(
                        "NEW FIRST_REPORT NONE -> IN_FORCE, 1 origin",
                        "NEW FIRST_REPORT NONE -> SIGNED, 1 origin",
                        "NEW FIRST_REPORT NONE -> ACCEPTED_IN_PART, 1 origin",
                        "NEW FIRST_REPORT NONE -> PROPOSED, 1 origin");
    }

    @Test
    void whatSettledADisputeMayBeDeniedInItsTurn() {
        // Given
        Run run = new Run();

        // When
        run.of(List.of(
                said("claim", 0, ACCEPTED, Modality.ASSERTED),
                said("denial", 60, ACCEPTED, Modality.DENIED),
                said("again", 20 * 60, ACCEPTED, Modality.ASSERTED),
                said("denial again", 21 * 60, ACCEPTED, Modality.DENIED)));

        // Then
        assertThat(run.table())
                .containsExactly(
                        "NEW FIRST_REPORT NONE -> ACCEPTED_IN_PART, 1 origin",
                        "DISPUTED CONTRADICTION ACCEPTED_IN_PART -> DISPUTED, 1 origin",
                        "UPDATE DISPUTE_RESOLVED DISPUTED -> ACCEPTED_IN_PART, 1 origin",
                        "DISPUTED CONTRADICTION ACCEPTED_IN_PART -> DISPUTED, 1 origin");
    }

    private static TestVerdict said(String id, int minutes, ChangeType type, Modality modality) {
        return TestVerdict.of(id)
                .by("outlet of " + id)
                .published(Duration.ofMinutes(minutes))
                .reporting(
                        CEASEFIRE, type, "Russia", c -> c.as(modality).saying("Russia and the " + id + " of the day."));
    }
}
