package org.sendpath.agent.cli;

import java.io.IOException;
import java.util.Optional;
import org.sendpath.agent.Version;
import org.sendpath.agent.show.ConsentView;
import org.sendpath.agent.spool.CollectorUrl;
import org.sendpath.agent.spool.Spool;
import org.sendpath.agent.upload.SpoolUpload;
import org.sendpath.agent.upload.UploadResult;
import org.sendpath.agent.upload.Uploader;
import org.sendpath.report.Report;
import org.sendpath.report.ReportCodec;

/** After a measurement: asks whether the report may be sent, and sends it. */
final class Consent {
  private final UserInterface user;
  private final boolean agreed;
  private final boolean quiet;

  /**
   * @param agreed whether the volunteer agreed beforehand
   * @param quiet whether standard output holds the report and nothing else
   */
  Consent(UserInterface user, boolean agreed, boolean quiet) {
    this.user = user;
    this.agreed = agreed;
    this.quiet = quiet;
  }

  /** The exit status; without a collector there is nothing to ask. */
  int upload(Spool spool, Report report, Optional<CollectorUrl> collector) throws IOException {
    if (collector.isEmpty()) {
      return ExitStatus.DONE;
    }
    ConsentView view = new ConsentView(user.terminal(), user.messages(), user.answers());
    switch (answer(view, report, collector.get())) {
      case NO -> {
        user.say("consent.declined");
        return ExitStatus.DONE;
      }
      case NOT_ASKED -> {
        user.complain("consent.not-asked");
        return ExitStatus.NOT_UPLOADED;
      }
      case YES -> {}
    }
    try (Uploader uploader = new Uploader(collector.get(), Version.text())) {
      Optional<UploadResult> result = new SpoolUpload(spool, uploader).send(report.id());
      if (result.isEmpty()) {
        user.complain("upload.busy");
        return ExitStatus.NOT_UPLOADED;
      }
      return tell(view, report, result.get());
    }
  }

  private ConsentView.Answer answer(ConsentView view, Report report, CollectorUrl collector)
      throws IOException {
    if (agreed) {
      return ConsentView.Answer.YES;
    }
    return quiet
        ? ConsentView.Answer.NOT_ASKED
        : view.ask(report, new ReportCodec().pretty(report), collector.toString());
  }

  private int tell(ConsentView view, Report report, UploadResult result) {
    boolean stored = result instanceof UploadResult.Stored;
    if (stored || result instanceof UploadResult.AlreadyThere) {
      if (!quiet) {
        view.receipt(report.id(), stored);
      }
      return ExitStatus.DONE;
    }
    user.errors().println(new Outcomes(user.messages()).of(result));
    return ExitStatus.NOT_UPLOADED;
  }
}
