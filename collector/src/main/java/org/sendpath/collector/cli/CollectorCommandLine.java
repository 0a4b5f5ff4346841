package org.sendpath.collector.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.sendpath.collector.store.StoreException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/**
 * The commands, put together; what goes wrong becomes a message that says what to do, and an exit
 * status.
 */
public final class CollectorCommandLine {
  private CollectorCommandLine() {}

  /** Runs {@code arguments} and returns the exit status. */
  public static int run(
      PrintStream out, PrintStream errors, StoreOpener stores, String... arguments) {
    CommandLine line = commands(stores);
    line.setOut(new PrintWriter(out, true, StandardCharsets.UTF_8));
    line.setErr(new PrintWriter(errors, true, StandardCharsets.UTF_8));
    line.setExecutionExceptionHandler((failure, failed, parsed) -> tell(failed, failure));
    line.setParameterExceptionHandler((wrong, parsed) -> tellUsage(wrong));
    line.setExitCodeExceptionMapper(failure -> ExitStatus.COULD_NOT);
    return line.execute(arguments);
  }

  static CommandLine commands(StoreOpener stores) {
    CommandLine line =
        new CommandLine(new SendpathCollectorCommand())
            .addSubcommand(new ServeCommand(stores))
            .addSubcommand(new TokenCommand(stores))
            .addSubcommand(new ExperimentCommand(stores))
            .addSubcommand(new RebuildCommand(stores))
            .addSubcommand(new BackupCommand(stores))
            .addSubcommand(new ExportCommand(stores))
            .addSubcommand(new CompletionCommand());
    line.setUsageHelpAutoWidth(true);
    line.setUsageHelpLongOptionsMaxWidth(24);
    return line;
  }

  private static int tell(CommandLine failed, Exception failure) {
    if (failure instanceof ParameterException wrong) {
      return tellUsage(wrong);
    }
    PrintWriter errors = failed.getErr();
    if (failure instanceof StoreException
        || failure instanceof IOException
        || failure instanceof ConfigurationException) {
      errors.println(failure.getMessage());
    } else {
      errors.println("a bug in this program, please report it with what follows:");
      failure.printStackTrace(errors);
    }
    return ExitStatus.COULD_NOT;
  }

  private static int tellUsage(ParameterException wrong) {
    CommandLine command = wrong.getCommandLine();
    PrintWriter errors = command.getErr();
    errors.println(wrong.getMessage());
    if (!CommandLine.UnmatchedArgumentException.printSuggestions(wrong, errors)) {
      errors.println("  " + command.getCommandSpec().qualifiedName() + " --help");
    }
    return ExitStatus.USAGE;
  }
}
