package org.sendpath.policy;

import java.util.OptionalLong;
import org.sendpath.report.InvalidFieldException;

/**
 * What a mail reader's system does with a connect that gets no SYN/ACK, where the reader itself
 * sets no timer.
 *
 * @param timeoutMicros how long it tries (Table 4.1 of the 2005 report)
 * @param softErrorsEnd whether an ICMP soft error ends a connect (the report's case 4.2), or is
 *     kept while TCP goes on (case 4.1; RFC 1122 §4.2.3.9)
 * @param softErrorWaitMicros if they do not end it: how long TCP goes on after one; empty: for the
 *     whole timeout
 */
public record TcpSystem(
    String name, long timeoutMicros, boolean softErrorsEnd, OptionalLong softErrorWaitMicros) {
  public TcpSystem {
    Limits.name(name);
    Limits.timer("timeoutMicros", timeoutMicros);
    Limits.timer("softErrorWaitMicros", softErrorWaitMicros);
    if (softErrorsEnd && softErrorWaitMicros.isPresent()) {
      throw new InvalidFieldException(
          "softErrorWaitMicros", "must be absent where soft errors end a connect");
    }
  }
}
