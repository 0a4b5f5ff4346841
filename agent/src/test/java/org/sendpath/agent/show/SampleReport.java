package org.sendpath.agent.show;

import static org.sendpath.report.Family.IPV4;
import static org.sendpath.report.Family.IPV6;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.sendpath.report.Attempt;
import org.sendpath.report.Clock;
import org.sendpath.report.Evidence;
import org.sendpath.report.Outcome;
import org.sendpath.report.Report;
import org.sendpath.report.ResolutionStatus;
import org.sendpath.report.Route;
import org.sendpath.report.ServerKind;
import org.sendpath.report.SessionFailure;
import org.sendpath.report.Target;
import org.sendpath.report.Trust;
import org.sendpath.report.UnknownFields;

/** The reports whose pages are kept as golden files, one per way in which a run can end. */
enum SampleReport {
  OPEN_EVERYWHERE {
    @Override
    Report report() {
      ReportBuilder builder =
          new ReportBuilder()
              .resolved()
              .open(587, IPV6, 25_400, Sessions.startTls())
              .open(587, IPV4, 24_900, Sessions.startTls())
              .open(465, IPV6, 25_100, Sessions.tlsAtOnce())
              .open(465, IPV4, 24_700, Sessions.tlsAtOnce())
              .open(25, IPV6, 25_300, Sessions.relay())
              .open(25, IPV4, 25_000, Sessions.relay());
      for (int sample = 1; sample < 3; sample++) {
        builder.attempt(
            ReportBuilder.open(587, IPV4, ReportBuilder.V4, sample, 22_000, Optional.empty()));
      }
      return builder.build();
    }
  },
  SILENT_587 {
    @Override
    Report report() {
      return new ReportBuilder()
          .resolved()
          .silent(587, IPV6)
          .silent(587, IPV4)
          .silent(465, IPV6)
          .silent(465, IPV4)
          .open(25, IPV6, 18_200, Sessions.relay())
          .open(25, IPV4, 17_900, Sessions.relay())
          .control(587, Outcome.OPEN)
          .control(465, Outcome.OPEN)
          .control(25, Outcome.OPEN)
          .build();
    }
  },
  SILENT_NETWORK {
    @Override
    Report report() {
      return new ReportBuilder()
          .unresolved(IPV6, ResolutionStatus.NODATA)
          .resolved(IPV4, ReportBuilder.V4)
          .silent(587, IPV4)
          .silent(465, IPV4)
          .silent(25, IPV4)
          .control(587, Outcome.TIMEOUT)
          .control(465, Outcome.TIMEOUT)
          .control(25, Outcome.TIMEOUT)
          .build();
    }
  },
  SYSTEM_TIMEOUT {
    @Override
    Report report() {
      return new ReportBuilder()
          .systemTimeout()
          .unresolved(IPV6, ResolutionStatus.NODATA)
          .resolved(IPV4, ReportBuilder.V4)
          .attempt(
              new Attempt(
                  Target.SERVER,
                  587,
                  IPV4,
                  ReportBuilder.V4,
                  0,
                  120,
                  133_700_000,
                  Clock.PROCESS,
                  Outcome.TIMEOUT,
                  Evidence.KERNEL,
                  Optional.of("ETIMEDOUT"),
                  Optional.empty(),
                  OptionalInt.of(9),
                  Optional.empty(),
                  UnknownFields.NONE))
          .open(25, IPV4, 17_900, Sessions.relay())
          .build();
    }
  },
  RESET_587 {
    @Override
    Report report() {
      return new ReportBuilder()
          .resolved()
          .reset(587, IPV6, 25_000)
          .reset(587, IPV4, 24_100)
          .open(465, IPV6, 25_100, Sessions.tlsAtOnce())
          .open(465, IPV4, 24_700, Sessions.tlsAtOnce())
          .silent(25, IPV6)
          .silent(25, IPV4)
          .build();
    }
  },
  ICMP_HARD_IPV4 {
    @Override
    Report report() {
      return new ReportBuilder()
          .unresolved(IPV6, ResolutionStatus.NODATA)
          .resolved(IPV4, ReportBuilder.V4)
          .icmp(587, IPV4, Outcome.ICMP_HARD, 3, 13, "203.0.113.1")
          .icmp(465, IPV4, Outcome.ICMP_HARD, 3, 10, ReportBuilder.V4)
          .open(25, IPV4, 17_900, Sessions.nothing())
          .build();
    }
  },
  ICMP_SOFT_IPV6 {
    @Override
    Report report() {
      return new ReportBuilder()
          .resolved(IPV6, ReportBuilder.V6)
          .unresolved(IPV4, ResolutionStatus.NODATA)
          .icmp(587, IPV6, Outcome.ICMP_SOFT, 1, 0, "2001:db8:f::1")
          .icmp(465, IPV6, Outcome.ICMP_SOFT, 1, 0, "2001:db8:f::1")
          .icmp(25, IPV6, Outcome.ICMP_SOFT, 1, 0, "2001:db8:f::1")
          .build();
    }
  },
  IPV6_UNSENT {
    @Override
    Report report() {
      return new ReportBuilder()
          .resolved()
          .unsent(587, IPV6)
          .open(587, IPV4, 24_900, Sessions.authBeforeAndAfterTls())
          .unsent(465, IPV6)
          .reset(465, IPV4, 24_700)
          .unsent(25, IPV6)
          .silent(25, IPV4)
          .build();
    }
  },
  IPV6_SILENT {
    @Override
    Report report() {
      return new ReportBuilder()
          .resolved()
          .silent(587, IPV6)
          .open(587, IPV4, 24_900, Sessions.clearText(12_300_000))
          .reset(465, IPV6, 25_000)
          .open(465, IPV4, 24_700, Sessions.failed(SessionFailure.SILENT))
          .build();
    }
  },
  NO_SUCH_NAME {
    @Override
    Report report() {
      return new ReportBuilder()
          .name("smpt.example.jp")
          .unresolved(IPV6, ResolutionStatus.NXDOMAIN)
          .unresolved(IPV4, ResolutionStatus.NXDOMAIN)
          .build();
    }
  },
  DNS_FAILS {
    @Override
    Report report() {
      return new ReportBuilder()
          .unresolved(IPV6, ResolutionStatus.TIMEOUT)
          .unresolved(IPV4, ResolutionStatus.SERVFAIL)
          .build();
    }
  },
  SSL_ROUTE {
    @Override
    Report report() {
      return new ReportBuilder()
          .route(Route.SSL)
          .unresolved(IPV6, ResolutionStatus.NODATA)
          .resolved(IPV4, ReportBuilder.V4)
          .reset(587, IPV4, 24_100)
          .open(465, IPV4, 24_700, Sessions.tlsAtOnce())
          .reset(25, IPV4, 24_300)
          .build();
    }
  },
  SSH_ROUTE {
    @Override
    Report report() {
      return new ReportBuilder()
          .route(Route.SSH)
          .kind(ServerKind.COMPANY)
          .unresolved(IPV6, ResolutionStatus.NODATA)
          .resolved(IPV4, ReportBuilder.V4)
          .open(22, IPV4, 9_100, Sessions.ssh())
          .silent(587, IPV4)
          .silent(25, IPV4)
          .build();
    }
  },
  EXPIRED_CERTIFICATE {
    @Override
    Report report() {
      return new ReportBuilder()
          .resolved()
          .open(587, IPV6, 25_400, Sessions.startTls(Trust.EXPIRED, false))
          .open(587, IPV4, 24_900, Sessions.startTls(Trust.EXPIRED, false))
          .open(465, IPV6, 25_400, Sessions.tlsAtOnce())
          .open(465, IPV4, 24_900, Sessions.tlsAtOnce())
          .build();
    }
  },
  PORTABLE_ICMP_UNKNOWN {
    @Override
    Report report() {
      return new ReportBuilder()
          .portable()
          .resolved()
          .failed(587, IPV6, Outcome.ICMP_UNKNOWN, "EACCES")
          .failed(587, IPV4, Outcome.ICMP_UNKNOWN, "EHOSTUNREACH")
          .failed(465, IPV6, Outcome.ICMP_UNKNOWN, "EACCES")
          .failed(465, IPV4, Outcome.RESET, "ECONNREFUSED")
          .build();
    }
  },
  NO_NETWORK {
    @Override
    Report report() {
      return new ReportBuilder()
          .name(ReportBuilder.V4)
          .unresolved(IPV4, ResolutionStatus.LITERAL)
          .unsent(587, IPV4)
          .unsent(465, IPV4)
          .unsent(25, IPV4)
          .build();
    }
  },
  LOCAL {
    @Override
    Report report() {
      return new ReportBuilder()
          .kind(ServerKind.HOME)
          .resolved(IPV4, ReportBuilder.V4)
          .open(587, IPV4, 212, Sessions.startTls(Trust.SELF_SIGNED, true))
          .build();
    }
  };

  abstract Report report();

  String fileName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
