package org.sendpath.analysis.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.sendpath.analysis.dataset.Sha256;
import org.sendpath.table.Table;

/** Writes tables into a folder: {@code cases.csv}, {@code cases.md} and so on. */
public final class Exports {
  private Exports() {}

  /**
   * Writes each table in each format. Files that are there already are replaced. Each file is
   * written beside its place and renamed when it is whole: there is never half a table.
   *
   * @param tables each with another name
   * @param folder made if it is not there
   * @return the files, table by table, in the order of formats
   * @throws IOException if a file cannot be written; those before it are there
   * @throws IllegalArgumentException if a cell is not of its column's type, or two tables have one
   *     name; nothing is written then
   */
  public static List<Exported> write(List<Table> tables, Path folder, Set<Format> formats)
      throws IOException {
    Set<String> names = new HashSet<>();
    for (Table table : tables) {
      ColumnType.check(table);
      if (!names.add(table.shape().word())) {
        throw new IllegalArgumentException("tables: " + table.shape().word() + " is there twice");
      }
    }
    Files.createDirectories(folder);
    List<Exported> exported = new ArrayList<>();
    for (Table table : tables) {
      for (Format format : Format.values()) {
        if (formats.contains(format)) {
          exported.add(write(table, folder, format));
        }
      }
    }
    return List.copyOf(exported);
  }

  private static Exported write(Table table, Path folder, Format format) throws IOException {
    Path file = folder.resolve(table.shape().word() + "." + format.word());
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try {
      format.writer().write(table, part);
      String sha256 = Sha256.of(part).hex();
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      return new Exported(file, table.rows().size(), sha256);
    } finally {
      Files.deleteIfExists(part);
    }
  }
}
