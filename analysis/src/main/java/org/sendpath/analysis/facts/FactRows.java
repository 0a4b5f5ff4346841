package org.sendpath.analysis.facts;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sendpath.report.Attempt;
import org.sendpath.report.Evidence;
import org.sendpath.report.Family;
import org.sendpath.report.Network;
import org.sendpath.report.Outcome;
import org.sendpath.report.Report;
import org.sendpath.report.Route;
import org.sendpath.report.ServerKind;
import org.sendpath.report.Session;
import org.sendpath.report.SessionFailure;
import org.sendpath.report.StartTls;
import org.sendpath.report.Target;
import org.sendpath.report.Word;
import org.sendpath.rule.Case;
import org.sendpath.rule.CaseRule;
import org.sendpath.rule.OsFamily;
import org.sendpath.rule.PortFacts;
import org.sendpath.rule.ReportFacts;
import org.sendpath.table.LatencyHistogram;

/**
 * A report as rows of the relations: the values in the order of the columns, each a String, Long,
 * Boolean or null.
 *
 * @param report the row of {@link Relation#REPORT}
 * @param attempts the rows of {@link Relation#ATTEMPT}; none if the server is local
 */
public record FactRows(List<Object> report, List<List<Object>> attempts) {
  /** What {@code startTls} says where EHLO was answered without it. */
  public static final String START_TLS_ABSENT = "absent";

  private static final int SUBMISSION_PORT = 587;
  private static final int SUBMISSIONS_PORT = 465;
  private static final int SMTP_PORT = 25;
  private static final int DAY_CHARACTERS = 10;
  private static final int MONTH_CHARACTERS = 7;

  /** In none of the pair's names: they are of letters, digits, hyphens, dots and colons. */
  private static final byte PART = 0;

  /** Spelt once: there are a hundred in a report. */
  private static final Map<Word, String> WORDS =
      Stream.<Word[]>of(
              Case.values(),
              Evidence.values(),
              Family.values(),
              Network.values(),
              OsFamily.values(),
              Outcome.values(),
              Route.values(),
              ServerKind.values(),
              SessionFailure.values(),
              StartTls.values(),
              Target.values())
          .flatMap(Arrays::stream)
          .collect(Collectors.toUnmodifiableMap(word -> word, Word::word));

  public FactRows {
    Objects.requireNonNull(report, "report");
    attempts = List.copyOf(attempts);
  }

  /**
   * The rows of a report.
   *
   * @param number unique among the reports of a dataset
   */
  public static FactRows of(long number, Report report) {
    ReportFacts facts = ReportFacts.of(report);
    return new FactRows(
        reportRow(number, report, facts),
        facts.local() ? List.of() : attemptRows(number, report, facts));
  }

  private static List<Object> reportRow(long number, Report report, ReportFacts facts) {
    ByteBuffer pair = pair(facts);
    String day = facts.measuredAt().atOffset(ZoneOffset.UTC).toLocalDate().toString();
    PortFacts submission = PortFacts.of(report, SUBMISSION_PORT);
    PortFacts submissions = PortFacts.of(report, SUBMISSIONS_PORT);
    PortFacts smtp = PortFacts.of(report, SMTP_PORT);
    return row(
        number,
        facts.id().toString(),
        facts.experiment(),
        facts.volunteer(),
        facts.server(),
        pair.getLong(),
        pair.getLong(),
        micros(facts.measuredAt()),
        day.substring(0, DAY_CHARACTERS),
        day.substring(0, MONTH_CHARACTERS),
        word(facts.kind()),
        word(facts.route()),
        word(facts.os()),
        word(facts.network()),
        facts.local(),
        word(facts.overall()),
        word(facts.ipv6()),
        word(facts.ipv4()),
        new CaseTriple(facts.overall(), facts.ipv6(), facts.ipv4()).number(),
        orNull(facts.osTimeoutMicros()),
        word(submission.outcome()),
        word(submissions.outcome()),
        word(smtp.outcome()),
        submission.speaks().orElse(null),
        submissions.speaks().orElse(null),
        smtp.speaks().orElse(null),
        startTls(submission),
        startTls(smtp),
        auth(submission),
        auth(submissions),
        auth(smtp),
        submission.clearAuth().orElse(null),
        smtp.clearAuth().orElse(null));
  }

