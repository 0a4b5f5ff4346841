package org.sendpath.agent;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.sendpath.agent.cli.AgentCommandLine;
import org.sendpath.agent.cli.UserInterface;
import org.sendpath.agent.measure.Instruments;
import org.sendpath.agent.show.Messages;
import org.sendpath.agent.show.Terminal;
import org.sendpath.agent.spool.Folders;
import org.sendpath.agent.spool.Settings;
import org.sendpath.agent.spool.SettingsException;

/** The agent's program. */
public final class Main {
  private static final String LANGUAGE_OPTION = "--lang";
  private static final List<String> HELP = List.of("help", "--help", "-h");

  private Main() {}

  /** See {@code --help}; ends the process with the exit status. */
  public static void main(String... arguments) {
    List<String> words = List.of(arguments);
    PrintStream out = System.out;
    if (words.equals(List.of("--version")) || words.equals(List.of("-V"))) {
      // As the command line prints it, but without loading it: scripts ask often.
      out.println(Version.line());
      return;
    }
    // The slowest part of the start, while the command line is still being read.
    Optional<Instruments> early =
        words.contains("probe") && Collections.disjoint(words, HELP)
            ? Optional.of(Instruments.open(words.contains("--portable")))
            : Optional.empty();
    Terminal terminal = Terminal.system(out);
    Locale locale =
        language(words)
            .or(Main::languageSet)
            .map(Locale::forLanguageTag)
            .orElse(Locale.getDefault());
    Messages messages = Messages.of(locale, terminal);
    // The help texts follow the default locale.
    Locale.setDefault(messages.locale());
    BufferedReader answers =
        new BufferedReader(new InputStreamReader(System.in, Terminal.systemCharset()));
    int status =
        AgentCommandLine.run(
            new UserInterface(terminal, messages, answers, System.err),
            portable ->
                early
                    .filter(opened -> opened.portable() == portable)
                    .orElseGet(() -> Instruments.open(portable)),
            arguments);
    out.flush();
    System.exit(status);
  }

  /** Before the command line is read, since reading it may already go wrong in that language. */
  private static Optional<String> language(List<String> arguments) {
    int option = arguments.indexOf(LANGUAGE_OPTION);
    if (option >= 0 && option + 1 < arguments.size()) {
      return Optional.of(arguments.get(option + 1));
    }
    String prefix = LANGUAGE_OPTION + "=";
    return arguments.stream()
        .filter(argument -> argument.startsWith(prefix))
        .map(argument -> argument.substring(prefix.length()))
        .findFirst();
  }

  private static Optional<String> languageSet() {
    try {
      return Settings.read(Folders.ofThisUser().config()).lang();
    } catch (SettingsException e) {
      // Every command that needs the settings reads them again, and says what is wrong with them.
      return Optional.empty();
    }
  }
}
