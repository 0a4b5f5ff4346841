package org.sendpath.agent.show;

import java.util.List;
import java.util.OptionalLong;
import org.sendpath.report.Report;
import org.sendpath.report.Word;

/**
 * One thing to set, to mind or to know.
 *
 * @param ports which ports it is about; empty where the kind says it
 * @param waitMicros what it costs in waiting, where the kind tells it
 */
public record Advice(Kind kind, List<Integer> ports, OptionalLong waitMicros) {
  /** What is said. The texts are {@code advice.WORD}: {0} the ports, {1} the wait. */
  public enum Kind implements Word {
    SET_587_STARTTLS(Mark.ADVICE),
    SET_587_OR_465(Mark.ADVICE),
    SET_465_TLS(Mark.ADVICE),
    SET_587_PLAIN(Mark.ADVICE),
    SET_25_STARTTLS(Mark.ADVICE),
    SET_25_PLAIN(Mark.ADVICE),
    KEEP_SSL(Mark.ADVICE),
    KEEP_SSH(Mark.ADVICE),
    /** Something listens on the ports that were asked, and none is for a mail reader. */
    MEASURE_USUAL_PORTS(Mark.ADVICE),
    ASK_PROVIDER(Mark.ADVICE),
    CHECK_NETWORK(Mark.ADVICE),
    CHECK_NAME(Mark.ADVICE),
    CHECK_DNS(Mark.ADVICE),
    CHECK_NO_ADDRESS(Mark.ADVICE),

    /** What the route that the volunteer uses goes through does not open. */
    ROUTE_FAILS(Mark.WARNING),
    OPEN_BUT_UNUSABLE(Mark.WARNING),
    AUTH_WITHOUT_TLS(Mark.WARNING),
    NO_AUTH(Mark.WARNING),
    NO_STARTTLS(Mark.WARNING),
    STARTTLS_FAILS(Mark.WARNING),
    CERTIFICATE_EXPIRED(Mark.WARNING),
    CERTIFICATE_NOT_YET_VALID(Mark.WARNING),
    CERTIFICATE_SELF_SIGNED(Mark.WARNING),
    CERTIFICATE_UNKNOWN_ISSUER(Mark.WARNING),
    CERTIFICATE_UNTRUSTED(Mark.WARNING),
    CERTIFICATE_WRONG_NAME(Mark.WARNING),
    GREETING_SLOW(Mark.WARNING),
    IPV6_FAILS(Mark.WARNING),
    IPV6_SILENT(Mark.WARNING),

    /** Control hosts answer on these ports, the server does not. */
    SERVER_LACKS(Mark.NOTE),
    /** Control hosts do not answer on these ports either. */
    NETWORK_BLOCKS(Mark.NOTE),
    PORT_25_BLOCKED(Mark.NOTE);

    private final Mark mark;

    Kind(Mark mark) {
      this.mark = mark;
    }

    Mark mark() {
      return mark;
    }
  }

  public Advice {
    ports = List.copyOf(ports);
  }

  /** All that {@code report} gives reason to say: first what to set, then what to mind. */
  public static List<Advice> of(Report report) {
    return new AdviceRule(new Findings(report)).advice();
  }
}
