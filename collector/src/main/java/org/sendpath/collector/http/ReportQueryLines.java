package org.sendpath.collector.http;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.sendpath.collector.store.StoreException;
import org.sendpath.collector.table.Pages;

/** Rows of the store as pieces of text. Not safe for several threads. */
final class ReportQueryLines<T> implements ReportQueryStream.Pieces {
  private final String head;
  private final Pages<T> pages;
  private final Function<T, byte[]> text;
  private final String between;
  private final String end;
  private boolean begun;
  private boolean hasRows;
  private boolean ended;

  /**
   * @param head what comes before the first row
   * @param text one row
   * @param between what parts two rows
   * @param end what comes after the last row
   */
  ReportQueryLines(
      String head, Pages<T> pages, Function<T, byte[]> text, String between, String end) {
    this.head = head;
    this.pages = pages;
    this.text = text;
    this.between = between;
    this.end = end;
  }

  @Override
  public Optional<byte[]> next() throws StoreException {
    if (ended) {
      return Optional.empty();
    }
    List<T> rows = pages.next();
    ByteArrayOutputStream piece = new ByteArrayOutputStream();
    write(piece, begun ? "" : head);
    begun = true;
    for (T row : rows) {
      write(piece, hasRows ? between : "");
      hasRows = true;
      piece.writeBytes(text.apply(row));
    }
    if (rows.isEmpty()) {
      ended = true;
      write(piece, end);
    }
    return Optional.of(piece.toByteArray());
  }

  private static void write(ByteArrayOutputStream piece, String text) {
    piece.writeBytes(text.getBytes(StandardCharsets.UTF_8));
  }
}
