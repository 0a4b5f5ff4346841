package org.sendpath.agent.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FoldersTest {
  private static final Map<String, String> NOTHING_SET = Map.of();

  @Test
  void of_linuxWithNothingSet_isBelowHome() throws Exception {
    assertThat(Folders.of(NOTHING_SET, "Linux", "/home/a"))
        .isEqualTo(folders("/home/a/.config/sendpath", "/home/a/.local/share/sendpath"));
  }

  @Test
  void of_linuxWithXdg_isThere() throws Exception {
    Map<String, String> xdg = Map.of("XDG_CONFIG_HOME", "/c", "XDG_DATA_HOME", "/d");

    assertThat(Folders.of(xdg, "Linux", "?")).isEqualTo(folders("/c/sendpath", "/d/sendpath"));
  }

  @Test
  void of_homeVariable_countsMoreThanTheUserDatabase() throws Exception {
    Map<String, String> variables = Map.of("HOME", "/tmp/empty");

    assertThat(Folders.of(variables, "Linux", "/home/a"))
        .isEqualTo(folders("/tmp/empty/.config/sendpath", "/tmp/empty/.local/share/sendpath"));
    assertThat(Folders.of(Map.of("HOME", "/tmp/empty"), "Windows 11", "/u"))
        .isEqualTo(folders("/u/AppData/Roaming/Sendpath", "/u/AppData/Local/Sendpath"));
  }

  @Test
  void of_relativeOrEmptyXdg_isIgnored() throws Exception {
    Map<String, String> xdg = Map.of("XDG_CONFIG_HOME", "c/d", "XDG_DATA_HOME", "");

    assertThat(Folders.of(xdg, "FreeBSD", "/home/a"))
        .isEqualTo(folders("/home/a/.config/sendpath", "/home/a/.local/share/sendpath"));
  }

  @Test
  void of_mac_isApplicationSupportWhateverXdgSays() throws Exception {
    String folder = "/Users/a/Library/Application Support/Sendpath";

    assertThat(Folders.of(Map.of("XDG_DATA_HOME", "/d"), "Mac OS X", "/Users/a"))
        .isEqualTo(folders(folder, folder));
  }

  @Test
  void of_windows_keepsSettingsInRoamingAndReportsInLocal() throws Exception {
    Map<String, String> variables = Map.of("APPDATA", "/u/Roaming", "LOCALAPPDATA", "/u/Local");

    assertThat(Folders.of(variables, "Windows 11", "/u"))
        .isEqualTo(folders("/u/Roaming/Sendpath", "/u/Local/Sendpath"));
    assertThat(Folders.of(NOTHING_SET, "Windows 11", "/u"))
        .isEqualTo(folders("/u/AppData/Roaming/Sendpath", "/u/AppData/Local/Sendpath"));
  }

  @Test
  void of_sendpathHome_winsOnEverySystem() throws Exception {
    Map<String, String> variables = Map.of("SENDPATH_HOME", "/s", "XDG_DATA_HOME", "/d");

    for (String os : new String[] {"Linux", "Mac OS X", "Windows 11"}) {
      assertThat(Folders.of(variables, os, "?")).isEqualTo(folders("/s/config", "/s/data"));
    }
  }

  @Test
  void of_relativeSendpathHomeOrNoHomeAtAll_saysWhatToDo() {
    assertThatExceptionOfType(SettingsException.class)
        .isThrownBy(() -> Folders.of(Map.of("SENDPATH_HOME", "s"), "Linux", "/home/a"))
        .withMessageContaining("absolute");
    assertThatExceptionOfType(SettingsException.class)
        .isThrownBy(() -> Folders.of(NOTHING_SET, "Linux", "?"))
        .withMessageContaining("SENDPATH_HOME");
  }

  private static Folders folders(String config, String data) {
    return new Folders(Path.of(config), Path.of(data));
  }
}
