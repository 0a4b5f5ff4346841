package org.sendpath.agent.connect;

import java.nio.ByteBuffer;

/**
 * What {@code TCP_INFO} says of a socket ({@code struct tcp_info}, linux/tcp.h; its fields never
 * move).
 *
 * @param rttMicros smoothed; before any data it is the one sample, SYN to SYN/ACK; 0: none
 * @param retransmits segments sent again since the connect began: until it opened, SYNs
 */
record TcpInfo(State state, long rttMicros, int retransmits) {
  /** Where a connect stands. */
  enum State {
    /** Neither opened nor ended. */
    CONNECTING,
    /** The handshake is over; the server may have closed its side already. */
    OPENED,
    /** Ended; whether it had opened, {@code SO_ERROR} tells. */
    ENDED
  }

  /** Up to the last field that is read here. */
  static final int BYTES = 104;

  private static final int RTT_OFFSET = 68;
  private static final int TOTAL_RETRANSMITS_OFFSET = 100;

  private static final int TCP_SYN_SENT = 2;
  private static final int TCP_SYN_RECV = 3;
  private static final int TCP_CLOSE = 7;

  static TcpInfo parse(ByteBuffer info) {
    State state =
        switch (info.get(0)) {
          case TCP_SYN_SENT, TCP_SYN_RECV -> State.CONNECTING;
          case TCP_CLOSE -> State.ENDED;
          default -> State.OPENED;
        };
    return new TcpInfo(
        state,
        Integer.toUnsignedLong(info.getInt(RTT_OFFSET)),
        info.getInt(TOTAL_RETRANSMITS_OFFSET));
  }
}
