package org.sendpath.analysis.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sendpath.rule.Case;
import org.sendpath.table.Cell;
import org.sendpath.table.Table;
import org.sendpath.table.TableCsv;
import org.sendpath.table.TableShape;
import org.sendpath.table.Tables;

class ExportsTest {
  private static final Table FUNNEL = Tables.funnel(39, 32, 26);
  private static final Table CASES = Tables.cases(Map.of(Case.OPEN, 12L, Case.RESET, 14L));

  @TempDir private Path temporary;

  @Test
  void write_someFormats_givesThoseFilesTableByTable() throws Exception {
    Path folder = temporary.resolve("new/tables");
    List<Exported> exported =
        Exports.write(List.of(FUNNEL, CASES), folder, EnumSet.of(Format.MD, Format.CSV));
    assertThat(exported)
        .extracting(Exported::file)
        .containsExactly(
            folder.resolve("funnel.csv"),
            folder.resolve("funnel.md"),
            folder.resolve("cases.csv"),
            folder.resolve("cases.md"));
    assertThat(exported).extracting(Exported::rows).containsExactly(3L, 3L, 9L, 9L);
    assertThat(folder).isDirectoryContaining("glob:**.csv").satisfies(ExportsTest::hasNoPart);
    assertThat(folder.resolve("cases.csv")).content().isEqualTo(TableCsv.of(CASES));
    for (Exported file : exported) {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file.file()));
      assertThat(file.sha256()).isEqualTo(HexFormat.of().formatHex(digest));
    }
  }

  @ParameterizedTest
  @EnumSource
  void write_sameTableAgain_replacesItByTheSameBytes(Format format) throws Exception {
    Files.writeString(temporary.resolve("mixed." + format.word()), "old");
    List<Exported> first = Exports.write(List.of(TestShape.FILLED), temporary, Set.of(format));
    List<Exported> second = Exports.write(List.of(TestShape.FILLED), temporary, Set.of(format));
    assertThat(second).isEqualTo(first);
    assertThat(first.get(0).file()).content(StandardCharsets.ISO_8859_1).isNotEqualTo("old");
  }

  @ParameterizedTest
  @EnumSource
  void write_placeTaken_saysSoAndLeavesNothingHalf(Format format) throws Exception {
    Path taken = temporary.resolve("funnel." + format.word());
    Files.createDirectories(taken.resolve("inside"));
    assertThatThrownBy(() -> Exports.write(List.of(FUNNEL), temporary, Set.of(format)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(taken.toString());
    hasNoPart(temporary);
  }

  @Test
  void write_tableTwice_isRefusedBeforeAnythingIsWritten() {
    Path folder = temporary.resolve("tables");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Exports.write(List.of(FUNNEL, FUNNEL), folder, Set.of(Format.CSV)))
        .withMessage("tables: funnel is there twice");
    assertThat(folder).doesNotExist();
  }

  @Test
  void write_cellOfAnotherType_isRefusedBeforeAnythingIsWritten() {
    Path folder = temporary.resolve("tables");
    Table wrong =
        new Table(
            TableShape.FUNNEL, List.of(List.of(new Cell.Whole(39), new Cell.Text("reports"))));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Exports.write(List.of(CASES, wrong), folder, Set.of(Format.CSV)))
        .withMessageStartingWith("funnel: the column stage is text");
    assertThat(folder).doesNotExist();
  }

  private static void hasNoPart(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).noneMatch(file -> file.toString().endsWith(".part"));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
