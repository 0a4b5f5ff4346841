package org.sendpath.agent.connect;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.Channel;
import io.netty.channel.socket.DuplexChannel;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.sendpath.report.Clock;
import org.sendpath.report.Evidence;
import org.sendpath.report.Outcome;

@Tag("linux")
@EnabledOnOs(value = OS.LINUX, disabledReason = "kernel evidence is Linux's")
class KernelConnectorTest extends ConnectorContract {
  @Override
  Connector open() {
    return Connectors.best(2);
  }

  @Override
  void awaitEndSeen(Channel channel) throws Exception {
    DuplexChannel duplex = (DuplexChannel) channel;
    while (!channel.eventLoop().submit(duplex::isInputShutdown).get()) {
      Thread.onSpinWait();
    }
  }

  @Test
  void connect_listener_isTimedByTheKernel() throws Exception {
    try (ServerSocket listener = listener("127.0.0.1", 5)) {
      Connected connected = connector.connect(address(listener), TIMER).get();

      assertThat(connected.clock()).isEqualTo(Clock.KERNEL);
      assertThat(connected.synRetransmits()).hasValue(0);
      assertThat(connected.elapsedMicros()).isPositive();
    }
  }

  @Test
  void connect_closedPort_provesTheReset() throws Exception {
    Connected connected = connector.connect(closedPort("127.0.0.1"), TIMER).get();

    assertThat(connected.evidence()).isEqualTo(Evidence.KERNEL);
    assertThat(connected.synRetransmits()).hasValue(0);
  }

  @Test
  void connect_whatTheSystemRefusesToBegin_isUnsent() throws Exception {
    // A TCP connect to a multicast address is refused without a packet.
    InetSocketAddress multicast = new InetSocketAddress(InetAddress.getByName("ff02::1"), 25);

    Connected connected = connector.connect(multicast, TIMER).get();

    assertThat(connected.outcome()).isEqualTo(Outcome.UNSENT);
    assertThat(connected.evidence()).isEqualTo(Evidence.KERNEL);
    assertThat(connected.errno()).isPresent();
    assertThat(connected.icmp()).isEmpty();
    assertThat(connected.synRetransmits()).isEmpty();
  }
}
