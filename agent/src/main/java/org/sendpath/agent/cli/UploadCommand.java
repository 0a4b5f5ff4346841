package org.sendpath.agent.cli;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.sendpath.agent.Version;
import org.sendpath.agent.spool.CollectorUrl;
import org.sendpath.agent.spool.SettingsException;
import org.sendpath.agent.spool.SpoolEntry;
import org.sendpath.agent.upload.SpoolUpload;
import org.sendpath.agent.upload.UploadResult;
import org.sendpath.agent.upload.Uploader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Sends what is waiting. */
@Command(name = "upload")
final class UploadCommand implements Callable<Integer> {
  private final UserInterface user;

  @Spec CommandSpec command;

  @Option(names = "--collector", paramLabel = "URL", converter = CollectorConverter.class)
  CollectorUrl collector;

  UploadCommand(UserInterface user) {
    this.user = user;
  }

  @Override
  public Integer call() throws IOException, SettingsException {
    VolunteerFiles files = VolunteerFiles.ofThisUser();
    CollectorUrl to =
        Optional.ofNullable(collector)
            .or(files.settings()::collector)
            .orElseThrow(
                () ->
                    new ParameterException(
                        command.commandLine(), user.messages().text("upload.no-collector")));
    Tally tally = new Tally();
    try (Uploader uploader = new Uploader(to, Version.text())) {
      switch (new SpoolUpload(files.spool(), uploader).sendWaiting(tally::tell)) {
        case ALL_TRIED -> {}
        case STOPPED -> user.complain("upload.stopped");
        case BUSY -> {
          user.complain("upload.busy");
          return ExitStatus.NOT_UPLOADED;
        }
      }
    }
    user.say("upload.total", tally.sent, tally.failed);
    return tally.failed == 0 ? ExitStatus.DONE : ExitStatus.NOT_UPLOADED;
  }

  private final class Tally {
    private int sent;
    private int failed;

    private void tell(SpoolUpload.Sent tried) {
      boolean there =
          tried.result() instanceof UploadResult.Stored
              || tried.result() instanceof UploadResult.AlreadyThere;
      String line = name(tried.entry()) + "  " + new Outcomes(user.messages()).of(tried.result());
      if (there) {
        sent++;
        user.terminal().out().println(line);
      } else {
        failed++;
        user.errors().println(line);
      }
    }

    private String name(SpoolEntry entry) {
      return entry instanceof SpoolEntry.Damaged damaged
          ? damaged.path().toString()
          : entry.reportId().orElseThrow().toString();
    }
  }
}
