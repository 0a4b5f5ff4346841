package org.sendpath.analysis.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.sendpath.analysis.engine.EngineException;
import org.sendpath.analysis.input.InputException;
import org.sendpath.analysis.plot.NoFontsException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/**
 * The commands, put together; what goes wrong becomes a message that says what to do, and an exit
 * status.
 */
public final class AnalysisCommandLine {
  private AnalysisCommandLine() {}

  /**
   * Runs {@code arguments} and returns the exit status.
   *
   * @param in what {@code -} means as an input
   */
  public static int run(InputStream in, PrintStream out, PrintStream errors, String... arguments) {
    CommandLine line = commands(in);
    line.setOut(new PrintWriter(out, true, StandardCharsets.UTF_8));
    line.setErr(new PrintWriter(errors, true, StandardCharsets.UTF_8));
    line.setExecutionExceptionHandler((failure, failed, parsed) -> tell(failed, failure));
    line.setParameterExceptionHandler((wrong, parsed) -> tellUsage(wrong));
    line.setExitCodeExceptionMapper(failure -> ExitStatus.COULD_NOT);
    return line.execute(arguments);
  }

  static CommandLine commands(InputStream in) {
    CommandLine line =
        new CommandLine(new SendpathAnalysisCommand())
            .addSubcommand(new TablesCommand(in))
            .addSubcommand(new PoliciesCommand(in))
            .addSubcommand(new PlotCommand(in))
            .addSubcommand(new HtmlCommand(in))
            .addSubcommand(new ConvertCommand(in))
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
    if (failure instanceof InputException
        || failure instanceof EngineException
        || failure instanceof NoFontsException
        || failure instanceof IOException) {
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
