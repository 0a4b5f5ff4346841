package org.sendpath.agent.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import org.sendpath.agent.measure.Instruments;
import org.sendpath.agent.spool.SettingsException;
import org.sendpath.report.Network;
import org.sendpath.report.Route;
import org.sendpath.report.ServerKind;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/**
 * The commands, put together; what goes wrong becomes a message that says what to do, and an exit
 * status.
 */
public final class AgentCommandLine {
  private static final String PROBE = "probe";

  private AgentCommandLine() {}

  /** Where {@code probe} has its instruments from. */
  public interface InstrumentsSource {
    /** See {@link Instruments#open}; the caller closes them. */
    Instruments open(boolean portable);
  }

  /** Runs {@code arguments} and returns the exit status. */
  public static int run(UserInterface user, InstrumentsSource instruments, String... arguments) {
    // Each command costs a start some tens of ms; a probe needs no other.
    boolean probe = arguments.length > 0 && arguments[0].equals(PROBE);
    CommandLine line = probe ? probe(user, instruments) : commands(user, instruments);
    line.setOut(writer(user, user.terminal().out()));
    line.setErr(writer(user, user.errors()));
    line.setExecutionExceptionHandler((failure, failed, parsed) -> tell(user, failure));
    line.setParameterExceptionHandler(AgentCommandLine::tellUsage);
    line.setExitCodeExceptionMapper(failure -> ExitStatus.COULD_NOT_RUN);
    return line.execute(arguments);
  }

  static CommandLine commands(UserInterface user, InstrumentsSource instruments) {
    return prepared(
        new CommandLine(new SendpathCommand())
            .addSubcommand(new ProbeCommand(user, instruments))
            .addSubcommand(new UploadCommand(user))
            .addSubcommand(new ReportsCommand(user))
            .addSubcommand(new CompletionCommand()));
  }

  private static CommandLine probe(UserInterface user, InstrumentsSource instruments) {
    return prepared(
        new CommandLine(new SendpathCommand()).addSubcommand(new ProbeCommand(user, instruments)));
  }

  private static CommandLine prepared(CommandLine line) {
    line.registerConverter(ServerKind.class, new WordConverter<>(ServerKind.class));
    line.registerConverter(Route.class, new WordConverter<>(Route.class));
    line.registerConverter(Network.class, new WordConverter<>(Network.class));
    line.setUsageHelpAutoWidth(true);
    line.setUsageHelpLongOptionsMaxWidth(24);
    return line;
  }

  private static PrintWriter writer(UserInterface user, PrintStream stream) {
    return new PrintWriter(stream, true, user.terminal().charset());
  }

  private static int tell(UserInterface user, Exception failure) {
    if (failure instanceof ParameterException wrong) {
      return tellUsage(wrong, new String[0]);
    }
    if (failure instanceof IOException
        || failure instanceof UncheckedIOException
        || failure instanceof SettingsException
        || failure instanceof IllegalStateException) {
      user.errors().println(new Problems(user.messages()).of(failure));
    } else if (failure instanceof InterruptedException) {
      user.complain("error.interrupted");
    } else {
      user.complain("error.bug");
      failure.printStackTrace(user.errors());
    }
    return ExitStatus.COULD_NOT_RUN;
  }

  private static int tellUsage(ParameterException wrong, String[] arguments) {
    CommandLine command = wrong.getCommandLine();
    PrintWriter errors = command.getErr();
    errors.println(wrong.getMessage());
    if (!CommandLine.UnmatchedArgumentException.printSuggestions(wrong, errors)) {
      errors.println("  " + command.getCommandSpec().qualifiedName() + " --help");
    }
    return ExitStatus.USAGE;
  }
}
