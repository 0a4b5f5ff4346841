package org.sendpath.collector.cli;

import java.io.PrintWriter;
import java.util.Optional;
import java.util.regex.Pattern;
import org.sendpath.collector.http.TokenHash;
import org.sendpath.collector.store.Store;
import org.sendpath.collector.store.StoreException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The experiments that reports are taken for. */
@Command(
    name = "experiment",
    header = "Add and list the experiments that reports are taken for.",
    synopsisSubcommandLabel = "COMMAND")
final class ExperimentCommand {
  /** As in the report's schema. */
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

  private final StoreOpener stores;

  @Spec CommandSpec command;

  ExperimentCommand(StoreOpener stores) {
    this.stores = stores;
  }

  @Command(
      name = "add",
      header = "Add an experiment, or change who may report to it.",
      description =
          "An experiment that exists already gets a new token, or is opened to all. A collector"
              + " that is running takes it up within seconds.")
  int add(
      @Parameters(
              paramLabel = "NAME",
              description = "1 to 64 lower case letters, digits and hyphens, no hyphen first.")
          String name,
      @Option(
              names = "--with-token",
              description = "Take only reports that come with a token; print it.")
          boolean withToken,
      @Mixin DatabaseOption database)
      throws StoreException {
    if (!NAME.matcher(name).matches()) {
      throw new ParameterException(
          command.commandLine(),
          "'"
              + name
              + "' is no name of an experiment: write 1 to 64 lower case letters, digits and"
              + " hyphens, no hyphen first");
    }
    Optional<String> secret = withToken ? Optional.of(Secrets.random()) : Optional.empty();
    try (Store store = stores.open(database.db)) {
      store.access().putExperiment(name, secret.map(TokenHash::of));
    }
    secret.ifPresentOrElse(
        token -> {
          out().println(token);
          errors()
              .println(
                  "The token of experiment "
                      + name
                      + ". It is shown only now: the store has only its hash. Reports bring it in"
                      + " the header Sendpath-Experiment-Token.");
        },
        () -> errors().println("Experiment " + name + " takes reports from all."));
    return ExitStatus.DONE;
  }

  @Command(name = "list", header = "List the experiments: who may report, name.")
  int list(@Mixin DatabaseOption database) throws StoreException {
    try (Store store = stores.open(database.db)) {
      store
          .access()
          .experiments()
          .forEach(
              experiment ->
                  out()
                      .println(
                          (experiment.open() ? "open" : "with-token") + "\t" + experiment.name()));
    }
    return ExitStatus.DONE;
  }

  private PrintWriter out() {
    return command.commandLine().getOut();
  }

  private PrintWriter errors() {
    return command.commandLine().getErr();
  }
}
