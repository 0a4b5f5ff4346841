package org.sendpath.agent.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sendpath.agent.spool.SettingsException.Problem;

class SettingsTest {
  @TempDir Path config;

  @Test
  void read_noFile_isAllEmpty() throws Exception {
    Settings settings = Settings.read(config.resolve("not-there"));

    assertThat(settings.collector()).isEmpty();
    assertThat(settings.experiment()).isEmpty();
    assertThat(settings.lang()).isEmpty();
  }

  @Test
  void read_everyKeyWithCommentsAndByteOrderMark_isUnderstood() throws Exception {
    Files.writeString(
        config.resolve(Settings.FILE),
        "\uFEFF# 設定\n\ncollector = https://c.example.org/base/ \nexperiment=fallback-2\nlang = ja\n");

    Settings settings = Settings.read(config);

    assertThat(settings.collector()).map(Object::toString).contains("https://c.example.org/base");
    assertThat(settings.experiment()).contains("fallback-2");
    assertThat(settings.lang()).contains("ja");
  }

  @ParameterizedTest
  @CsvSource({
    "colector = https://c.example.org, UNKNOWN_KEY, colector",
    "collector, BAD_LINE, key = value",
    "collector = ftp://c.example.org, BAD_VALUE, https://",
    "experiment = Fall Back, BAD_VALUE, lower case",
    "lang = fr, BAD_VALUE, en or ja"
  })
  void parse_badLine_isNamedByItsNumber(String line, Problem problem, String said) {
    assertThatExceptionOfType(SettingsException.class)
        .isThrownBy(() -> Settings.parse("file", List.of("# x", "", line)))
        .withMessageStartingWith("file, line 3: ")
        .withMessageContaining(said)
        .satisfies(e -> assertThat(e.problem()).isEqualTo(problem));
  }

  @Test
  void parse_keyTwice_isRefused() {
    assertThatExceptionOfType(SettingsException.class)
        .isThrownBy(() -> Settings.parse("file", List.of("lang = en", "lang = ja")))
        .withMessageContaining("line 2: lang is set twice");
  }

  @Test
  void read_noUtf8OrAFolder_saysSo() throws Exception {
    Path file = config.resolve(Settings.FILE);
    Files.write(file, new byte[] {'#', (byte) 0xFF});
    assertUnreadable("UTF-8");
    Files.delete(file);
    Files.createDirectory(file);
    assertUnreadable("cannot be read");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://c.example.org",
        "HTTPS://C.Example.org:8443/a/b//",
        "http://localhost:8080",
        "http://127.8.0.1:8080",
        "http://[::1]:8080/"
      })
  void collectorUrl_allowed_isCanonical(String url) {
    assertThat(CollectorUrl.parse(url).toString()).matches("https?://[a-z0-9.:\\[\\]]+(/a/b)?");
    assertThat(CollectorUrl.parse(url).resolve("/v1/reports").toString())
        .isEqualTo(CollectorUrl.parse(url) + "/v1/reports");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "c.example.org",
        "//c.example.org",
        "http://c.example.org",
        "http://10.0.0.1",
        "http://localhost.example.org",
        "https://",
        "https://user:pass@c.example.org",
        "https://c.example.org?x",
        "https://c.example.org#x",
        "https://c.example .org",
        "mailto:a@example.org",
        "file:///etc/passwd"
      })
  void collectorUrl_refused_saysWhatItMustLookLike(String url) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CollectorUrl.parse(url))
        .withMessageContaining("collector's URL");
  }

  private void assertUnreadable(String said) {
    assertThatExceptionOfType(SettingsException.class)
        .isThrownBy(() -> Settings.read(config))
        .withMessageContaining(said)
        .satisfies(e -> assertThat(e.problem()).isEqualTo(Problem.UNREADABLE));
  }
}
