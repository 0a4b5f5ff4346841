package org.sendpath.agent.dns;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sendpath.report.ResolutionStatus;

class AnswerTest {
  @Test
  void constructor_statusAndAddressesAtOdds_refused() {
    List<InetAddress> one = List.of(InetAddress.getLoopbackAddress());
    assertThatThrownBy(() -> new Answer(ResolutionStatus.OK, List.of(), 1))
        .hasMessageStartingWith("addresses");
    assertThatThrownBy(() -> new Answer(ResolutionStatus.TIMEOUT, one, 1))
        .hasMessageStartingWith("addresses");
    assertThatThrownBy(() -> new Answer(ResolutionStatus.OK, one, -1))
        .hasMessageStartingWith("elapsedMicros");
  }
}
