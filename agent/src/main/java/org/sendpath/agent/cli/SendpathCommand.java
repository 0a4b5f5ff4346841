package org.sendpath.agent.cli;

import org.sendpath.agent.Version;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The top: it does nothing itself, and holds what all commands share. */
@Command(
    name = "sendpath-agent",
    scope = ScopeType.INHERIT,
    resourceBundle = "org.sendpath.agent.cli.help",
    mixinStandardHelpOptions = true,
    versionProvider = SendpathCommand.VersionText.class,
    subcommands = HelpCommand.class,
    synopsisSubcommandLabel = "COMMAND")
final class SendpathCommand {
  /**
   * Read by {@code Main} before anything is printed; here so that help lists it and every command
   * takes it.
   */
  @Option(
      names = "--lang",
      paramLabel = "en|ja",
      scope = ScopeType.INHERIT,
      converter = LanguageConverter.class)
  String language;

  static final class VersionText implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {Version.line()};
    }
  }
}
