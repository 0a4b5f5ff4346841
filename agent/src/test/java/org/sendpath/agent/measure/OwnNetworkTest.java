package org.sendpath.agent.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sendpath.report.Addresses;
import org.sendpath.report.Icmp;
import org.sendpath.report.UnknownFields;

class OwnNetworkTest {
  private final OwnNetwork network =
      new OwnNetwork(
          List.of(
              new OwnNetwork.Prefix(address("192.168.1.20"), 24),
              new OwnNetwork.Prefix(address("203.0.113.77"), 29),
              new OwnNetwork.Prefix(address("2001:db8:1:2::20"), 48)));

  @ParameterizedTest
  @CsvSource({
    "192.168.1.1, hidden-0",
    "192.168.2.1, 192.168.2.1",
    "203.0.113.73, hidden-0",
    "203.0.113.80, 203.0.113.80",
    "2001:db8:1:ffff::1, hidden-0",
    "2001:db8:2::1, 2001:db8:2::1",
    "198.51.100.1, 198.51.100.1",
    "hidden-3, hidden-3",
  })
  void tellable_senderInOwnNetwork_isHidden(String from, String told) {
    assertThat(network.tellable(icmp(from), "198.51.100.25").from()).isEqualTo(told);
  }

  @Test
  void tellable_serverItself_isTold() {
    assertThat(network.tellable(icmp("192.168.1.25"), "192.168.1.25").from())
        .isEqualTo("192.168.1.25");
  }

  @Test
  void ofThisHost_anyHost_isKnown() {
    assertThatCode(OwnNetwork::ofThisHost).doesNotThrowAnyException();
  }

  private static Icmp icmp(String from) {
    return new Icmp(3, 13, from, UnknownFields.NONE);
  }

  private static InetAddress address(String text) {
    return Addresses.parse(text).orElseThrow();
  }
}
