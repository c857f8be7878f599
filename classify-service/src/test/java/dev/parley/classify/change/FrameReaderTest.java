package dev.parley.classify.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.parley.classify.change.Cue.Place;
import dev.parley.classify.change.Frame.ActorSort;
import dev.parley.classify.dossier.Dossiers;
import dev.parley.classify.lexicon.LanguagePack;
import dev.parley.classify.lexicon.Reading;
import dev.parley.contract.event.ChangeType;
import dev.parley.contract.event.Modality;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each test is one sentence, and what its cues are taken to say. */
class FrameReaderTest {

    private static final int YEAR = 2025;
    private static final LanguagePack ENGLISH = LanguagePack.load("en");

    static {
        Dossiers.load().addTo(ENGLISH.lexicon(), "en");
    }

    private static List<Frame> frames(String sentence) {
        Reading reading = Reading.of(ENGLISH.read("", sentence), ENGLISH.lexicon());
        return FrameReader.frames(reading, Mentions.of(reading), YEAR, "ukraine-russia");
    }

    @Test
    void aClauseThatOnlyRecallsWhichInstrumentIsMeantIsKnown() {
        // When
        List<Frame> frames = frames("The truce, which began on Saturday, is holding.");

        // Then
        assertThat(frames)
                .extracting(Frame::type, Frame::modality)
                .contains(
                        tuple(ChangeType.IN_FORCE, Modality.BACKGROUND), tuple(ChangeType.HOLDING, Modality.ASSERTED));
    }

    @Test
    void aVerbThatOnlyTellsWhoSaysSoIsNoChange() {
        // When
        List<Frame> frames = frames("Russia has rejected the truce, Ukraine announced.");

        // Then
        assertThat(frames).extracting(Frame::type).contains(ChangeType.REJECTED).doesNotContain(ChangeType.ANNOUNCED);
    }

    @Test
    void whatAnotherVerbIsDoneToIsNoPredicate() {
        // When
        List<Frame> frames = frames("Ukraine rejects a proposal for a truce.");

        // Then
        assertThat(frames).extracting(Frame::type).containsOnly(ChangeType.REJECTED);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Ukraine accepted the truce.          | ACCEPTED | ASSERTED
            Ukraine did not accept the truce.    | REJECTED | ASSERTED
            Ukraine may accept the truce.        | ACCEPTED | POSSIBLE
            Ukraine accepted the truce in 2022.  | ACCEPTED | BACKGROUND
            The truce was not violated.          | HOLDING  | ASSERTED
            """)
    void polarityAndModalityDecideWhatIsTold(String sentence, ChangeType type, Modality modality) {
        // When
        List<Frame> frames = frames(sentence);

        // Then
        assertThat(frames).extracting(Frame::type, Frame::modality).containsOnly(tuple(type, modality));
    }

    @Test
    void whoDeniesABreachDoesNotSayThatAllIsQuiet() {
        // When
        List<Frame> frames = frames("Ukraine denied violating the truce.");

        // Then
        assertThat(frames)
                .extracting(Frame::type, Frame::modality)
                .contains(tuple(ChangeType.VIOLATED, Modality.DENIED));
        assertThat(frames).extracting(Frame::type).doesNotContain(ChangeType.HOLDING);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Russia violated the truce.",
                "The truce was violated by Russia.",
                "Ukraine accused Russia of violating the truce.",
                "In Ukraine, the army of Russia violated the truce."
            })
    void theOneWhoDidItIsTheActor(String sentence) {
        // When
        List<Frame> frames = frames(sentence);

        // Then
        assertThat(frames)
                .isNotEmpty()
                .allSatisfy(frame -> assertThat(frame.actor()).isEqualTo("Russia"))
                .allSatisfy(frame -> assertThat(frame.actorSort()).isEqualTo(ActorSort.PARTY));
    }

    @Test
    void talksThatAreNamedAreHeld() {
        // When
        List<Frame> frames = frames("The ceasefire talks are in Doha.");

        // Then
        assertThat(frames)
                .extracting(Frame::type, frame -> frame.cue().place(), Frame::rule)
                .contains(tuple(ChangeType.TALKS, Place.NAMED, "TALKS/named"));
    }

    @Test
    void namesOfThePartiesDoNotPartATruceFromItsVerb() {
        // When
        List<Frame> frames =
                frames("A truce between the Sudanese Armed Forces and the Rapid Support Forces collapsed.");

        // Then
        assertThat(frames)
                .extracting(Frame::type, Frame::modality)
                .contains(tuple(ChangeType.ENDED, Modality.ASSERTED));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Rebels violate the 2018 peace agreement.            | VIOLATED | ASSERTED
            Rebels violated the peace agreement in May of 2018. | VIOLATED | BACKGROUND
            Rebels signed the 2018 peace agreement.             | SIGNED   | BACKGROUND
            """)
    void aYearInTheNameOfAnAgreementDoesNotDateWhatBecomesOfIt(String sentence, ChangeType type, Modality modality) {
        // When
        List<Frame> frames = frames(sentence);

        // Then
        assertThat(frames).extracting(Frame::type, Frame::modality).contains(tuple(type, modality));
    }

    @Test
    void aParticipleBehindAnInstrumentOnlyTellsWhichOneTheVerbMeans() {
        // When
        List<Frame> frames = frames("The truce agreed for Easter expired on Monday.");

        // Then
        assertThat(frames)
                .filteredOn(frame -> frame.type() == ChangeType.SIGNED)
                .extracting(Frame::modality)
                .containsOnly(Modality.BACKGROUND);
        assertThat(frames)
                .extracting(Frame::type, Frame::modality)
                .contains(tuple(ChangeType.ENDED, Modality.ASSERTED));
    }

    @Test
    void aParticipleThatIsAllThereIsTellsTheNews() {
        // When
        List<Frame> frames = frames("Truce agreed after a week of talks.");

        // Then
        assertThat(frames)
                .extracting(Frame::type, Frame::modality)
                .contains(tuple(ChangeType.SIGNED, Modality.ASSERTED));
    }

    @Test
    void whoDeclaresWhatBecameOfATruceAnnouncesNone() {
        // When
        List<Frame> frames = frames("Ukraine declared the peace agreement null and void.");

        // Then
        assertThat(frames).extracting(Frame::type).contains(ChangeType.ENDED).doesNotContain(ChangeType.ANNOUNCED);
    }
}
