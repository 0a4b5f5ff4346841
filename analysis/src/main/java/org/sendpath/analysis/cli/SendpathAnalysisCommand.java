package org.sendpath.analysis.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.ScopeType;

/** The top: it does nothing itself. */
@Command(
    name = "sendpath-analysis",
    scope = ScopeType.INHERIT,
    header = "Makes tables, plots and a page of Sendpath's reports.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    subcommands = HelpCommand.class,
    synopsisSubcommandLabel = "COMMAND",
    sortOptions = false,
    optionListHeading = "%nOptions:%n",
    parameterListHeading = "%nParameters:%n",
    commandListHeading = "%nCommands:%n")
final class SendpathAnalysisCommand {}
