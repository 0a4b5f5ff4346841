package org.sendpath.agent.cli;

import java.io.BufferedReader;
import java.io.PrintStream;
import org.sendpath.agent.show.Messages;
import org.sendpath.agent.show.Terminal;

/**
 * The person at the other end.
 *
 * @param terminal results and questions go there
 * @param answers what is typed
 * @param errors what went wrong, and what to do about it
 */
public record UserInterface(
    Terminal terminal, Messages messages, BufferedReader answers, PrintStream errors) {
  void say(String key, Object... arguments) {
    terminal.out().println(messages.text(key, arguments));
  }

  void complain(String key, Object... arguments) {
    errors.println(messages.text(key, arguments));
  }
}
