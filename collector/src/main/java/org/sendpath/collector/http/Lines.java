package org.sendpath.collector.http;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The lines of an NDJSON body; empty ones are none. */
final class Lines {
  /**
   * One line.
   *
   * @param number from 1, empty lines counted
   */
  @SuppressWarnings("ArrayRecordComponent") // Of one request; compared nowhere.
  record Line(int number, byte[] bytes) {}

  private Lines() {}

  /** Or {@link Refusal} if there are too many, or none. */
  static List<Line> of(byte[] body, int maxLines) {
    List<Line> lines = new ArrayList<>();
    int number = 1;
    int from = 0;
    for (int at = 0; at <= body.length; at++) {
      if (at == body.length || body[at] == '\n') {
        if (!isBlank(body, from, at)) {
          if (lines.size() == maxLines) {
            throw new Refusal(
                Problems.tooLarge("at most " + maxLines + " reports are taken: send less at once"));
          }
          lines.add(new Line(number, Arrays.copyOfRange(body, from, at)));
        }
        number++;
        from = at + 1;
      }
    }
    if (lines.isEmpty()) {
      throw new Refusal(Problems.badRequest("the body holds no report"));
    }
    return lines;
  }

  private static boolean isBlank(byte[] body, int from, int to) {
    for (int at = from; at < to; at++) {
      if (body[at] != ' ' && body[at] != '\t' && body[at] != '\r') {
        return false;
      }
    }
    return true;
  }
}
