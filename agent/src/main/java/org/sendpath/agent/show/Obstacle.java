package org.sendpath.agent.show;

import java.util.List;
import org.sendpath.report.Report;
import org.sendpath.report.Resolution;
import org.sendpath.report.ResolutionStatus;
import org.sendpath.report.Target;
import org.sendpath.report.Word;

/** Why nothing was learnt of the server, from what kept attempts from leaving. */
enum Obstacle implements Word {
  UNSENT,
  NO_NAME,
  /** The name exists, without an address of either family. */
  NO_ADDRESS,
  DNS;

  /** What stood in the way of a report none of whose attempts at the server left the host. */
  static Obstacle of(Report report) {
    boolean attempted =
        report.attempts().stream().anyMatch(attempt -> attempt.target() == Target.SERVER);
    List<ResolutionStatus> answers =
        report.resolutions().stream()
            .filter(resolution -> resolution.target() == Target.SERVER)
            .map(Resolution::status)
            .toList();
    if (attempted || answers.isEmpty()) {
      return UNSENT;
    }
    if (answers.contains(ResolutionStatus.NXDOMAIN)) {
      return NO_NAME;
    }
    return answers.stream().allMatch(ResolutionStatus.NODATA::equals) ? NO_ADDRESS : DNS;
  }
}
