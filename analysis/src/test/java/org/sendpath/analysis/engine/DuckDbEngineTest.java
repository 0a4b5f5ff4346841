package org.sendpath.analysis.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DuckDbEngineTest extends EngineContractTest {
  private static final long MAX_MEMORY_BYTES = 128L << 20;

  @Override
  protected Engine open(Path temporaryFolder) throws EngineException {
    return DuckDbEngine.open(new DuckDbSettings(MAX_MEMORY_BYTES, 2, temporaryFolder));
  }

  @Test
  void close_afterSpilling_leavesNothingBehind() throws Exception {
    Path temporary = folder.resolve("spill");
    try (Engine engine = open(temporary)) {
      engine.keep("large", "SELECT md5(CAST(range AS VARCHAR)) AS word, range FROM range(3000000)");
      assertThat(files(temporary)).isNotEmpty();
      engine.query("SELECT count(*) FROM large", row -> assertThat(row.whole(0)).hasValue(3000000));
    }
    assertThat(files(temporary)).isEmpty();
  }

  @Test
  void query_moreThanMemoryHolds_saysWhatToRaise() throws Exception {
    try (Engine engine = open(folder.resolve("little"))) {
      assertThatExceptionOfType(EngineException.class)
          .isThrownBy(
              () ->
                  engine.query(
                      "SELECT length(string_agg(md5(CAST(range AS VARCHAR)), ',')) FROM"
                          + " range(4000000)",
                      row -> {}))
          .withMessageContaining("128 MiB")
          .withMessageContaining("raise the limit");
    }
  }

  @Test
  void open_folderThatIsAFile_saysToChooseAnother() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "");
    assertThatExceptionOfType(EngineException.class)
        .isThrownBy(() -> open(file))
        .withMessageContaining("choose another folder")
        .withMessageContaining(file.toString());
  }

  @Test
  void settings_withoutSense_nameTheField() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new DuckDbSettings(1, 1, folder))
        .withMessageContaining("maxMemoryBytes");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new DuckDbSettings(MAX_MEMORY_BYTES, 0, folder))
        .withMessageContaining("threads");
  }

  private static Stream<Path> files(Path folder) throws Exception {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).toList().stream();
    }
  }
}