  private static List<List<Object>> attemptRows(long number, Report report, ReportFacts facts) {
    List<List<Object>> rows = new ArrayList<>(report.attempts().size());
    String overall = word(facts.overall());
    Map<Lane, List<String>> addresses = addresses(report);
    for (Attempt attempt : report.attempts()) {
      Optional<Session> session = attempt.session();
      OptionalLong greetingMicros =
          session.map(Session::greetingMicros).orElse(OptionalLong.empty());
      rows.add(
          row(
              number,
              overall,
              word(attempt.target()),
              (long) attempt.port(),
              word(attempt.family()),
              (long) addresses.get(Lane.of(attempt)).indexOf(attempt.address()),
              (long) attempt.sample(),
              word(CaseRule.outcome(attempt)),
              word(attempt.evidence()),
              attempt.elapsedMicros(),
              LatencyHistogram.rounded(attempt.elapsedMicros()),
              session.map(PortFacts::speaks).orElse(null),
              orNull(greetingMicros),
              greetingMicros.isPresent()
                  ? LatencyHistogram.rounded(greetingMicros.getAsLong())
                  : null,
              connectGroup(attempt),
              greetingMicros.isPresent() ? group(attempt, facts.overall()) : null,
              word(session.flatMap(Session::failure))));
    }
    return rows;
  }

  private static Long connectGroup(Attempt attempt) {
    Case result = CaseRule.row(CaseRule.outcome(attempt));
    return result == Case.UNMEASURED ? null : group(attempt, result);
  }

  private static Long group(Attempt attempt, Case result) {
    boolean counts =
        attempt.target() == Target.SERVER && ReportFacts.PORTS.contains(attempt.port());
    return counts ? new DurationGroup(result, attempt.port(), attempt.family()).number() : null;
  }

  /** The addresses of each lane, on whatever sample, in the order in which they were tried. */
  private static Map<Lane, List<String>> addresses(Report report) {
    Map<Lane, List<String>> addresses = new HashMap<>();
    report.attempts().stream()
        .sorted(Comparator.comparingLong(Attempt::startMicros))
        .forEach(
            attempt -> {
              List<String> tried =
                  addresses.computeIfAbsent(Lane.of(attempt), lane -> new ArrayList<>());
              if (!tried.contains(attempt.address())) {
                tried.add(attempt.address());
              }
            });
    return addresses;
  }

  private record Lane(Target target, int port, Family family) {
    static Lane of(Attempt attempt) {
      return new Lane(attempt.target(), attempt.port(), attempt.family());
    }
  }

  /** The first 128 bits of a hash that nobody can aim at: two pairs do not meet in it. */
  private static ByteBuffer pair(ReportFacts facts) {
    MessageDigest digest;
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
    digest.update(facts.experiment().getBytes(StandardCharsets.UTF_8));
    digest.update(PART);
    digest.update(facts.volunteer().getBytes(StandardCharsets.UTF_8));
    digest.update(PART);
    digest.update(facts.server().getBytes(StandardCharsets.UTF_8));
    return ByteBuffer.wrap(digest.digest());
  }

  private static long micros(Instant time) {
    return TimeUnit.SECONDS.toMicros(time.getEpochSecond())
        + TimeUnit.NANOSECONDS.toMicros(time.getNano());
  }

  private static String startTls(PortFacts port) {
    return port.answersEhlo() ? port.startTls().map(WORDS::get).orElse(START_TLS_ABSENT) : null;
  }

  private static String auth(PortFacts port) {
    return port.auth().map(mechanisms -> String.join(" ", mechanisms)).orElse(null);
  }

  private static String word(Word word) {
    return WORDS.get(word);
  }

  private static String word(Optional<? extends Word> word) {
    return word.map(WORDS::get).orElse(null);
  }

  private static Long orNull(OptionalLong value) {
    return value.isPresent() ? value.getAsLong() : null;
  }

  /** {@link List#of} takes no null. */
  private static List<Object> row(Object... values) {
    return Collections.unmodifiableList(Arrays.asList(values));
  }
}
