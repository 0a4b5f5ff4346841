package org.sendpath.analysis.input;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.sendpath.analysis.dataset.DatasetException;
import org.sendpath.analysis.dataset.DatasetWriter;
import org.sendpath.analysis.dataset.Manifest;
import org.sendpath.analysis.dataset.Repeat;

/** Makes one dataset of all inputs. */
public final class Inputs {
  private final LoadOptions options;
  private final Progress progress;
  private final Retrying.Sleeper sleeper;
  private final InstantSource clock;

  public Inputs(LoadOptions options, Progress progress) {
    this(options, progress, duration -> Thread.sleep(duration.toMillis()), InstantSource.system());
  }

  Inputs(LoadOptions options, Progress progress, Retrying.Sleeper sleeper, InstantSource clock) {
    this.options = options;
    this.progress = progress;
    this.sleeper = sleeper;
    this.clock = clock;
  }

  /**
   * Reads inputs: files of reports, folders of such files, datasets, {@code -}, collectors' URLs.
   * One dataset alone is used where it is, unless another place was asked for.
   *
   * @throws InputException if an input cannot be used, or nothing can be written; nothing is left
   *     behind then but what was set aside
   * @throws InterruptedException if the thread was interrupted; nothing is left behind
   */
  public Loaded load(List<String> names) throws InputException, InterruptedException {
    Path work;
    try {
      work = work();
    } catch (IOException e) {
      throw new InputException("there is no room for the facts: " + e.getMessage(), e);
    }
    boolean stays = false;
    try {
      Retrying retrying = Retrying.standard(sleeper, clock, progress);
      List<Source> sources = new InputNames(options, retrying, work).sources(names);
      if (options.dataset().isEmpty()
          && sources.size() == 1
          && sources.get(0) instanceof DatasetSource only) {
        return asItIs(only);
      }
      Loaded loaded = convert(sources, work);
      stays = !loaded.temporary().isEmpty();
      return loaded;
    } catch (DatasetException | IOException e) {
      throw new InputException(e.getMessage(), e);
    } finally {
      if (!stays) {
        delete(work);
      }
    }
  }

  /** Beside the dataset's place, so that it gets there as a whole. */
  private Path work() throws IOException, InputException {
    if (options.dataset().isEmpty()) {
      return Files.createTempDirectory("sendpath-facts");
    }
    Path place = options.dataset().get().toAbsolutePath();
    if (Files.exists(place) && !(Files.isDirectory(place) && Folders.isEmpty(place))) {
      throw new InputException(
          place + " is there already: name another folder, or remove it first");
    }
    Files.createDirectories(place.getParent());
    return Files.createTempDirectory(place.getParent(), place.getFileName() + ".part-");
  }

  private Loaded asItIs(DatasetSource only) throws DatasetException {
    Manifest own = only.dataset().manifest();
    Manifest manifest =
        new Manifest(
            own.format(),
            own.version(),
            own.madeAt(),
            List.of(only.dataset().asInput(only.name())),
            own.rows(),
            own.outputs());
    return new Loaded(only.dataset().folder(), manifest, List.of(), List.of());
  }

  private Loaded convert(List<Source> sources, Path work)
      throws InputException, DatasetException, IOException, InterruptedException {
    Path facts = Files.createDirectory(work.resolve("facts"));
    List<Path> rejected = new ArrayList<>();
    Manifest manifest;
    try (Rejects rejects = new Rejects(work)) {
      try (DatasetWriter writer =
          DatasetWriter.create(facts, options.threads(), options.memoryBytes())) {
        manifest = convert(sources, writer, rejects);
      } finally {
        // What was set aside is told of even if the reading ended with it.
        rejected.addAll(rejects.moveTo(isAsideInside() ? facts : options.aside()));
      }
    }
    if (options.dataset().isEmpty()) {
      return new Loaded(facts, manifest, rejected, List.of(work));
    }
    Path place = options.dataset().get();
    Files.deleteIfExists(place);
    Files.move(facts, place);
    if (isAsideInside()) {
      rejected.replaceAll(file -> place.resolve(file.getFileName()));
    }
    return new Loaded(place, manifest, rejected, List.of());
  }

  /** Then it is not there before the dataset is. */
  private boolean isAsideInside() {
    Path aside = options.aside().toAbsolutePath().normalize();
    return options
        .dataset()
        .map(place -> place.toAbsolutePath().normalize())
        .filter(aside::equals)
        .isPresent();
  }

  private Manifest convert(List<Source> sources, DatasetWriter writer, Rejects rejects)
      throws InputException, DatasetException, IOException, InterruptedException {
    List<String> names = sources.stream().map(Source::name).toList();
    List<Manifest.Input> inputs = new ArrayList<>();
    long[] repeated = new long[names.size()];
    long[] contradicting = new long[names.size()];
    Conversion conversion = new Conversion(writer, rejects, progress, options, names);
    conversion.run(
        () -> {
          for (int input = 0; input < names.size(); input++) {
            inputs.add(sources.get(input).read(conversion, input));
          }
        });
    for (int input = 0; input < names.size(); input++) {
      inputs.set(input, conversion.counted(input, inputs.get(input)));
    }
    List<String> contradictions = new ArrayList<>();
    writer.finish(
        repeat -> {
          repeated[repeat.input()]++;
          if (repeat.contradicts()) {
            contradicting[repeat.input()]++;
            String message = contradiction(names, repeat);
            rejects.tell(message);
            if (contradictions.isEmpty()) {
              contradictions.add(message);
            }
          }
        });
    if (options.strict() && !contradictions.isEmpty()) {
      throw new InputException(contradictions.get(0));
    }
    for (int input = 0; input < names.size(); input++) {
      inputs.set(input, inputs.get(input).withRepeated(repeated[input], contradicting[input]));
    }
    return writer.describe(
        options.version(), clock.instant().truncatedTo(ChronoUnit.SECONDS), inputs);
  }

  private static String contradiction(List<String> names, Repeat repeat) {
    return place(names, repeat.input(), repeat.line())
        + ": has the id of "
        + place(names, repeat.firstInput(), repeat.firstLine())
        + ", but other content; that one stands";
  }

  private static String place(List<String> names, int input, long line) {
    return line == 0 ? names.get(input) : names.get(input) + ":" + line;
  }

  private static void delete(Path work) throws InputException {
    try {
      Folders.delete(work);
    } catch (IOException e) {
      throw new InputException("remove " + work + " by hand: " + e.getMessage(), e);
    }
  }
}
