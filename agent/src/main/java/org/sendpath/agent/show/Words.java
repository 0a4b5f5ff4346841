package org.sendpath.agent.show;

import java.util.Optional;
import org.sendpath.report.Attempt;
import org.sendpath.report.Family;
import org.sendpath.report.Session;
import org.sendpath.report.SessionFailure;
import org.sendpath.report.StartTls;
import org.sendpath.report.Tls;

/** Single words and short phrases for what a report says. */
final class Words {
  private Words() {}

  static String family(Family family) {
    return switch (family) {
      case IPV6 -> "IPv6";
      case IPV4 -> "IPv4";
    };
  }

  /** How it ended: "refused"; "open, then silent" where the session failed. */
  static String outcome(Attempt attempt, Messages messages) {
    return sessionFailure(attempt)
        .map(word -> messages.word("failure", word))
        .orElseGet(() -> messages.word("outcome", attempt.outcome()));
  }

  /** Why the session came to nothing. A failed TLS handshake has a column of its own. */
  static Optional<SessionFailure> sessionFailure(Attempt attempt) {
    return attempt
        .session()
        .flatMap(Session::failure)
        .filter(word -> word != SessionFailure.TLS_FAILED);
  }

  /** "TLS 1.3", with what is wrong with the certificate; "none"; "-" where it was not seen. */
  static String tls(Session session, Messages messages) {
    if (session.tls().isPresent()) {
      return tls(session.tls().get(), messages);
    }
    if (session.failure().filter(SessionFailure.TLS_FAILED::equals).isPresent()) {
      return messages.word("starttls", StartTls.FAILED);
    }
    if (session.startTls().isPresent()) {
      return messages.word("starttls", session.startTls().get());
    }
    return session.capabilities().isPresent() ? messages.text("tls.none") : "-";
  }

  /** Where AUTH may be used: "with TLS", "also without TLS", "without TLS", "none". */
  static String auth(Session session, Messages messages) {
    boolean seen = session.authBeforeTls().isPresent() || session.authAfterTls().isPresent();
    if (!seen) {
      return "-";
    }
    boolean before = session.authBeforeTls().filter(list -> !list.isEmpty()).isPresent();
    boolean after = session.authAfterTls().filter(list -> !list.isEmpty()).isPresent();
    if (before) {
      return messages.text(after ? "auth.both" : "auth.without");
    }
    return messages.text(after ? "auth.with" : "auth.none");
  }

  /** "TLSv1.3" is how the JDK writes it. */
  static String version(Tls tls) {
    return tls.version().replace("TLSv", "TLS ");
  }

  private static String tls(Tls tls, Messages messages) {
    String version = version(tls);
    return switch (tls.trust()) {
      case TRUSTED -> tls.hostnameMatches() ? version : messages.text("tls.wrong-name", version);
      case SELF_SIGNED, EXPIRED, NOT_YET_VALID, UNKNOWN_ISSUER, UNTRUSTED ->
          messages.word("trust", tls.trust(), version);
    };
  }
}
