package org.sendpath.analysis.cli;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.sendpath.analysis.dataset.Manifest;
import org.sendpath.analysis.html.HtmlPage;
import org.sendpath.analysis.html.PageSource;
import org.sendpath.analysis.policy.Policies;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes the page. */
@Command(
    name = "html",
    header = "Write one page with all tables and pictures, for readers and for print.",
    description =
        "The page needs nothing beside it and names neither volunteers nor servers. A manifest of"
            + " what it was made of is written beside it.")
final class HtmlCommand implements Callable<Integer> {
  private final InputStream in;

  @Spec CommandSpec command;

  @Mixin InputOptions input;
  @Mixin SelectionOptions selection;
  @Mixin PolicyOptions chosen;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "The page, such as report.html; replaced if it is there.")
  Path out;

  HtmlCommand(InputStream in) {
    this.in = in;
  }

  @Override
  public Integer call() throws Exception {
    Policies policies = chosen.policies();
    Path file = out.toAbsolutePath();
    Path folder = file.getParent();
    try (Analysis analysis = Analysis.open(in, folder, input, selection)) {
      Findings findings = Findings.of(analysis, policies);
      Manifest made = Outputs.describe(analysis.manifest(), "sendpath-page/1", List.of());
      String page =
          HtmlPage.of(findings.tables(), findings.plots(), source(findings, policies, made));
      Files.createDirectories(folder);
      WholeFile.write(file, page.getBytes(StandardCharsets.UTF_8));
      String name = file.getFileName().toString();
      made.beside(
              made.format(),
              made.madeAt(),
              List.of(Manifest.Output.of(folder, name, Optional.empty())))
          .writeAs(folder.resolve(name.replaceFirst("\\.html?$", "") + "." + Manifest.FILE));
      command.commandLine().getOut().println(out);
    }
    return ExitStatus.DONE;
  }

  private static PageSource source(Findings findings, Policies policies, Manifest manifest) {
    return new PageSource(
        findings.experiment(),
        manifest.inputs().stream()
            .map(
                each ->
                    new PageSource.Input(
                        each.name(),
                        each.sha256(),
                        each.reports(),
                        each.repeated(),
                        each.badLines(),
                        each.problem()))
            .toList(),
        findings.span().measured().map(span -> new PageSource.Period(span.first(), span.last())),
        policies.policies().stream()
            .map(policy -> new PageSource.NamedPolicy(policy.name(), policy.description()))
            .toList(),
        manifest.version(),
        Analysis.ENGINE,
        manifest.madeAt());
  }
}
