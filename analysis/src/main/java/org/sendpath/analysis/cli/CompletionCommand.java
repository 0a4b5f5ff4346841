package org.sendpath.analysis.cli;

import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints a script that completes this command line in bash and zsh. */
@Command(name = "completion", header = "Print a completion script for bash or zsh.")
final class CompletionCommand implements Runnable {
  @Spec CommandSpec command;

  @Override
  public void run() {
    CommandSpec top = command.root();
    command.commandLine().getOut().print(AutoComplete.bash(top.name(), top.commandLine()));
    command.commandLine().getOut().flush();
  }
}
