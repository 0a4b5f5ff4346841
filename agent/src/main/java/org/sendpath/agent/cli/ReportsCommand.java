package org.sendpath.agent.cli;

import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.sendpath.agent.Version;
import org.sendpath.agent.show.ResultView;
import org.sendpath.agent.spool.CollectorUrl;
import org.sendpath.agent.spool.Receipt;
import org.sendpath.agent.spool.SettingsException;
import org.sendpath.agent.spool.Spool;
import org.sendpath.agent.spool.SpoolEntry;
import org.sendpath.agent.upload.SpoolUpload;
import org.sendpath.agent.upload.Uploader;
import org.sendpath.agent.upload.WithdrawResult;
import org.sendpath.report.Report;
import org.sendpath.report.ReportCodec;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The volunteer's own reports. */
@Command(name = "reports", synopsisSubcommandLabel = "COMMAND")
final class ReportsCommand {
  private static final DateTimeFormatter LOCAL_TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.systemDefault());

  private final UserInterface user;

  ReportsCommand(UserInterface user) {
    this.user = user;
  }

  @Command(name = "list")
  int list() throws IOException, SettingsException {
    Spool spool = VolunteerFiles.ofThisUser().spool();
    List<SpoolEntry> entries = spool.list();
    if (entries.isEmpty()) {
      user.say("reports.none", spool.folder());
    }
    for (SpoolEntry entry : entries) {
      user.terminal().out().println(line(entry));
    }
    return ExitStatus.DONE;
  }

  @Command(name = "show")
  int show(
      @Parameters(paramLabel = "ID", descriptionKey = "id") String id,
      @Option(names = "--json") boolean json)
      throws IOException, SettingsException {
    Spool spool = VolunteerFiles.ofThisUser().spool();
    Report report = spool.read(find(spool, id));
    if (json) {
      user.terminal().out().println(new ReportCodec().pretty(report));
    } else {
      user.terminal().out().println(report.server().name() + "  " + local(report.measuredAt()));
      new ResultView(user.terminal(), user.messages()).show(report);
    }
    return ExitStatus.DONE;
  }

  @Command(name = "delete")
  int delete(@Parameters(arity = "1..*", paramLabel = "ID", descriptionKey = "id") List<String> ids)
      throws IOException, SettingsException {
    Spool spool = VolunteerFiles.ofThisUser().spool();
    // All ids are looked up before the first report is deleted.
    for (UUID id : all(spool, ids)) {
      spool.delete(id);
      user.say("reports.deleted", id);
    }
    return ExitStatus.DONE;
  }

  @Command(name = "withdraw")
  int withdraw(
      @Parameters(arity = "1..*", paramLabel = "ID", descriptionKey = "id") List<String> ids)
      throws IOException, SettingsException {
    Spool spool = VolunteerFiles.ofThisUser().spool();
    int status = ExitStatus.DONE;
    for (UUID id : all(spool, ids)) {
      WithdrawResult result = withdraw(spool, id);
      boolean done = result instanceof WithdrawResult.Withdrawn;
      (done ? user.terminal().out() : user.errors())
          .println(id + "  " + new Outcomes(user.messages()).of(result));
      if (!done) {
        status = ExitStatus.COULD_NOT_RUN;
      }
    }
    return status;
  }

  private static WithdrawResult withdraw(Spool spool, UUID id) throws IOException {
    Optional<Receipt> receipt = spool.receipt(id);
    if (receipt.isEmpty()) {
      return new WithdrawResult.NoToken();
    }
    try (Uploader uploader =
        new Uploader(new CollectorUrl(receipt.get().collector()), Version.text())) {
      return new SpoolUpload(spool, uploader)
          .withdraw(id)
          .orElseThrow(
              () -> new IOException("another run is uploading: try again when it is done"));
    }
  }

  private static List<UUID> all(Spool spool, List<String> ids) throws IOException {
    List<UUID> all = new ArrayList<>();
    for (String id : ids) {
      all.add(find(spool, id));
    }
    return all;
  }

  private static UUID find(Spool spool, String idOrPrefix) throws IOException {
    SpoolEntry entry = spool.find(idOrPrefix);
    return entry
        .reportId()
        .orElseThrow(() -> new IOException(entry + " is no report of this program"));
  }

  private String line(SpoolEntry entry) {
    if (entry instanceof SpoolEntry.Saved saved) {
      return String.join(
          "  ",
          saved.id().toString(),
          local(saved.measuredAt()),
          user.messages().word("reports.state", saved.state().name()),
          saved.serverName());
    }
    SpoolEntry.Damaged damaged = (SpoolEntry.Damaged) entry;
    return user.messages().text("reports.damaged", damaged.path(), damaged.problem());
  }

  private static String local(Instant instant) {
    return LOCAL_TIME.format(instant);
  }
}
