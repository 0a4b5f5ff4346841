package org.sendpath.lab.generate;

import java.util.Optional;
import java.util.OptionalInt;
import org.sendpath.report.Clock;
import org.sendpath.report.Evidence;
import org.sendpath.report.Family;
import org.sendpath.report.Icmp;
import org.sendpath.report.Outcome;
import org.sendpath.report.UnknownFields;
import org.sendpath.rule.IcmpRule;

/**
 * What a machine makes of the answers it gets: the same answer is told at once or late, fully or
 * not at all, as the system has it.
 */
final class Connects {
  private static final double JITTER = 0.07;
  private static final double LOST_SYN_SHARE = 0.006;
  private static final long SYN_GAP_MICROS = 1_010_000;

  /** Windows sends two more SYNs, half a second apart each, before it believes a refusal. */
  private static final long WINDOWS_REFUSAL_MICROS = 1_020_000;

  private static final long WINDOWS_SLOW_REFUSAL_MICROS = 2_030_000;
  private static final double WINDOWS_SLOW_SHARE = 0.4;

  /** BSD gives up with the soft error it has kept at the fourth retransmission. */
  private static final long BSD_SOFT_ERROR_MICROS = 11_200_000;

  /** The system's timers are coarse. */
  private static final int TIMEOUT_SPREAD_MICROS = 250_000;

  private final Machine machine;
  private final boolean systemTimeout;
  private final Draws draws;

  /**
   * @param systemTimeout whether the agent has no timer of its own
   */
  Connects(Machine machine, boolean systemTimeout, Draws draws) {
    this.machine = machine;
    this.systemTimeout = systemTimeout;
    this.draws = draws;
  }

  /**
   * One connect.
   *
   * @param router who sends an ICMP error
   * @param roundTripMicros to the server; a router is nearer
   */
  Connect connect(Answer answer, Family family, String router, double roundTripMicros) {
    long micros = Math.max(1, (long) draws.logNormal(roundTripMicros, JITTER));
    return switch (answer) {
      case OPEN -> opened(micros);
      case RESET -> refused(micros);
      case SILENCE -> silent();
      case PORT_UNREACHABLE, PROHIBITED, HOST_PROHIBITED, NETWORK_UNREACHABLE, HOST_UNREACHABLE ->
          unreachable(IcmpError.of(answer, family), family, router, micros * 3 / 4);
    };
  }

  /** A connect over a family that the machine has no route for. */
  Connect unsent() {
    return new Connect(
        draws.between(8, machine.hasKernelEvidence() ? 40 : 400),
        Clock.PROCESS,
        Outcome.UNSENT,
        machine.evidence(),
        Optional.of("ENETUNREACH"),
        Optional.empty(),
        OptionalInt.empty());
  }

  private Connect opened(long micros) {
    boolean lost = draws.chance(LOST_SYN_SHARE);
    boolean kernelClock = machine.hasKernelEvidence() && !lost;
    return new Connect(
        kernelClock ? micros : micros + wakeUpMicros() + (lost ? SYN_GAP_MICROS : 0),
        kernelClock ? Clock.KERNEL : Clock.PROCESS,
        Outcome.OPEN,
        machine.evidence(),
        Optional.empty(),
        Optional.empty(),
        retransmits(lost ? 1 : 0));
  }

  private Connect refused(long micros) {
    long elapsedMicros =
        switch (machine.stack()) {
          case LINUX, MACOS -> micros + wakeUpMicros();
          case WINDOWS ->
              micros
                  + wakeUpMicros()
                  + (draws.chance(WINDOWS_SLOW_SHARE)
                      ? WINDOWS_SLOW_REFUSAL_MICROS
                      : WINDOWS_REFUSAL_MICROS);
        };
    return failed(elapsedMicros, Outcome.RESET, "ECONNREFUSED", Optional.empty());
  }

  private Connect unreachable(IcmpError error, Family family, String router, long micros) {
    return switch (machine.stack()) {
      case LINUX -> linuxUnreachable(error, family, router, micros + wakeUpMicros());
      case MACOS -> {
        if (IcmpRule.outcome(family, error.type(), error.code()) == Outcome.ICMP_HARD) {
          yield refused(micros);
        }
        yield systemTimeout
            ? failed(
                BSD_SOFT_ERROR_MICROS + micros, Outcome.ICMP_SOFT, "EHOSTUNREACH", Optional.empty())
            : silent();
      }
      // Its TCP tries on, whatever ICMP says.
      case WINDOWS -> silent();
    };
  }

  private Connect linuxUnreachable(
      IcmpError error, Family family, String router, long elapsedMicros) {
    if (machine.hasKernelEvidence()) {
      Icmp icmp = new Icmp(error.type(), error.code(), router, UnknownFields.NONE);
      Outcome outcome = IcmpRule.outcome(family, error.type(), error.code());
      return failed(elapsedMicros, outcome, error.errno(), Optional.of(icmp));
    }
    return error.errno().equals("ECONNREFUSED")
        ? refused(elapsedMicros)
        : failed(elapsedMicros, Outcome.ICMP_UNKNOWN, error.errno(), Optional.empty());
  }

  private Connect silent() {
    if (systemTimeout) {
      long micros = machine.connectTimeoutMicros() + draws.below(TIMEOUT_SPREAD_MICROS);
      return new Connect(
          micros,
          Clock.PROCESS,
          Outcome.TIMEOUT,
          machine.evidence(),
          Optional.of("ETIMEDOUT"),
          Optional.empty(),
          retransmits(machine.synRetransmits()));
    }
    return new Connect(
        Machine.TIMER_MICROS + wakeUpMicros(),
        Clock.PROCESS,
        Outcome.TIMEOUT,
        Evidence.TIMER,
        Optional.empty(),
        Optional.empty(),
        retransmits(machine.synRetransmitsAtTimer()));
  }

  private Connect failed(long elapsedMicros, Outcome outcome, String errno, Optional<Icmp> icmp) {
    return new Connect(
        elapsedMicros,
        Clock.PROCESS,
        outcome,
        machine.evidence(),
        Optional.of(errno),
        icmp,
        retransmits(0));
  }

  /** Linux's kernel alone tells. */
  private OptionalInt retransmits(int number) {
    return machine.hasKernelEvidence() ? OptionalInt.of(number) : OptionalInt.empty();
  }

  private long wakeUpMicros() {
    return machine.hasKernelEvidence() ? draws.between(30, 160) : draws.between(60, 900);
  }
}
