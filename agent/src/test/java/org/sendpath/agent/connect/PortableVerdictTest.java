package org.sendpath.agent.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.PortUnreachableException;
import java.net.ProtocolException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.sendpath.agent.connect.PortableVerdict.Sending;
import org.sendpath.report.Evidence;
import org.sendpath.report.Outcome;

class PortableVerdictTest {
  private static final Duration SOON = Duration.ofMillis(20);
  private static final Duration LATE = Duration.ofSeconds(75);

  /** The type that the JDK gives, and the text, of each error of a connect that had begun. */
  @ParameterizedTest
  @CsvSource({
    // Linux: strerror
    "LINUX, ConnectException, Connection refused, RESET, ECONNREFUSED",
    "LINUX, ConnectException, Connection timed out, TIMEOUT, ETIMEDOUT",
    "LINUX, ConnectException, Operation timed out, TIMEOUT, ETIMEDOUT",
    "LINUX, NoRouteToHostException, No route to host, ICMP_UNKNOWN, EHOSTUNREACH",
    "LINUX, NoRouteToHostException, Host is unreachable, ICMP_UNKNOWN, EHOSTUNREACH",
    "LINUX, SocketException, Network is unreachable, ICMP_UNKNOWN, ENETUNREACH",
    "LINUX, SocketException, Network unreachable, ICMP_UNKNOWN, ENETUNREACH",
    "LINUX, SocketException, Protocol not available, ICMP_UNKNOWN, ENOPROTOOPT",
    "LINUX, SocketException, Operation not supported, ICMP_UNKNOWN, EOPNOTSUPP",
    "LINUX, SocketException, Not supported, ICMP_UNKNOWN, EOPNOTSUPP",
    "LINUX, SocketException, Machine is not on the network, ICMP_UNKNOWN, ENONET",
    "LINUX, SocketException, Host is down, ICMP_UNKNOWN, EHOSTDOWN",
    "LINUX, SocketException, Message too long, ICMP_UNKNOWN, EMSGSIZE",
    "LINUX, SocketException, Message too large, ICMP_UNKNOWN, EMSGSIZE",
    "LINUX, ProtocolException, Protocol error, ICMP_UNKNOWN, EPROTO",
    "LINUX, BindException, Permission denied, ICMP_UNKNOWN, EACCES",
    "LINUX, BindException, Cannot assign requested address, UNSENT, EADDRNOTAVAIL",
    "LINUX, BindException, Address not available, UNSENT, EADDRNOTAVAIL",
    "LINUX, BindException, Address already in use, UNSENT, EADDRINUSE",
    "LINUX, BindException, Address in use, UNSENT, EADDRINUSE",
    "LINUX, SocketException, Operation not permitted, UNSENT, EPERM",
    "LINUX, SocketException, Invalid argument, UNSENT, EINVAL",
    "LINUX, SocketException, Network is down, UNSENT, ENETDOWN",
    "LINUX, SocketException, No buffer space available, UNSENT, ENOBUFS",
    "LINUX, SocketException, Address family not supported by protocol, UNSENT, EAFNOSUPPORT",
    "LINUX, SocketException, Connection reset by peer, RESET, ECONNRESET",
    // macOS and BSD: strerror
    "BSD, ConnectException, Connection refused, RESET, ECONNREFUSED",
    "BSD, ConnectException, Operation timed out, TIMEOUT, ETIMEDOUT",
    "BSD, NoRouteToHostException, No route to host, ICMP_UNKNOWN, EHOSTUNREACH",
    "BSD, SocketException, Network is unreachable, ICMP_UNKNOWN, ENETUNREACH",
    "BSD, SocketException, Host is down, UNSENT, EHOSTDOWN",
    "BSD, SocketException, Network is down, UNSENT, ENETDOWN",
    "BSD, SocketException, Protocol not available, ICMP_UNKNOWN, ENOPROTOOPT",
    "BSD, BindException, Can't assign requested address, UNSENT, EADDRNOTAVAIL",
    "BSD, BindException, Permission denied, ICMP_UNKNOWN, EACCES",
    // Windows: the JDK's own texts
    "WINDOWS, ConnectException, Connection refused: no further information, RESET, ECONNREFUSED",
    "WINDOWS, ConnectException, Connection refused: getsockopt, RESET, ECONNREFUSED",
    "WINDOWS, ConnectException, Connection timed out: no further information, TIMEOUT, ETIMEDOUT",
    "WINDOWS, ConnectException, Connection timed out: getsockopt, TIMEOUT, ETIMEDOUT",
    "WINDOWS, NoRouteToHostException, No route to host: no further information, ICMP_UNKNOWN,"
        + " EHOSTUNREACH",
    "WINDOWS, SocketException, Network is unreachable: no further information, ICMP_UNKNOWN,"
        + " ENETUNREACH",
    "WINDOWS, SocketException, Permission denied: no further information, UNSENT, EACCES",
    "WINDOWS, BindException, Cannot assign requested address: no further information, UNSENT,"
        + " EADDRNOTAVAIL",
    // Windows: FormatMessage, in English
    "WINDOWS, ConnectException, No connection could be made because the target machine actively"
        + " refused it, RESET, ECONNREFUSED",
    "WINDOWS, ConnectException, A connection attempt failed because the connected party did not"
        + " properly respond after a period of time, TIMEOUT, ETIMEDOUT",
    "WINDOWS, NoRouteToHostException, A socket operation was attempted to an unreachable host,"
        + " ICMP_UNKNOWN, EHOSTUNREACH",
    "WINDOWS, SocketException, A socket operation was attempted to an unreachable network,"
        + " ICMP_UNKNOWN, ENETUNREACH",
    "WINDOWS, SocketException, A socket operation encountered a dead network, UNSENT, ENETDOWN",
    "WINDOWS, BindException, An attempt was made to access a socket in a way forbidden by its"
        + " access permissions, UNSENT, EACCES",
    "WINDOWS, BindException, The requested address is not valid in its context, UNSENT,"
        + " EADDRNOTAVAIL",
    "WINDOWS, SocketException, An address incompatible with the requested protocol was used,"
        + " UNSENT, EAFNOSUPPORT",
    "WINDOWS, SocketException, An existing connection was forcibly closed by the remote host,"
        + " RESET, ECONNRESET",
  })
  void of_textOfEachSystem_isToldByTypeAndText(
      SystemKind system, String type, String text, Outcome outcome, String errno) {
    Verdict verdict = PortableVerdict.of(exception(type, text), system, Sending.BEGUN, SOON);

    assertThat(verdict.outcome()).isEqualTo(outcome);
    assertThat(verdict.errno()).contains(errno);
    assertThat(verdict.evidence()).isEqualTo(Evidence.ERRNO);
    assertThat(verdict.icmp()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "LINUX, ConnectException, 接続を拒否されました, RESET",
    "WINDOWS, ConnectException, 対象のコンピューターによって拒否されたため、接続できませんでした。, RESET",
    "WINDOWS, NoRouteToHostException, 到達できないホストに対してソケット操作を実行しようとしました。, ICMP_UNKNOWN",
    "WINDOWS, SocketException, Der Netzwerkvorgang wurde versucht, ICMP_UNKNOWN",
    "WINDOWS, BindException, Der Zugriff auf einen Socket war unzulässig, UNSENT",
    "BSD, BindException, 要求されたアドレスを割り当てられません, UNSENT",
    "LINUX, BindException, 許可がありません, ICMP_UNKNOWN",
    "LINUX, ProtocolException, プロトコルエラー, ICMP_UNKNOWN",
  })
  void of_textInAnotherLanguage_isToldByTypeAlone(
      SystemKind system, String type, String text, Outcome outcome) {
    assertThat(PortableVerdict.of(exception(type, text), system, Sending.BEGUN, SOON).outcome())
        .isEqualTo(outcome);
  }

