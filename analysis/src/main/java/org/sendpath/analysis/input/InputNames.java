package org.sendpath.analysis.input;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.sendpath.analysis.dataset.Dataset;
import org.sendpath.analysis.dataset.DatasetException;

/** What inputs' names stand for. */
final class InputNames {
  private static final String STANDARD_INPUT = "-";
  private static final Pattern URL = Pattern.compile("(?i)https?://.*");
  private static final Pattern REPORTS =
      Pattern.compile(".+\\.(json|ndjson|jsonl)(\\.gz)?", Pattern.CASE_INSENSITIVE);
  private static final List<String> OURS = List.of("rejected.ndjson", "manifest.json");

  private final LoadOptions options;
  private final Retrying retrying;
  private final Path work;

  /**
   * @param work for what is too large for memory
   */
  InputNames(LoadOptions options, Retrying retrying, Path work) {
    this.options = options;
    this.retrying = retrying;
    this.work = work;
  }

  List<Source> sources(List<String> names) throws InputException {
    if (names.stream().filter(STANDARD_INPUT::equals).count() > 1) {
      throw new InputException("standard input (-) can be read once only");
    }
    List<Source> sources = new ArrayList<>();
    for (String name : names) {
      if (name.equals(STANDARD_INPUT)) {
        sources.add(new StreamSource("standard input", () -> kept(options.standardInput()), work));
      } else if (URL.matcher(name).matches()) {
        sources.add(CollectorSource.at(name, token(), retrying));
      } else {
        addPath(name, sources);
      }
    }
    return sources;
  }

  private void addPath(String name, List<Source> sources) throws InputException {
    Path path;
    try {
      path = Path.of(name);
    } catch (InvalidPathException e) {
      throw new InputException(name + " is no file's name: " + e.getReason(), e);
    }
    if (!Files.exists(path)) {
      throw new InputException(
          name + ": there is no such file or folder; or is it a collector's URL without https://?");
    }
    if (!Files.isDirectory(path)) {
      sources.add(file(path));
      return;
    }
    int before = sources.size();
    addFolder(path, sources);
    if (sources.size() == before) {
      throw new InputException(
          name
              + " holds no reports: no dataset, and no file named *.json, *.ndjson or *.jsonl,"
              + " with or without .gz");
    }
  }

  private void addFolder(Path folder, List<Source> sources) throws InputException {
    if (Dataset.isDataset(folder)) {
      try {
        sources.add(new DatasetSource(folder.toString(), Dataset.open(folder, options.version())));
      } catch (DatasetException e) {
        throw new InputException(e.getMessage(), e);
      }
      return;
    }
    List<Path> entries;
    try (Stream<Path> all = Files.list(folder)) {
      entries = all.sorted().toList();
    } catch (IOException e) {
      throw new InputException(folder + " cannot be read: " + e.getMessage(), e);
    }
    for (Path entry : entries) {
      String name = entry.getFileName().toString();
      if (name.startsWith(".")) {
        continue;
      }
      // A linked folder may lead back here.
      if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
        addFolder(entry, sources);
      } else if (Files.isRegularFile(entry)
          && REPORTS.matcher(name).matches()
          && !OURS.contains(name.toLowerCase(Locale.ROOT))) {
        sources.add(file(entry));
      }
    }
  }

  private Source file(Path file) {
    return new StreamSource(file.toString(), () -> Files.newInputStream(file), work);
  }

  private Optional<String> token() throws InputException {
    return options.tokenFile().isPresent()
        ? Optional.of(Token.read(options.tokenFile().get()))
        : Optional.empty();
  }

  /** Standard input stays open. */
  private static InputStream kept(InputStream in) {
    return new FilterInputStream(in) {
      @Override
      public int read(byte[] to, int offset, int length) throws IOException {
        return in.read(to, offset, length);
      }

      @Override
      public void close() {}
    };
  }
}
