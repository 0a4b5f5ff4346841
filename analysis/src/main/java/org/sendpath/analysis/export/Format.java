package org.sendpath.analysis.export;

import org.sendpath.report.Word;

/** The formats that tables are written in; the word is the file name's ending, too. */
public enum Format implements Word {
  /** For everything: RFC 4180. */
  CSV,
  /** For reading and for GitHub. */
  MD,
  /** For programs. */
  JSON,
  /** For papers: LaTeX with booktabs. */
  TEX,
  /** For DuckDB, Spark, pandas and R. */
  PARQUET;

  TableWriter writer() {
    return switch (this) {
      case CSV -> new CsvWriter();
      case MD -> new MarkdownWriter();
      case JSON -> new JsonWriter();
      case TEX -> new LatexWriter();
      case PARQUET -> new ParquetWriter();
    };
  }
}
