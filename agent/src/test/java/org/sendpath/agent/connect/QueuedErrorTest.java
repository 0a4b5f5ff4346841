package org.sendpath.agent.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.OptionalLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sendpath.report.Family;

class QueuedErrorTest {
  private static final int ECONNREFUSED = 111;
  private static final int EHOSTUNREACH = 113;
  private static final OptionalLong NO_TIME = OptionalLong.empty();
  private static final byte[] V4_SENDER = {(byte) 192, 0, 2, 1};

  @Test
  void parse_ipv4Level_tellsTypeCodeAndSender() throws UnknownHostException {
    ByteBuffer control = control(0, 11, error(EHOSTUNREACH, 2, 3, 13, sockaddrIn(V4_SENDER)));

    assertThat(QueuedError.parse(control))
        .contains(
            new QueuedError(
                Family.IPV4, 3, 13, InetAddress.getByAddress(V4_SENDER), EHOSTUNREACH, NO_TIME));
  }

  @Test
  void parse_ipv6Level_tellsTypeCodeAndSender() throws UnknownHostException {
    byte[] sender = InetAddress.getByName("2001:db8::1").getAddress();
    ByteBuffer control = control(41, 25, error(ECONNREFUSED, 3, 1, 4, sockaddrIn6(sender)));

    assertThat(QueuedError.parse(control))
        .contains(
            new QueuedError(
                Family.IPV6, 1, 4, InetAddress.getByName("2001:db8::1"), ECONNREFUSED, NO_TIME));
  }

  @Test
  void parse_ipv4ErrorAtIpv6Level_isIpv4FromIpv4() throws UnknownHostException {
    byte[] mapped = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1, (byte) 192, 0, 2, 1};
    ByteBuffer control = control(41, 25, error(ECONNREFUSED, 2, 3, 3, sockaddrIn6(mapped)));

