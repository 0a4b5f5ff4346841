package org.sendpath.analysis.input;

import org.sendpath.analysis.dataset.Dataset;
import org.sendpath.analysis.dataset.DatasetException;
import org.sendpath.analysis.dataset.Manifest;

/** A dataset that was made before. */
record DatasetSource(String name, Dataset dataset) implements Source {
  @Override
  public Manifest.Input read(Conversion conversion, int input)
      throws InputException, DatasetException, InterruptedException {
    conversion.take(input, dataset);
    return dataset.asInput(name);
  }
}
