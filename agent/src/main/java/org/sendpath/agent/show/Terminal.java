package org.sendpath.agent.show;

import java.io.Console;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where the text goes, and what may be done there.
 *
 * @param out encodes in {@code charset}
 * @param screen whether {@code out} is a person's screen, not a pipe or a file
 * @param asks whether that person can answer: input is a terminal, too
 * @param dumb whether it knows no escape sequences
 * @param colour whether colour is allowed: a screen, not dumb, and no {@code NO_COLOR}
 * @param columns width; the shell seldom exports it, else 80
 * @param rows height, else 24
 */
public record Terminal(
    PrintStream out,
    boolean screen,
    boolean asks,
    boolean dumb,
    boolean colour,
    int columns,
    int rows,
    Charset charset) {
  private static final int DEFAULT_COLUMNS = 80;
  private static final int DEFAULT_ROWS = 24;
  private static final int LEAST_COLUMNS = 20;
  private static final int MOST_COLUMNS = 1000;
  private static final Pattern NUMBER = Pattern.compile("\\d{1,4}");
  private static final Pattern TERMINAL_DEVICE =
      Pattern.compile("/dev/(?:pts/\\d+|tty\\w*|console|vc/\\d+)");

  public Terminal {
    if (columns < LEAST_COLUMNS) {
      throw new IllegalArgumentException("columns: at least " + LEAST_COLUMNS);
    }
  }

  /**
   * A terminal that its environment describes.
   *
   * @param environment {@code TERM}, {@code NO_COLOR} (no-color.org: set and not empty), {@code
   *     COLUMNS}, {@code LINES}
   */
  public static Terminal of(
      PrintStream out,
      boolean screen,
      boolean asks,
      Map<String, String> environment,
      Charset charset) {
    String kind = environment.getOrDefault("TERM", "");
    // Windows sets no TERM, and there the sequences work only for programs that switch them on.
    boolean dumb = kind.isEmpty() || kind.equals("dumb");
    boolean colour = screen && !dumb && environment.getOrDefault("NO_COLOR", "").isEmpty();
    return new Terminal(
        out,
        screen,
        asks,
        dumb,
        colour,
        Math.max(LEAST_COLUMNS, number(environment.get("COLUMNS"), DEFAULT_COLUMNS)),
        number(environment.get("LINES"), DEFAULT_ROWS),
        charset);
  }

  /**
   * The process's standard output and input.
   *
   * @param out the stream to print on, {@link System#out} or one around the same descriptor that
   *     encodes in {@link #systemCharset()}
   */
  public static Terminal system(PrintStream out) {
    return of(out, isTerminal(1), isTerminal(0), System.getenv(), systemCharset());
  }

  /** What {@link System#out} encodes in. JDK 17 has no property and no method that says so. */
  public static Charset systemCharset() {
    String name = System.getProperty("stdout.encoding", System.getProperty("sun.stdout.encoding"));
    return name != null && Charset.isSupported(name)
        ? Charset.forName(name)
        : Charset.defaultCharset();
  }

  /** Whether the terminal's encoding has all of {@code text}. */
  public boolean prints(String text) {
    return charset.newEncoder().canEncode(text);
  }

  /** Whether a person is there who sees a question and can answer it. */
  public boolean canAsk() {
    return asks && screen;
  }

  /** Whether lines can be drawn again in place. */
  boolean redraws() {
    return screen && !dumb;
  }

  String bold(String text) {
    return sgr("1", text);
  }

  String dim(String text) {
    return sgr("2", text);
  }

  String sgr(String parameter, String text) {
    return colour && !text.isEmpty() ? "\u001b[" + parameter + "m" + text + "\u001b[0m" : text;
  }

  private static int number(String text, int otherwise) {
    if (text == null || !NUMBER.matcher(text).matches()) {
      return otherwise;
    }
    int number = Integer.parseInt(text);
    return number == 0 || number > MOST_COLUMNS ? otherwise : number;
  }

  /**
   * Linux tells by the descriptor's link, at no cost and for each descriptor alone. Elsewhere the
   * JDK's console tells for both together: since JDK 22 there may be one that is no terminal.
   */
  private static boolean isTerminal(int descriptor) {
    Path link = Path.of("/proc/self/fd/" + descriptor);
    if (Files.isSymbolicLink(link)) {
      try {
        return TERMINAL_DEVICE.matcher(Files.readSymbolicLink(link).toString()).matches();
      } catch (IOException e) {
        return false;
      }
    }
    return Optional.ofNullable(System.console()).filter(Terminal::isTerminal).isPresent();
  }

  private static boolean isTerminal(Console console) {
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (NoSuchMethodException e) {
      // Before JDK 22 a console was always a terminal.
      return true;
    } catch (ReflectiveOperationException e) {
      return false;
    }
  }
}