    assertThat(QueuedError.parse(control))
        .contains(
            new QueuedError(
                Family.IPV4, 3, 3, InetAddress.getByAddress(V4_SENDER), ECONNREFUSED, NO_TIME));
  }

  @Test
  void parse_largeTypeAndCode_areUnsigned() {
    ByteBuffer control = control(0, 11, error(ECONNREFUSED, 2, 200, 255, sockaddrIn(V4_SENDER)));

    assertThat(QueuedError.parse(control))
        .hasValueSatisfying(
            error -> {
              assertThat(error.type()).isEqualTo(200);
              assertThat(error.code()).isEqualTo(255);
            });
  }

  @Test
  void parse_behindAnotherMessageOfOddLength_isFound() {
    ByteBuffer timestamp = control(1, 29, new byte[13]);
    ByteBuffer error = control(0, 11, error(EHOSTUNREACH, 2, 3, 1, sockaddrIn(V4_SENDER)));
    ByteBuffer both = ByteBuffer.allocate(32 + error.limit()).order(ByteOrder.nativeOrder());
    both.put(timestamp).position(32).put(error).flip();

    assertThat(QueuedError.parse(both)).isPresent();
  }

  @Test
  void parse_behindItsTimeStamp_tellsTheTime() {
    byte[] timespec =
        ByteBuffer.allocate(16)
            .order(ByteOrder.nativeOrder())
            .putLong(1_700_000_000L)
            .putLong(123_456_789L)
            .array();
    ByteBuffer stamp = control(1, 35, timespec);
    ByteBuffer error = control(0, 11, error(EHOSTUNREACH, 2, 3, 1, sockaddrIn(V4_SENDER)));
    ByteBuffer both =
        ByteBuffer.allocate(stamp.limit() + error.limit()).order(ByteOrder.nativeOrder());
    both.put(stamp).put(error).flip();

    assertThat(QueuedError.parse(both))
        .hasValueSatisfying(
            queued -> assertThat(queued.arrivedEpochNanos()).hasValue(1_700_000_000_123_456_789L));
  }

  @Test
  void parse_behindAStampThatIsCutOff_hasNoTime() {
    ByteBuffer stamp = control(1, 35, new byte[8]);
    ByteBuffer error = control(0, 11, error(EHOSTUNREACH, 2, 3, 1, sockaddrIn(V4_SENDER)));
    ByteBuffer both =
        ByteBuffer.allocate(stamp.limit() + error.limit()).order(ByteOrder.nativeOrder());
    both.put(stamp).put(error).flip();

    assertThat(QueuedError.parse(both))
        .hasValueSatisfying(queued -> assertThat(queued.arrivedEpochNanos()).isEmpty());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 4})
  void parse_originThatIsNotIcmp_isEmpty(int origin) {
    ByteBuffer control = control(0, 11, error(EHOSTUNREACH, origin, 3, 1, sockaddrIn(V4_SENDER)));

    assertThat(QueuedError.parse(control)).isEmpty();
  }

  @Test
  void parse_senderOfNoFamily_isEmpty() {
    ByteBuffer control = control(0, 11, error(EHOSTUNREACH, 2, 3, 1, new byte[16]));

    assertThat(QueuedError.parse(control)).isEmpty();
  }

  @Test
  void parse_otherMessagesOnly_isEmpty() {
    assertThat(QueuedError.parse(control(1, 29, new byte[16]))).isEmpty();
    assertThat(QueuedError.parse(control(0, 25, new byte[32]))).isEmpty();
  }

  @Test
  void parse_cutOffAnywhere_isEmpty() {
    ByteBuffer whole = control(0, 11, error(EHOSTUNREACH, 2, 3, 1, sockaddrIn(V4_SENDER)));

    for (int limit = 0; limit < whole.limit(); limit++) {
      assertThat(QueuedError.parse(whole.slice(0, limit).order(whole.order()))).isEmpty();
    }
  }

  @Test
  void parse_messageThatEndsInsideTheAddress_isEmpty() {
    // The header's length is consistent, the sockaddr is too short.
    byte[] shortSender = {2, 0, 0, 0, (byte) 192, 0};

    assertThat(QueuedError.parse(control(0, 11, error(EHOSTUNREACH, 2, 3, 1, shortSender))))
        .isEmpty();
    assertThat(QueuedError.parse(control(0, 11, error(EHOSTUNREACH, 2, 3, 1, new byte[0]))))
        .isEmpty();
    assertThat(QueuedError.parse(control(0, 11, new byte[7]))).isEmpty();
  }

  @Property
  void parse_anyBytes_doesNotThrow(@ForAll @Size(max = 128) byte[] bytes) {
    assertThat(QueuedError.parse(ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder())))
        .isNotNull();
  }

  @Property
  void parse_anyErrorData_doesNotThrow(@ForAll @Size(max = 64) byte[] data) {
    assertThat(QueuedError.parse(control(41, 25, data))).isNotNull();
  }

  private static ByteBuffer control(int level, int type, byte[] data) {
    return ByteBuffer.allocate(16 + data.length)
        .order(ByteOrder.nativeOrder())
        .putLong(16 + data.length)
        .putInt(level)
        .putInt(type)
        .put(data)
        .flip();
  }

  private static byte[] error(int errno, int origin, int type, int code, byte[] sockaddr) {
    return ByteBuffer.allocate(16 + sockaddr.length)
        .order(ByteOrder.nativeOrder())
        .putInt(errno)
        .put((byte) origin)
        .put((byte) type)
        .put((byte) code)
        .put((byte) 0)
        .putInt(0)
        .putInt(0)
        .put(sockaddr)
        .array();
  }

  private static byte[] sockaddrIn(byte[] address) {
    return ByteBuffer.allocate(16)
        .order(ByteOrder.nativeOrder())
        .putShort((short) 2)
        .putShort((short) 0)
        .put(address)
        .array();
  }

  private static byte[] sockaddrIn6(byte[] address) {
    return ByteBuffer.allocate(28)
        .order(ByteOrder.nativeOrder())
        .putShort((short) 10)
        .putShort((short) 0)
        .putInt(0)
        .put(address)
        .array();
  }
}
