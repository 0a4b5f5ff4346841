package org.sendpath.collector.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.linecorp.armeria.common.HttpMethod;
import com.linecorp.armeria.common.RequestHeaders;
import java.net.InetAddress;
import org.junit.jupiter.api.Test;

class ClientAddressesTest {
  private final ClientAddresses addresses =
      new ClientAddresses(TrustedProxies.parse("127.0.0.1, 10.0.0.0/8,2001:db8::/33"));

  @Test
  void of_noProxy_isWhoeverConnected() throws Exception {
    assertThat(of("192.0.2.1", "198.51.100.7")).isEqualTo("192.0.2.1");
  }

  @Test
  void of_behindProxies_isTheLastThatIsNone() throws Exception {
    assertThat(of("127.0.0.1", "203.0.113.9, 198.51.100.7, 10.1.2.3")).isEqualTo("198.51.100.7");
    assertThat(of("2001:db8:7fff::1", "2001:db8:8000::1")).isEqualTo("2001:db8:8000:0:0:0:0:1");
  }

  @Test
  void of_nothingToBelieve_isTheProxy() throws Exception {
    assertThat(of("127.0.0.1", "unknown")).isEqualTo("127.0.0.1");
    assertThat(of("127.0.0.1", "10.0.0.1")).isEqualTo("10.0.0.1");
    assertThat(of("127.0.0.1", "")).isEqualTo("127.0.0.1");
  }

  @Test
  void parse_whatIsNoBlock_namesIt() {
    for (String wrong : new String[] {"localhost", "10.0.0.0/33", "10.0.0.0/", "::1/-1", "a/8"}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> TrustedProxies.parse("127.0.0.1," + wrong))
          .withMessageContaining(wrong);
    }
  }

  private String of(String connected, String forwarded) throws Exception {
    RequestHeaders headers = RequestHeaders.of(HttpMethod.GET, "/", "x-forwarded-for", forwarded);
    return addresses.of(InetAddress.getByName(connected), headers).getHostAddress();
  }
}