  @Test
  void of_connectExceptionWithUnknownText_isToldByItsTime() {
    IOException error = new ConnectException("接続がタイムアウトしました");

    Verdict windows =
        PortableVerdict.of(error, SystemKind.WINDOWS, Sending.BEGUN, Duration.ofSeconds(21));
    assertThat(windows.outcome()).isEqualTo(Outcome.TIMEOUT);
    assertThat(windows.errno()).isEmpty();
    Verdict refusal =
        PortableVerdict.of(error, SystemKind.WINDOWS, Sending.BEGUN, Duration.ofMillis(2_100));
    assertThat(refusal.outcome()).isEqualTo(Outcome.RESET);
  }

  @ParameterizedTest
  @EnumSource(SystemKind.class)
  void of_noMessage_isToldByTypeAlone(SystemKind system) {
    assertThat(
            PortableVerdict.of(new NoRouteToHostException(), system, Sending.BEGUN, SOON).errno())
        .contains("EHOSTUNREACH");
    assertThat(PortableVerdict.of(new IOException(), system, Sending.BEGUN, SOON).outcome())
        .isEqualTo(Outcome.ICMP_UNKNOWN);
  }

  @ParameterizedTest
  @CsvSource({
    "LINUX, SocketException, Network is unreachable",
    "LINUX, NoRouteToHostException, No route to host",
    "LINUX, BindException, Permission denied",
    "BSD, NoRouteToHostException, No route to host",
    "BSD, SocketException, Network is unreachable",
    "WINDOWS, SocketException, Network is unreachable: connect",
    "WINDOWS, NoRouteToHostException, No route to host: connect",
    "OTHER, SocketException, something else",
  })
  void of_refusedByTheSystemOrWithoutRoute_isUnsent(SystemKind system, String type, String text) {
    for (Sending sending : new Sending[] {Sending.REFUSED, Sending.NO_ROUTE}) {
      assertThat(PortableVerdict.of(exception(type, text), system, sending, SOON).outcome())
          .isEqualTo(Outcome.UNSENT);
      assertThat(PortableVerdict.of(exception(type, text), system, sending, LATE).outcome())
          .isEqualTo(Outcome.UNSENT);
    }
  }

