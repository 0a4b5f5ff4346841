package org.sendpath.analysis.spark;

import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import org.apache.spark.sql.SparkSession;
import org.sendpath.analysis.engine.EngineException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * The program that {@code spark-submit} runs: {@code spark-submit --class
 * org.sendpath.analysis.spark.SparkMain sendpath-analysis.jar tables INPUT… --out DIR}.
 */
@Command(
    name = "spark-submit … sendpath-analysis.jar",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
public final class SparkMain {
  static final int DONE = 0;
  static final int COULD_NOT = 1;

  private SparkMain() {}

  /** See {@code --help}; a failure ends the process with its exit status. */
  public static void main(String... arguments) {
    int status;
    try {
      status = run(SparkMain::start, System.out, System.err, arguments);
    } finally {
      SparkSession.getDefaultSession().foreach(SparkMain::stop);
    }
    // Where Spark runs this within a process of its own, it ends that by itself if all is well.
    if (status != DONE) {
      System.exit(status);
    }
  }

  private static SparkSession start() {
    return SparkSession.builder().appName("sendpath").getOrCreate();
  }

  private static SparkSession stop(SparkSession running) {
    running.stop();
    return running;
  }

  /**
   * @param spark starts it, once the command line is understood
   */
  static int run(
      Supplier<SparkSession> spark, PrintStream out, PrintStream errors, String... arguments) {
    CommandLine line = new CommandLine(new SparkMain());
    line.addSubcommand(new SparkTablesCommand(spark));
    line.setOut(new PrintWriter(out, true, StandardCharsets.UTF_8));
    line.setErr(new PrintWriter(errors, true, StandardCharsets.UTF_8));
    line.setExecutionExceptionHandler((failure, failed, parsed) -> tell(failed, failure));
    return line.execute(arguments);
  }

  private static int tell(CommandLine failed, Exception failure) throws Exception {
    if (failure instanceof EngineException || failure instanceof IOException) {
      failed.getErr().println(failure.getMessage());
      return COULD_NOT;
    }
    throw failure;
  }
}
