package org.sendpath.analysis.input;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sendpath.analysis.facts.FactRows;
import org.sendpath.report.InvalidReportException;
import org.sendpath.report.Report;
import org.sendpath.report.ReportCodec;

/**
 * Some documents of one input, read.
 *
 * @param bytes how many of the input's were read for it
 */
record Batch(int input, long bytes, List<Item> items) {
  Batch {
    items = List.copyOf(items);
  }

  /**
   * One document.
   *
   * @param rows its facts, if it is a report
   * @param fingerprint of the report
   * @param reason why it is none
   */
  record Item(Document document, Optional<FactRows> rows, long fingerprint, String reason) {}

  static Batch read(ReportCodec codec, int input, long bytes, List<Document> documents) {
    List<Item> items = new ArrayList<>(documents.size());
    for (Document document : documents) {
      items.add(read(codec, document));
    }
    return new Batch(input, bytes, items);
  }

  private static Item read(ReportCodec codec, Document document) {
    if (!(document instanceof Document.Text text)) {
      return bad(document, "is longer than a report may be");
    }
    Report report;
    try {
      report = codec.read(text.bytes());
    } catch (InvalidReportException e) {
      return bad(document, e.getMessage());
    }
    // Its number is given when it is appended, in the order of input.
    FactRows rows = FactRows.of(0, report);
    // Bytes would tell the same report on one line and on many apart.
    long fingerprint = ((long) report.hashCode() << Integer.SIZE) ^ rows.hashCode();
    return new Item(
        new Document.Text(text.line(), new byte[0]), Optional.of(rows), fingerprint, "");
  }

  private static Item bad(Document document, String reason) {
    return new Item(document, Optional.empty(), 0, reason);
  }
}
