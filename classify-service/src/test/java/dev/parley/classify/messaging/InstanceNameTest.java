package dev.parley.classify.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class InstanceNameTest {

    @Test
    void aRestartedInstanceHasItsNameAgain() {
        assertThat(InstanceName.of(8182)).isEqualTo(InstanceName.of(8182));
    }

    @Test
    void instancesOnTheSameHostDifferByPort() {
        assertThat(InstanceName.of(8182)).isNotEqualTo(InstanceName.of(8183));
    }

    @Test
    void withAnyFreePortTheNameIsNewAtEachStart() {
        assertThat(InstanceName.of(0)).isNotEqualTo(InstanceName.of(0));
    }

    @Test
    void aRenewedNameIsLikeNoOther() {
        // Given
        InstanceName name = InstanceName.of(8182);

        // When, Then
        assertThat(name.renewed()).isNotEqualTo(name).isNotEqualTo(name.renewed());
    }
}
