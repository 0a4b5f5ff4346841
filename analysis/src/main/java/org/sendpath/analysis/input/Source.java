package org.sendpath.analysis.input;

import java.io.IOException;
import org.sendpath.analysis.dataset.DatasetException;
import org.sendpath.analysis.dataset.Manifest;

/** One input, opened when it is its turn. */
interface Source {
  /** As messages and the manifest have it. */
  String name();

  /**
   * Gives all that is in it to {@code conversion}.
   *
   * @param input its number
   * @return what is known of it here; reports and bad lines, the conversion counts
   */
  Manifest.Input read(Conversion conversion, int input)
      throws InputException, DatasetException, IOException, InterruptedException;
}
