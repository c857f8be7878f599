package dev.parley.alert.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AccessTest {

    private static final Instant NOON = Instant.parse("2025-06-02T12:00:00Z");

    @Test
    void roleMayDoWhatTheOnesBeforeItMay() {
        assertThat(Role.VIEWER.covered()).containsExactlyInAnyOrder("viewer");
        assertThat(Role.EDITOR.covered()).containsExactlyInAnyOrder("viewer", "editor");
        assertThat(Role.ADMIN.covered()).containsExactlyInAnyOrder("viewer", "editor", "admin");
    }

    @Test
    void sessionEndsWhenNobodyUsesItAndWhenItIsOld() {
        Session used = new Session("ada", Role.EDITOR, NOON, NOON.plus(Duration.ofHours(23)));
        assertThat(used.isOver(NOON.plus(Duration.ofHours(23)))).isFalse();
        assertThat(used.isOver(NOON.plus(Session.LENGTH))).isTrue();
        Session idle = new Session("ada", Role.EDITOR, NOON, NOON);
        assertThat(idle.isOver(NOON.plus(Session.IDLE).minusMillis(1))).isFalse();
        assertThat(idle.isOver(NOON.plus(Session.IDLE))).isTrue();
    }

    @Test
    void fifthWrongPasswordMakesWaitAndEachMoreTwiceAsLongUpToAQuarterOfAnHour() {
        assertThat(new BackOff(4, NOON).left(NOON)).isZero();
        assertThat(new BackOff(5, NOON).left(NOON)).isEqualTo(Duration.ofSeconds(10));
        assertThat(new BackOff(6, NOON).left(NOON.plusSeconds(5))).isEqualTo(Duration.ofSeconds(15));
        assertThat(new BackOff(6, NOON).left(NOON.plusSeconds(20))).isZero();
        assertThat(new BackOff(1_000_000, NOON).left(NOON)).isEqualTo(Duration.ofMinutes(15));
    }

    @Test
    void secretsDifferAndAreNotWrittenAnywhereByAccident() {
        Secret one = Secret.random("parley_");
        Secret other = Secret.random("parley_");
        assertThat(one.text()).startsWith("parley_").hasSize("parley_".length() + 43);
        assertThat(one.hash()).hasSize(64).isNotEqualTo(other.hash()).isEqualTo(new Secret(one.text()).hash());
        assertThat(one.toString()).doesNotContain(one.text());
    }

    @Test
    void namesAreTypedEasilyAndTheLocalVisitorIsNobodys() {
        assertThat(Account.isName("ada@desk.example")).isTrue();
        assertThat(Account.isName("Ada")).isFalse();
        assertThat(Account.isName("token bot")).isFalse();
        assertThat(Account.isName("local")).isFalse();
    }
}
