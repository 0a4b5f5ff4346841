package org.sendpath.analysis.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.sendpath.analysis.dataset.Manifest;
import org.sendpath.analysis.plot.Plot;
import org.sendpath.analysis.plot.Plots;
import org.sendpath.analysis.policy.Policies;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Draws. */
@Command(
    name = "plot",
    header = "Draw cases, latencies, timeouts and what policies cost.",
    description = "One picture for each format, and manifest.json beside them.")
final class PlotCommand implements Callable<Integer> {
  private static final int LEAST_PIXELS = 200;
  private static final int MOST_PIXELS = 10_000;

  private final InputStream in;

  @Spec CommandSpec command;

  @Mixin InputOptions input;
  @Mixin SelectionOptions selection;
  @Mixin PolicyOptions chosen;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "The pictures' folder; pictures that are there are replaced.")
  Path out;

  @Option(
      names = "--format",
      split = ",",
      defaultValue = "svg",
      paramLabel = "svg|png",
      description = "svg, png or both, parted by a comma (default: svg).")
  List<PictureFormat> formats;

  @Option(
      names = "--width",
      defaultValue = "1440",
      paramLabel = "PIXELS",
      description = "How wide a PNG is (default: ${DEFAULT-VALUE}).")
  int widthPixels;

  PlotCommand(InputStream in) {
    this.in = in;
  }

  @Override
  public Integer call() throws Exception {
    if (widthPixels < LEAST_PIXELS || widthPixels > MOST_PIXELS) {
      throw new ParameterException(
          command.commandLine(), "--width: must be " + LEAST_PIXELS + " to " + MOST_PIXELS);
    }
    Policies policies = chosen.policies();
    try (Analysis analysis = Analysis.open(in, out, input, selection)) {
      Plots plots = Findings.of(analysis, policies).plots();
      List<Manifest.Output> outputs = new ArrayList<>();
      Files.createDirectories(out);
      for (Plot plot : plots.drawn()) {
        for (PictureFormat format : PictureFormat.values()) {
          if (formats.contains(format)) {
            outputs.add(write(plot, format));
          }
        }
      }
      Outputs.describe(analysis.manifest(), "sendpath-plots/1", outputs).write(out);
      plots
          .leftOut()
          .forEach(
              left ->
                  command
                      .commandLine()
                      .getErr()
                      .println("not drawn: " + left.name() + " (" + left.reason() + ")"));
      command.commandLine().getOut().printf("%d pictures in %s%n", outputs.size(), out);
    }
    return ExitStatus.DONE;
  }

  private Manifest.Output write(Plot plot, PictureFormat format) throws IOException {
    String name = plot.name() + "." + format;
    byte[] picture =
        switch (format) {
          case svg -> plot.svg().getBytes(StandardCharsets.UTF_8);
          case png -> plot.png(widthPixels);
        };
    WholeFile.write(out.resolve(name), picture);
    return Manifest.Output.of(out, name, Optional.empty());
  }

  /** As files end. */
  enum PictureFormat {
    svg,
    png
  }
}
