package org.sendpath.collector.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.ScopeType;

/** The top: it does nothing itself. */
@Command(
    name = "sendpath-collector",
    scope = ScopeType.INHERIT,
    header = "Receives reports of Sendpath, counts each pair once, and answers queries.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    subcommands = HelpCommand.class,
    synopsisSubcommandLabel = "COMMAND",
    optionListHeading = "%nOptions:%n",
    parameterListHeading = "%nParameters:%n",
    commandListHeading = "%nCommands:%n")
final class SendpathCollectorCommand {}
