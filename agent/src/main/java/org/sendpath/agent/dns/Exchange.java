package org.sendpath.agent.dns;

import java.io.IOException;
import java.net.InetSocketAddress;

/** Asks one server one question. */
interface Exchange {
  /**
   * The server's answer, whole: {@link Query#isAnsweredBy} holds for it, nothing else is known.
   *
   * @throws java.net.SocketTimeoutException if none came before the deadline
   * @throws IOException if the server could not be reached
   */
  byte[] ask(InetSocketAddress server, Query query, Deadline deadline) throws IOException;
}
