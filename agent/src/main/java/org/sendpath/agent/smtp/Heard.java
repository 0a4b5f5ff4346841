package org.sendpath.agent.smtp;

import java.util.List;
import java.util.Optional;

/**
 * Lines of the server that belong together: a reply, or an identification.
 *
 * @param lines raw, one char per byte (ISO 8859-1), without line ends
 * @param rest what had come of a line without an end; empty where nothing had
 * @param whole complete by the protocol's grammar and within the limits; otherwise this is the
 *     beginning of what is no reply
 * @param followed more bytes had arrived behind it, unasked
 */
record Heard(List<String> lines, Optional<String> rest, boolean whole, boolean followed) {
  Heard {
    lines = List.copyOf(lines);
  }

  /** What belongs together, complete. */
  static Heard whole(List<String> lines, boolean followed) {
    return new Heard(lines, Optional.empty(), true, followed);
  }

  /** Whether not one byte was heard. */
  boolean isNothing() {
    return lines.isEmpty() && rest.isEmpty();
  }

  /** The reply code of a whole SMTP reply. */
  int code() {
    if (!whole) {
      throw new IllegalStateException("code of a reply that is not whole");
    }
    return Integer.parseInt(lines.get(0).substring(0, ReplyGrammar.CODE_LENGTH));
  }
}