  @Test
  void of_refusedInsideTheCall_isReset() {
    IOException error = new ConnectException("Connection refused");

    assertThat(PortableVerdict.of(error, SystemKind.BSD, Sending.REFUSED, SOON).outcome())
        .isEqualTo(Outcome.RESET);
  }

  @ParameterizedTest
  @CsvSource({
    "BSD, ICMP_SOFT",
    "LINUX, ICMP_UNKNOWN",
    "WINDOWS, ICMP_UNKNOWN",
    "OTHER, ICMP_UNKNOWN"
  })
  void of_unreachableLate_isSoftOnBsdAlone(SystemKind system, Outcome outcome) {
    assertThat(
            PortableVerdict.of(
                    new NoRouteToHostException("No route to host"), system, Sending.BEGUN, LATE)
                .outcome())
        .isEqualTo(outcome);
    assertThat(
            PortableVerdict.of(
                    new SocketException("Network is unreachable"), system, Sending.BEGUN, LATE)
                .outcome())
        .isEqualTo(outcome);
  }

  @Test
  void of_typesThatTellAll_needNoText() {
    assertThat(
            PortableVerdict.of(
                    new PortUnreachableException(), SystemKind.OTHER, Sending.BEGUN, SOON)
                .outcome())
        .isEqualTo(Outcome.ICMP_HARD);
    assertThat(
            PortableVerdict.of(new SocketTimeoutException(), SystemKind.OTHER, Sending.BEGUN, LATE)
                .outcome())
        .isEqualTo(Outcome.TIMEOUT);
  }

  private static IOException exception(String type, String text) {
    return switch (type) {
      case "ConnectException" -> new ConnectException(text);
      case "NoRouteToHostException" -> new NoRouteToHostException(text);
      case "BindException" -> new BindException(text);
      case "ProtocolException" -> new ProtocolException(text);
      case "SocketException" -> new SocketException(text);
      default -> throw new IllegalArgumentException(type);
    };
  }
}
