package org.sendpath.policy;

import java.util.Objects;
import org.sendpath.report.Word;

/** What a mail reader that follows a policy would have met. */
public sealed interface Ending {
  /**
   * It could speak.
   *
   * @param waitMicros from its first SYN to the end of the greeting; to the open connection where
   *     the report has no greeting, because nobody listened
   */
  record Sent(Way way, long waitMicros) implements Ending {
    public Sent {
      Objects.requireNonNull(way, "way");
    }
  }

  /**
   * It could not.
   *
   * @param waitMicros until it gave up; where it is held by a server that opens and does not greet,
   *     until the last that is known of that server: such a wait has no end of its own
   */
  record NotSent(long waitMicros) implements Ending {}

  /** The report does not tell. */
  record Unmeasured(Reason reason) implements Ending {
    public Unmeasured {
      Objects.requireNonNull(reason, "reason");
    }
  }

  /** Why a report does not tell. */
  enum Reason implements Word {
    /** It has no attempt at all. */
    NOTHING_ATTEMPTED,
    /** Of what the policy tries, nothing left the host. */
    NOTHING_LEFT,
    /** The policy goes on to a port that was not tried, though its family has an address. */
    PORT_NOT_TRIED,
    /**
     * An ICMP error that may have been soft was met, whose code nobody saw, and the policy's system
     * treats soft errors in another way.
     */
    ERROR_UNKNOWN
  }
}
