package org.sendpath.collector.ingest;

import java.util.Arrays;
import org.sendpath.collector.store.Submission;
import org.sendpath.report.InvalidReportException;
import org.sendpath.report.Report;
import org.sendpath.report.ReportCodec;
import org.sendpath.rule.ReportFacts;

/**
 * Reads reports. The codec is at least as strict as the schema, so what it reads needs no
 * validator; only what it refuses is explained by one.
 */
final class ReportDecoder {
  private final ReportCodec codec;

  /**
   * @param maxBytes the longest report that is read
   */
  ReportDecoder(int maxBytes) {
    this.codec = new ReportCodec(maxBytes);
  }

  /** The report in {@code bytes}, ready to be stored. */
  Submission read(byte[] bytes) throws InvalidReportException {
    byte[] body = withoutSpaceAround(bytes);
    Report report = codec.read(body);
    return new Submission(ReportFacts.of(report), body);
  }

  /** The same array if there is no space around it. */
  private static byte[] withoutSpaceAround(byte[] bytes) {
    int from = 0;
    int to = bytes.length;
    while (from < to && isSpace(bytes[from])) {
      from++;
    }
    while (from < to && isSpace(bytes[to - 1])) {
      to--;
    }
    return to - from == bytes.length ? bytes : Arrays.copyOfRange(bytes, from, to);
  }

  /** RFC 8259 §2. */
  private static boolean isSpace(byte b) {
    return b == ' ' || b == '\n' || b == '\r' || b == '\t';
  }
}
