package org.sendpath.agent.cli;

import org.sendpath.agent.spool.Folders;
import org.sendpath.agent.spool.Settings;
import org.sendpath.agent.spool.SettingsException;
import org.sendpath.agent.spool.Spool;
import org.sendpath.report.ReportCodec;

/** What this volunteer has on this machine: folders, settings and saved reports. */
record VolunteerFiles(Folders folders, Settings settings, Spool spool) {
  /**
   * Reads the settings; creates nothing.
   *
   * @throws SettingsException if there is no home folder, or the settings say what is not allowed
   */
  static VolunteerFiles ofThisUser() throws SettingsException {
    Folders folders = Folders.ofThisUser();
    return new VolunteerFiles(
        folders, Settings.read(folders.config()), new Spool(folders.data(), new ReportCodec()));
  }
}
