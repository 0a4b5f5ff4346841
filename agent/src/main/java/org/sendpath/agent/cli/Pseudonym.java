package org.sendpath.agent.cli;

import java.io.IOException;
import java.util.Arrays;
import org.sendpath.agent.spool.Folders;
import org.sendpath.agent.spool.SettingsException;
import org.sendpath.agent.spool.Volunteer;

/**
 * Who the volunteer is to the experiment: a pseudonym of this machine, or of a phrase that several
 * machines share.
 */
final class Pseudonym {
  private final UserInterface user;

  Pseudonym(UserInterface user) {
    this.user = user;
  }

  /**
   * The pseudonym; made on the first run.
   *
   * @param askPhrase whether to ask for a phrase and derive a new one from it
   */
  String of(Folders folders, String experiment, boolean askPhrase)
      throws IOException, SettingsException {
    Volunteer volunteer = new Volunteer(folders.config());
    if (!askPhrase) {
      return volunteer.pseudonym(experiment);
    }
    char[] phrase = readPhrase();
    try {
      return volunteer.keepFromPhrase(phrase, experiment);
    } finally {
      Arrays.fill(phrase, '\0');
    }
  }

  private char[] readPhrase() throws IOException {
    if (user.terminal().canAsk()) {
      char[] phrase =
          System.console().readPassword("%s ", user.messages().text("probe.ask-phrase"));
      if (phrase != null) {
        return phrase;
      }
    }
    // From a pipe it is the first line, so that scripts can set up machines.
    String line = user.answers().readLine();
    if (line == null) {
      throw new IOException(user.messages().text("probe.no-phrase"));
    }
    return line.toCharArray();
  }
}
