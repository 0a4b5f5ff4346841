package org.sendpath.collector.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;

final class SqliteStoreOperationTest extends StoreOperationContract {
  SqliteStoreOperationTest() {
    super(TestDatabase.SQLITE);
  }

  @Test
  void open_newFile_onlyItsOwnerReadsIt() throws IOException {
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(Path.of(db))))
        .isEqualTo("rw-------");
  }

  @Test
  void open_prefixed_isTheSameFile() throws StoreException {
    write(report(1));
    try (Store beside = Stores.open("sqlite:" + db)) {
      assertThat(beside.reader().find(report(1).id())).isPresent();
    }
  }

  @Test
  void open_noDatabase_isRefusedAndKept() throws IOException {
    Path file = Files.writeString(folder.resolve("letter.txt"), "Dear Jun, ".repeat(100));

    assertThatThrownBy(() -> Stores.open(file.toString()))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("no SQLite database");
    assertThat(file).hasContent("Dear Jun, ".repeat(100));
  }

  @Test
  void open_noFolder_saysSo() {
    assertThatThrownBy(() -> Stores.open(folder.resolve("none/store.db").toString()))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("create its folder");
  }

  @Test
  void open_folder_saysSo() {
    assertThatThrownBy(() -> Stores.open(folder.toString()))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("cannot be opened");
  }

  @Test
  void open_otherDatabase_saysWhatThereIs() {
    assertThatThrownBy(() -> Stores.open("jdbc:mysql://127.0.0.1/x"))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("jdbc:postgresql:");
  }

  @Test
  void open_questionMark_saysSo() {
    assertThatThrownBy(() -> Stores.open(folder.resolve("what?.db").toString()))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("question mark");
  }
}
