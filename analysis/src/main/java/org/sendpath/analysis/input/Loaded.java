package org.sendpath.analysis.input;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.sendpath.analysis.dataset.Manifest;

/**
 * All inputs as one dataset, with distinct report numbers and ids.
 *
 * @param dataset its folder
 * @param manifest says what came in, and what was wrong with it
 * @param rejected the files that hold what was set aside, and why; none if nothing was
 * @param temporary the folder that goes with {@link #close}, if there is one
 */
public record Loaded(Path dataset, Manifest manifest, List<Path> rejected, List<Path> temporary)
    implements AutoCloseable {
  public Loaded {
    Objects.requireNonNull(dataset, "dataset");
    Objects.requireNonNull(manifest, "manifest");
    rejected = List.copyOf(rejected);
    temporary = List.copyOf(temporary);
  }

  @Override
  public void close() throws IOException {
    for (Path folder : temporary) {
      Folders.delete(folder);
    }
  }
}
