package org.sendpath.agent.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.sendpath.agent.measure.Instruments;
import org.sendpath.agent.measure.Measurement;
import org.sendpath.agent.measure.MeasurementPlan;
import org.sendpath.agent.measure.Progress;
import org.sendpath.agent.show.LiveView;
import org.sendpath.agent.show.ResultView;
import org.sendpath.agent.spool.CollectorUrl;
import org.sendpath.agent.spool.ServerHiding;
import org.sendpath.agent.spool.SettingsException;
import org.sendpath.agent.spool.Spool;
import org.sendpath.agent.spool.SpoolException;
import org.sendpath.report.InvalidServerNameException;
import org.sendpath.report.Report;
import org.sendpath.report.ReportCodec;
import org.sendpath.report.ServerName;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * Measures one server, saves the report, shows what was found, and uploads it if the volunteer
 * agrees.
 */
@Command(name = "probe")
final class ProbeCommand implements Callable<Integer> {
  static final String DEFAULT_EXPERIMENT = "fallback";

  private final UserInterface user;
  private final Pseudonym pseudonym;
  private final AgentCommandLine.InstrumentsSource source;

  @Mixin private final ProbeOptions options = new ProbeOptions();

  ProbeCommand(UserInterface user, AgentCommandLine.InstrumentsSource source) {
    this.user = user;
    this.source = source;
    this.pseudonym = new Pseudonym(user);
  }

  @Override
  public Integer call() throws IOException, SettingsException, InterruptedException {
    String server = canonical(options.server().or(this::askServer));
    try (Instruments instruments = source.open(options.portable)) {
      VolunteerFiles files = VolunteerFiles.ofThisUser();
      Optional<CollectorUrl> collector = collector(files);
      files.spool().requireWritable();
      requireWritable(options.out);
      MeasurementPlan plan = plan(server, files);
      Report measured = measure(instruments, plan);
      Report report = options.hideServer ? ServerHiding.hide(measured) : measured;
      Path saved = save(files.spool(), measured, report);
      if (options.out != null) {
        writeOut(report);
      }
      if (!options.json) {
        user.terminal().out().println();
        user.say("probe.saved", saved);
      }
      return new Consent(user, options.yes, options.json).upload(files.spool(), report, collector);
    }
  }

  /** Nothing is sent without a collector; with {@code --no-upload}, nothing is even asked. */
  private Optional<CollectorUrl> collector(VolunteerFiles files) {
    if (options.noUpload) {
      return Optional.empty();
    }
    Optional<CollectorUrl> collector =
        Optional.ofNullable(options.collector).or(files.settings()::collector);
    if (options.yes && collector.isEmpty()) {
      throw options.wrong("--yes uploads, but there is no collector: add --collector URL");
    }
    return collector;
  }

  private MeasurementPlan plan(String server, VolunteerFiles files)
      throws IOException, SettingsException {
    String experiment = files.settings().experiment().orElse(DEFAULT_EXPERIMENT);
    return new MeasurementPlan(
        experiment,
        pseudonym.of(files.folders(), experiment, options.phrase),
        server,
        options.kind,
        options.route,
        options.network,
        options.portNumbers(),
        options.connectTimer(),
        options.samples);
  }

  private Report measure(Instruments instruments, MeasurementPlan plan)
      throws InterruptedException {
    Measurement measurement = instruments.measurement();
    if (options.json) {
      return measurement.run(plan, Progress.NONE);
    }
    try (LiveView view = new LiveView(user.terminal(), user.messages())) {
      return measurement.run(plan, view);
    }
  }

  /** What was measured is shown even where it cannot be kept. */
  private Path save(Spool spool, Report measured, Report report) throws SpoolException {
    try {
      return spool.save(report);
    } finally {
      if (options.json) {
        user.terminal().out().println(text(report));
        user.terminal().out().flush();
      } else {
        new ResultView(user.terminal(), user.messages()).show(measured);
      }
    }
  }

  private Optional<String> askServer() {
    if (options.json || !user.terminal().canAsk()) {
      return Optional.empty();
    }
    user.say("probe.ask-server");
    user.terminal().out().print("> ");
    user.terminal().out().flush();
    try {
      return Optional.ofNullable(user.answers().readLine()).filter(line -> !line.isBlank());
    } catch (IOException e) {
      throw new IllegalStateException("cannot read the answer: " + e.getMessage(), e);
    }
  }

  private String canonical(Optional<String> typed) {
    if (typed.isEmpty()) {
      throw options.wrong(user.messages().text("probe.no-server"));
    }
    try {
      return ServerName.canonical(typed.get());
    } catch (InvalidServerNameException e) {
      throw options.wrong(user.messages().word("server-name", e.problem(), typed.get().strip()));
    }
  }

  /** Told before the measurement, not after it. */
  private static void requireWritable(Path out) throws IOException {
    if (out == null) {
      return;
    }
    Path folder = out.toAbsolutePath().getParent();
    if (Files.isDirectory(out) || folder == null || !Files.isWritable(folder)) {
      throw new IOException(
          "--out " + out + " cannot be written: name a file in a folder that exists and is yours");
    }
  }

  private void writeOut(Report report) throws IOException {
    Path out = options.out.toAbsolutePath();
    String text = text(report) + System.lineSeparator();
    if (Files.exists(out) && !Files.isRegularFile(out)) {
      // A pipe or a device: there is nothing to replace.
      Files.writeString(out, text);
      return;
    }
    Path part = Files.createTempFile(out.getParent(), ".sendpath", ".part");
    try {
      Files.writeString(part, text);
      Files.move(part, out, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      Files.deleteIfExists(part);
      throw new IOException("--out " + out + " cannot be written: " + e.getMessage(), e);
    }
  }

  private static String text(Report report) {
    return new String(new ReportCodec().write(report), StandardCharsets.UTF_8);
  }
}
