package org.sendpath.collector.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationTest {
  private static final Path GUIDE = Path.of("../docs/operating.md");

  @TempDir Path folder;

  @Test
  void read_emptyFile_isTheDefault() throws Exception {
    assertThat(Configuration.read(file("# nothing\n"))).isEqualTo(Configuration.DEFAULT);
  }

  @Test
  void read_someKeys_changesThose() throws Exception {
    Configuration configuration =
        Configuration.read(
            file(
                """
                rate.per-second = 0
                connections.idle=2m
                queue.max-bytes = 100000000
                proxies.trusted = 127.0.0.1, ::1
                """));
    assertThat(configuration.rate().perSecond()).isZero();
    assertThat(configuration.connections().idle()).isEqualTo(Duration.ofMinutes(2));
    assertThat(configuration.queue().maxBytes()).isEqualTo(100_000_000);
    assertThat(configuration.bodies()).isEqualTo(Configuration.DEFAULT.bodies());
  }

  @Test
  void read_unknownKey_namesItAndTheKnown() {
    assertThatThrownBy(() -> Configuration.read(file("rate.persecond = 5")))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("rate.persecond")
        .hasMessageContaining("rate.per-second");
  }

  @Test
  void read_badValue_namesKeyAndWhatIsAllowed() {
    for (String line :
        new String[] {
          "rate.burst = many",
          "rate.burst = -1",
          "rate.burst = 99999999999",
          "rate.burst = 0",
          "connections.idle = 0s",
          "connections.idle = 3 hours",
          "proxies.trusted = localhost",
          "body.max-lines = 0",
          "body.max-bytes = 10",
          "queue.max-reports = 10"
        }) {
      assertThatThrownBy(() -> Configuration.read(file(line)))
          .describedAs(line)
          .isInstanceOf(ConfigurationException.class)
          .hasMessageContaining("collector.properties: ");
    }
    assertThatThrownBy(() -> Configuration.read(file("rate.burst = many")))
        .hasMessageContaining("rate.burst = many: it must be a whole number");
  }

  @Test
  void read_noFileOrNoText_saysSo() throws Exception {
    Path missing = folder.resolve("missing.properties");
    assertThatThrownBy(() -> Configuration.read(missing))
        .hasMessage(missing + ": there is no such file");
    Path binary = Files.write(folder.resolve("binary"), new byte[] {(byte) 0xFF, (byte) 0xFE});
    assertThatThrownBy(() -> Configuration.read(binary)).hasMessageContaining("UTF-8");
  }

  @Test
  void guide_documentsEveryKeyWithItsDefault() throws Exception {
    String guide = Files.readString(GUIDE);
    for (ConfigurationKey key : ConfigurationKey.values()) {
      assertThat(guide).contains("| `" + key + "` |");
    }
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("collector.properties"), text);
  }
}
