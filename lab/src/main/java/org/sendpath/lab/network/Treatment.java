package org.sendpath.lab.network;

import java.net.InetSocketAddress;
import org.sendpath.lab.packet.IcmpError;

/** What the router does with the TCP packets of one server address and port. */
public sealed interface Treatment {
  /** Passes them on. */
  record Forward() implements Treatment {}

  /** Loses all that go to the server, without a word. */
  record Drop() implements Treatment {}

  /** Answers all that go to the server with an ICMP error. */
  record Answer(IcmpError error, Sender sender) implements Treatment {}

  /** Who sends an ICMP error. */
  enum Sender {
    /** The router by its own address, somewhere in the provider's network. */
    ROUTER,
    /** The router in the client's own network: its address tells where the client is. */
    HOME
  }

  /** Loses the first SYN of each connection; what comes later is treated as {@code then} says. */
  record LoseFirstSyn(Treatment then) implements Treatment {
    public LoseFirstSyn {
      if (then instanceof LoseFirstSyn) {
        throw new IllegalArgumentException("then: one SYN can be lost first, not two");
      }
    }
  }

  /** Passes them to another server of the same family, and the answers back as from the first. */
  record Redirect(InetSocketAddress to) implements Treatment {}
}
