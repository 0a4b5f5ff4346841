package org.sendpath.agent.cli;

import org.sendpath.agent.show.Messages;
import org.sendpath.agent.spool.SettingsException;
import org.sendpath.agent.spool.SpoolException;

/**
 * What kept the agent from running, in the volunteer's language where we have the words, else as
 * the exception says it.
 */
final class Problems {
  private final Messages messages;

  Problems(Messages messages) {
    this.messages = messages;
  }

  String of(Exception failure) {
    if (failure instanceof SpoolException spool) {
      return messages.word("spool", spool.problem(), spool.subject(), spool.getMessage());
    }
    if (failure instanceof SettingsException settings) {
      return messages.word("settings", settings.problem(), settings.getMessage());
    }
    return messages.text("error.other", failure.getMessage());
  }
}
