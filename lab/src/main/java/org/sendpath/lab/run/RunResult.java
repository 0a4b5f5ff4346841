package org.sendpath.lab.run;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import org.sendpath.lab.packet.CaptureReader;
import org.sendpath.lab.packet.CapturedPacket;
import org.sendpath.report.InvalidReportException;
import org.sendpath.report.Report;
import org.sendpath.report.ReportCodec;

/**
 * What came of one run.
 *
 * @param exitStatus empty if the run did not come to its end
 * @param output what the agent printed
 * @param errors what it said beside
 * @param report empty if {@code output} is none; {@code errors} then ends with the reason
 * @param packets between client and router
 * @param heard what the servers were told, in this run or an earlier one
 */
record RunResult(
    Optional<String> exitStatus,
    String output,
    String errors,
    Optional<Report> report,
    List<CapturedPacket> packets,
    List<String> heard) {
  RunResult {
    packets = List.copyOf(packets);
    heard = List.copyOf(heard);
  }

  static RunResult read(ResultFolder folder) throws IOException {
    if (!Files.exists(folder.exitStatus())) {
      return new RunResult(
          Optional.empty(), "", "the scenario was not run", Optional.empty(), List.of(), List.of());
    }
    byte[] output = Files.readAllBytes(folder.report());
    Optional<Report> report = Optional.empty();
    String errors = Files.readString(folder.errors());
    try {
      report = Optional.of(new ReportCodec().read(output));
    } catch (InvalidReportException e) {
      errors += e.getMessage();
    }
    return new RunResult(
        Optional.of(Files.readString(folder.exitStatus())),
        new String(output, StandardCharsets.UTF_8),
        errors,
        report,
        CaptureReader.read(folder.capture()),
        Files.readAllLines(folder.heard()));
  }

  /** How many SYNs left the client for {@code server}. */
  long synsTo(InetSocketAddress server) {
    return packets.stream()
        .map(CapturedPacket::packet)
        .filter(packet -> packet.isSyn() && packet.to().equals(server))
        .count();
  }
}
