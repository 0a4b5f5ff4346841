package org.sendpath.agent.connect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DepartureTest {
  @Test
  void nanos_shortCall_isHalfWay() {
    assertThat(Departure.nanos(1_000, 61_000)).isEqualTo(31_000);
    assertThat(Departure.nanos(-10, -10)).isEqualTo(-10);
  }

  @Test
  void nanos_longCall_isSoonAfterItsBeginning() {
    assertThat(Departure.nanos(1_000, 9_000_000)).isEqualTo(51_000);
  }
}
