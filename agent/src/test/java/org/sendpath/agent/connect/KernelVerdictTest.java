package org.sendpath.agent.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sendpath.report.Addresses;
import org.sendpath.report.Evidence;
import org.sendpath.report.Family;
import org.sendpath.report.Icmp;
import org.sendpath.report.Outcome;
import org.sendpath.report.UnknownFields;

class KernelVerdictTest {
  private static final InetAddress TARGET = address("192.0.2.10");
  private static final InetAddress ROUTER = address("198.51.100.1");
  private static final InetAddress OWN = address("198.51.100.77");
  private static final OptionalLong ARRIVED = OptionalLong.of(1_700_000_000_123_456_789L);
  private static final Predicate<InetAddress> OWN_ADDRESS = Set.of(OWN)::contains;

  @ParameterizedTest
  @CsvSource({
    "111, RESET, ECONNREFUSED",
    "110, TIMEOUT, ETIMEDOUT",
    "101, UNSENT, ENETUNREACH",
    "113, UNSENT, EHOSTUNREACH",
    "13, UNSENT, EACCES",
    "1, UNSENT, EPERM",
    "99, UNSENT, EADDRNOTAVAIL",
    "97, UNSENT, EAFNOSUPPORT",
    "22, UNSENT, EINVAL",
    "512, UNSENT, ERRNO512"
  })
  void failed_emptyQueue_isTheAnswerOrThisHostsOwn(int errno, Outcome outcome, String name) {
    assertThat(KernelVerdict.failed(TARGET, errno, List.of(), OWN_ADDRESS))
        .isEqualTo(Verdict.of(outcome, Evidence.KERNEL, Optional.of(name)));
  }

  @ParameterizedTest
  @CsvSource({
    "101, 3, 0, ICMP_SOFT, ENETUNREACH",
    "111, 3, 3, ICMP_HARD, ECONNREFUSED",
    "101, 3, 9, ICMP_HARD, ENETUNREACH",
    "113, 3, 13, ICMP_HARD, EHOSTUNREACH",
    "113, 11, 0, ICMP_SOFT, EHOSTUNREACH",
    "71, 12, 0, ICMP_SOFT, EPROTO",
    "92, 3, 2, ICMP_HARD, ENOPROTOOPT"
  })
  void failed_icmpFromElsewhere_isHardOrSoftWithSender(
      int errno, int type, int code, Outcome outcome, String name) {
    Verdict verdict =
        KernelVerdict.failed(TARGET, errno, queue(icmp(type, code, ROUTER, errno)), OWN_ADDRESS);

    assertThat(verdict)
        .isEqualTo(
            new Verdict(
                outcome,
                Evidence.KERNEL,
                Optional.of(name),
                Optional.of(new Icmp(type, code, "198.51.100.1", UnknownFields.NONE)),
                ARRIVED));
  }

  @Test
  void failed_icmpFromTheTarget_isTheTargetsAnswer() {
    Verdict verdict =
        KernelVerdict.failed(TARGET, 111, queue(icmp(3, 3, TARGET, 111)), OWN_ADDRESS);

    assertThat(verdict.outcome()).isEqualTo(Outcome.ICMP_HARD);
  }

  @Test
  void failed_icmpFromOwnAddress_isUnsentAndTellsNoAddress() {
    Verdict verdict = KernelVerdict.failed(TARGET, 113, queue(icmp(3, 1, OWN, 113)), OWN_ADDRESS);

    assertThat(verdict)
        .isEqualTo(Verdict.of(Outcome.UNSENT, Evidence.KERNEL, Optional.of("EHOSTUNREACH")));
  }

  @Test
  void failed_icmpFromOwnAddressThatIsTheTarget_isTheTargetsAnswer() {
    Verdict verdict = KernelVerdict.failed(OWN, 111, queue(icmp(3, 3, OWN, 111)), OWN_ADDRESS);

    assertThat(verdict.outcome()).isEqualTo(Outcome.ICMP_HARD);
    assertThat(verdict.icmp()).map(Icmp::from).contains("198.51.100.77");
  }

  @Test
  void failed_severalErrors_takesTheFirstThatEndsAConnect() {
    Verdict verdict =
        KernelVerdict.failed(
            TARGET,
            113,
            queue(
                icmp(3, 4, ROUTER, 90), icmp(3, 13, ROUTER, 113), icmp(3, 0, address("::9"), 101)),
            OWN_ADDRESS);

    assertThat(verdict.icmp()).map(Icmp::code).contains(13);
  }

  @Test
  void failed_timeoutWithFragmentationNeededInTheQueue_isTimeout() {
    Verdict verdict = KernelVerdict.failed(TARGET, 110, queue(icmp(3, 4, ROUTER, 90)), OWN_ADDRESS);

    assertThat(verdict.outcome()).isEqualTo(Outcome.TIMEOUT);
    assertThat(verdict.icmp()).isEmpty();
  }

  @Test
  void failed_queueThatCannotBeRead_provesNothing() {
    List<Optional<QueuedError>> unreadable = List.of(Optional.empty());

    assertThat(KernelVerdict.failed(TARGET, 111, unreadable, OWN_ADDRESS))
        .isEqualTo(Verdict.of(Outcome.RESET, Evidence.ERRNO, Optional.of("ECONNREFUSED")));
    assertThat(KernelVerdict.failed(TARGET, 113, unreadable, OWN_ADDRESS))
        .isEqualTo(Verdict.of(Outcome.ICMP_UNKNOWN, Evidence.ERRNO, Optional.of("EHOSTUNREACH")));
  }

  @Test
  void pending_errorThatEndsAConnect_isItsVerdict() {
    assertThat(KernelVerdict.pending(TARGET, queue(icmp(3, 13, ROUTER, 113)), OWN_ADDRESS))
        .map(Verdict::outcome)
        .contains(Outcome.ICMP_HARD);
    assertThat(KernelVerdict.pending(TARGET, queue(icmp(3, 3, OWN, 111)), OWN_ADDRESS))
        .map(Verdict::outcome)
        .contains(Outcome.UNSENT);
  }

  @Test
  void pending_whatLinuxIgnores_goesOn() {
    assertThat(KernelVerdict.pending(TARGET, List.of(), OWN_ADDRESS)).isEmpty();
    assertThat(KernelVerdict.pending(TARGET, List.of(Optional.empty()), OWN_ADDRESS)).isEmpty();
    assertThat(KernelVerdict.pending(TARGET, queue(icmp(3, 4, ROUTER, 90)), OWN_ADDRESS)).isEmpty();
    assertThat(KernelVerdict.pending(TARGET, queue(icmp(4, 0, ROUTER, 0)), OWN_ADDRESS)).isEmpty();
    assertThat(
            KernelVerdict.pending(
                TARGET,
                queue(new QueuedError(Family.IPV6, 2, 0, address("2001:db8::1"), 90, ARRIVED)),
                OWN_ADDRESS))
        .isEmpty();
  }

  private static QueuedError icmp(int type, int code, InetAddress sender, int errno) {
    return new QueuedError(Family.IPV4, type, code, sender, errno, ARRIVED);
  }

  private static List<Optional<QueuedError>> queue(QueuedError... errors) {
    return List.of(errors).stream().map(Optional::of).toList();
  }

  private static InetAddress address(String text) {
    return Addresses.parse(text).orElseThrow();
  }
}
