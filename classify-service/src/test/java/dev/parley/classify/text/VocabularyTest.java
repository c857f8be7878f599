package dev.parley.classify.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VocabularyTest {

    private final Vocabulary vocabulary = new Vocabulary("en");

    @Test
    void inflectionsShareTheNumberOfTheirStem() {
        // Given
        int number = vocabulary.addStem("reject");

        // When, Then
        assertThat(word("rejected").stem()).isEqualTo(number);
        assertThat(word("rejects").stem()).isEqualTo(number);
        assertThat(word("object").stem()).isEqualTo(Vocabulary.NONE);
    }

    @Test
    void aFormIsNumberedAsWritten() {
        // Given
        int number = vocabulary.addForm("fires");

        // When, Then
        assertThat(word("fires").number()).isEqualTo(number);
        assertThat(word("fire").number()).isEqualTo(Vocabulary.NONE);
    }

    @Test
    void moreWordsThanItRemembersAreStillToldApart() {
        // Given
        int number = vocabulary.addForm("w77777");

        // When, Then
        for (int i = 0; i < 200_000; i++) {
            String form = "w" + i;
            assertThat(word(form).form()).isEqualTo(form);
        }
        assertThat(word("w77777").number()).isEqualTo(number);
    }

    @Test
    void wordsOfOtherLettersOrLengthsAreToldApartThoughTheirKeysAreAlike() {
        for (String form : new String[] {"abcdefghij", "bbcdefghij", "т", "B", "\u0442\u0442", "tt", "ta"}) {
            assertThat(word(form).form()).isEqualTo(form);
        }
    }

    private Word word(String form) {
        return vocabulary.word(form.toCharArray(), form.length());
    }
}
