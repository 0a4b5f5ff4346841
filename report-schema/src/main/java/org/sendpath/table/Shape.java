package org.sendpath.table;

import java.util.List;
import org.sendpath.report.Word;

/** What a table is called, as files and paths have it, and which columns it has. */
public interface Shape extends Word {
  /** The columns' names, in their order. */
  List<String> columns();
}
