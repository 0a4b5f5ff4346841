package org.sendpath.analysis.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.sendpath.analysis.input.Progress;

/**
 * How the reading goes: one line that changes on a terminal, a line now and then elsewhere. Says
 * nothing of what is done in a moment.
 */
final class ProgressLine implements Progress {
  private static final Duration FIRST_ON_TERMINAL = Duration.ofSeconds(1);
  private static final Duration ON_TERMINAL = Duration.ofMillis(250);
  private static final Duration ELSEWHERE = Duration.ofSeconds(10);
  private static final Path STANDARD_ERROR = Path.of("/proc/self/fd/2");
  private static final String CLEAR = "\r\u001b[K";
  private static final double MEGABYTE = 1e6;

  private final Optional<PrintWriter> errors;
  private final boolean terminal;
  private final long startNanos = System.nanoTime();
  private final AtomicLong nextNanos;

  private ProgressLine(Optional<PrintWriter> errors, boolean terminal) {
    this.errors = errors;
    this.terminal = terminal;
    this.nextNanos =
        new AtomicLong(startNanos + (terminal ? FIRST_ON_TERMINAL : ELSEWHERE).toNanos());
  }

  static ProgressLine silent() {
    return new ProgressLine(Optional.empty(), false);
  }

  static ProgressLine of(PrintWriter errors) {
    return new ProgressLine(Optional.of(errors), isTerminal());
  }

  /** Where that cannot be told, lines that stay do no harm. */
  private static boolean isTerminal() {
    try {
      String target = Files.readSymbolicLink(STANDARD_ERROR).toString();
      return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
    } catch (IOException | UnsupportedOperationException e) {
      // No Linux.
      return false;
    }
  }

  @Override
  public void read(long bytes, long reports, long badLines) {
    long now = System.nanoTime();
    long next = nextNanos.get();
    Duration pause = terminal ? ON_TERMINAL : ELSEWHERE;
    if (errors.isEmpty()
        || now - next < 0
        || !nextNanos.compareAndSet(next, now + pause.toNanos())) {
      return;
    }
    double seconds = (now - startNanos) / 1e9;
    String line =
        String.format(
            Locale.ROOT,
            "read %,d reports, %,.0f MB (%,.0f MB/s)%s",
            reports,
            bytes / MEGABYTE,
            bytes / MEGABYTE / seconds,
            badLines == 0 ? "" : String.format(Locale.ROOT, ", %,d lines set aside", badLines));
    say(line);
  }

  @Override
  public void waiting(String why, Duration wait) {
    say(why + ": asking again in " + Math.max(1, wait.toSeconds()) + " s");
  }

  /** Takes the line away. */
  void end() {
    if (terminal && errors.isPresent()) {
      errors.get().print(CLEAR);
      errors.get().flush();
    }
  }

  private synchronized void say(String line) {
    errors.ifPresent(
        writer -> {
          writer.print(terminal ? CLEAR + line : line + System.lineSeparator());
          writer.flush();
        });
  }
}
