package org.sendpath.lab.server;

import java.io.IOException;

/** How a scripted server treats its clients: a mail service, or one of the misbehaviours. */
public sealed interface Behaviour permits MailService, Misbehaviour {
  /**
   * Speaks with one client until the script or the client is at its end.
   *
   * @throws IOException if the client leaves
   */
  void speak(Conversation conversation) throws IOException;
}
