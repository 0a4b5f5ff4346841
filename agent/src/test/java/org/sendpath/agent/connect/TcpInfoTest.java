package org.sendpath.agent.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TcpInfoTest {
  @ParameterizedTest
  @CsvSource({"1, OPENED", "2, CONNECTING", "3, CONNECTING", "7, ENDED", "8, OPENED"})
  void parse_kernelState_tellsWhereTheConnectStands(byte kernelState, TcpInfo.State state) {
    ByteBuffer info = info().put(0, kernelState);

    assertThat(TcpInfo.parse(info).state()).isEqualTo(state);
  }

  @Test
  void parse_timeAndRetransmits_areRead() {
    ByteBuffer info = info().putInt(68, 20_123).putInt(100, 2);

    assertThat(TcpInfo.parse(info).rttMicros()).isEqualTo(20_123);
    assertThat(TcpInfo.parse(info).retransmits()).isEqualTo(2);
  }

  private static ByteBuffer info() {
    return ByteBuffer.allocate(TcpInfo.BYTES).order(ByteOrder.nativeOrder()).put(0, (byte) 1);
  }
}
