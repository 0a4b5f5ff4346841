package org.sendpath.agent.smtp;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sendpath.report.Session;
import org.sendpath.report.SessionFailure;
import org.sendpath.report.StartTls;
import org.sendpath.report.Tls;
import org.sendpath.report.UnknownFields;

/** What a session has learnt so far, raw. Filled on the event loop. */
final class Findings {
  /** As much of what is no greeting as tells what it is. */
  static final int MAX_UNFINISHED_CHARS = 1024;

  private static final Pattern CODE = Pattern.compile("[2-5][0-9]{2}[ -]");

  private OptionalLong greetingMicros = OptionalLong.empty();
  private Optional<Heard> greeting = Optional.empty();
  private OptionalInt code = OptionalInt.empty();
  private Optional<List<String>> clearCapabilities = Optional.empty();
  private Optional<List<String>> tlsCapabilities = Optional.empty();
  private Optional<StartTls> startTls = Optional.empty();
  private Optional<Tls> tls = Optional.empty();
  private Optional<SessionFailure> failure = Optional.empty();

  /** The greeting, or what came in its place; nothing if no byte did. */
  void greeting(Heard heard) {
    if (greeting.isEmpty() && !heard.isNothing()) {
      greeting = Optional.of(heard);
    }
  }

  /** From the open connection to the end of a whole greeting. */
  void greetingMicros(long elapsedMicros) {
    greetingMicros = OptionalLong.of(elapsedMicros);
  }

  void code(int greetingCode) {
    code = OptionalInt.of(greetingCode);
  }

  /** The lines of an EHLO reply behind its greeting line; none for an answer to HELO. */
  void capabilities(List<String> lines, boolean underTls) {
    if (underTls) {
      tlsCapabilities = Optional.of(lines);
    } else {
      clearCapabilities = Optional.of(lines);
    }
  }

  void startTls(StartTls result) {
    startTls = Optional.of(result);
  }

  void tls(Tls result) {
    tls = Optional.of(result);
  }

  /** The first failure stays: what follows it is its consequence. */
  void failure(SessionFailure reason) {
    failure = failure.or(() -> Optional.of(reason));
  }

  /** The record, with every echoed text scrubbed. */
  Session session(EchoScrubber scrubber) {
    EchoScrubber informed =
        greeting
            .filter(Heard::whole)
            .map(Findings::firstWord)
            .map(scrubber::keeping)
            .orElse(scrubber);
    Optional<List<String>> clear = clearCapabilities.map(lines -> scrubbed(lines, informed));
    Optional<List<String>> protectedOnes = tlsCapabilities.map(lines -> scrubbed(lines, informed));
    return new Session(
        greetingMicros,
        greeting.map(heard -> cut(text(heard, informed), Session.MAX_GREETING_CHARACTERS)),
        code,
        clear.or(() -> protectedOnes),
        clear.map(Capabilities::authMechanisms),
        startTls,
        tls,
        protectedOnes.map(Capabilities::authMechanisms),
        failure,
        UnknownFields.NONE);
  }

  /** What a report has room for; a bare CR would end the line there. */
  private static List<String> scrubbed(List<String> lines, EchoScrubber scrubber) {
    return lines.stream()
        .limit(Session.MAX_ELEMENTS)
        .map(line -> scrubber.scrub(line).replace('\r', ' '))
        .map(line -> cut(line, Session.MAX_CAPABILITY_CHARACTERS))
        .toList();
  }

  private static String cut(String text, int maxChars) {
    return text.substring(0, Math.min(text.length(), maxChars));
  }

  private static String text(Heard heard, EchoScrubber scrubber) {
    Stream<String> lines = heard.lines().stream().map(line -> behindCode(line, scrubber::scrub));
    if (heard.whole()) {
      return lines.collect(Collectors.joining("\n"));
    }
    Stream<String> rest =
        heard.rest().stream().map(line -> behindCode(line, scrubber::scrubUnfinished));
    String text = Stream.concat(lines, rest).collect(Collectors.joining("\n"));
    return cut(text, MAX_UNFINISHED_CHARS);
  }

  /** Changes a line, but not the code that would be taken for a part of the first word. */
  private static String behindCode(String line, UnaryOperator<String> change) {
    Matcher code = CODE.matcher(line);
    return code.lookingAt()
        ? code.group() + change.apply(line.substring(code.end()))
        : change.apply(line);
  }

  /** RFC 5321 §4.2: the greeting's text begins with the server's own name. */
  private static String firstWord(Heard greeting) {
    String text = ReplyGrammar.text(greeting.lines().get(0)).strip();
    int end = 0;
    while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
      end++;
    }
    return text.substring(0, end);
  }
}
