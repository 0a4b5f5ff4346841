package org.sendpath.agent.spool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.sendpath.report.InvalidReportException;
import org.sendpath.report.Report;
import org.sendpath.report.ReportCodec;

/**
 * Every report of this volunteer, from before anything is sent until it is deleted. {@code
 * reports/ID.json} holds the bytes that an upload sends; {@code ID.state} beside it says what
 * became of it, and is missing while it waits. Each change is one atomic rename or delete, so that
 * a kill at any moment leaves either the old state or the new.
 *
 * <p>Any number of runs may save at once. Sending, deleting and setting aside exclude each other by
 * the {@link UploadLock}.
 */
public final class Spool {
  /** An unfinished file as old as this belongs to no run any more. */
  private static final Duration LONGEST_RUN = Duration.ofDays(1);

  private final SpoolFolder folder;
  private final ReportCodec codec;
  private final FileOperations operations;
  private final AtomicFiles files;
  private final SpoolReader reader;
  private final InstantSource clock;

  /** The spool in {@code dataFolder}, which need not be there. */
  public Spool(Path dataFolder, ReportCodec codec) {
    this(dataFolder, codec, new DiskOperations(), InstantSource.system());
  }

  Spool(Path dataFolder, ReportCodec codec, FileOperations operations, InstantSource clock) {
    this.folder = new SpoolFolder(dataFolder.resolve("reports"));
    this.codec = codec;
    this.operations = operations;
    this.files = new AtomicFiles(operations);
    this.reader = new SpoolReader(codec);
    this.clock = clock;
  }

  /** Where the reports are. */
  public Path folder() {
    return folder.path();
  }

  /**
   * Proves that a report could be saved, before anybody waits for a measurement.
   *
   * @throws SpoolException if the folder cannot be written or the disk is full
   */
  public void requireWritable() throws SpoolException {
    try {
      files.requireWritable(folder.path());
    } catch (IOException e) {
      throw SpoolException.writing(folder.path(), 1, e);
    }
  }

  /**
   * Saves the report, which then waits. When this returns, it is on the disk; saving the same
   * report again changes nothing.
   *
   * @return its file
   * @throws SpoolException if the folder cannot be written or the disk is full; then nothing of it
   *     is left
   * @throws IllegalStateException if another report was saved under the same id
   */
  public Path save(Report report) throws SpoolException {
    Path file = folder.report(report.id());
    byte[] bytes = codec.write(report);
    if (SpoolFolder.isThere(file)) {
      if (!Arrays.equals(bytes, bytes(report.id()))) {
        throw new IllegalStateException("two reports have the id " + report.id());
      }
      return file;
    }
    write(file, bytes);
    return file;
  }

  /**
   * All reports, the newest measurement first, damaged ones last. A damaged file is an entry like
   * any other and never keeps others from being listed.
   *
   * @throws SpoolException if the folder itself cannot be read
   */
  public List<SpoolEntry> list() throws SpoolException {
    List<SpoolEntry> entries = new ArrayList<>();
    for (Path file : folder.reports()) {
      // Another run may delete it between the listing and the reading.
      reader.entry(file, folder.stateBeside(file)).ifPresent(entries::add);
    }
    entries.sort(Comparator.comparing(Spool::measuredAt).thenComparing(Spool::idText).reversed());
    return List.copyOf(entries);
  }

  /**
   * The report whose id is, or begins with, {@code idOrPrefix}, in any case.
   *
   * @throws SpoolException if there is none, or several
   */
  public SpoolEntry find(String idOrPrefix) throws SpoolException {
    String prefix = idOrPrefix.strip().toLowerCase(Locale.ROOT);
    List<Path> found = new ArrayList<>();
    if (!prefix.isEmpty()) {
      for (Path file : folder.reports()) {
        if (file.getFileName().toString().toLowerCase(Locale.ROOT).startsWith(prefix)) {
          found.add(file);
        }
      }
    }
    if (found.size() > 1) {
      throw new SpoolException(
          SpoolException.Problem.AMBIGUOUS_ID,
          prefix,
          found.size() + " reports begin with " + prefix + ": give more of the id.");
    }
    Optional<SpoolEntry> entry =
        found.isEmpty()
            ? Optional.empty()
            : reader.entry(found.get(0), folder.stateBeside(found.get(0)));
    return entry.orElseThrow(() -> unknown(idOrPrefix));
  }

  /**
   * The report {@code id}.
   *
   * @throws SpoolException if there is none, or it is damaged
   */
  public Report read(UUID id) throws SpoolException {
    byte[] bytes = bytes(id);
    try {
      return codec.read(bytes);
    } catch (InvalidReportException e) {
      throw new SpoolException(
          SpoolException.Problem.DAMAGED,
          folder.report(id).toString(),
          folder.report(id) + " is damaged: " + e.getMessage());
    }
  }

  /**
   * The report {@code id}, exactly as it was saved and as an upload sends it.
   *
   * @throws SpoolException if there is none, or it cannot be read
   */
  public byte[] bytes(UUID id) throws SpoolException {
    try {
      return Files.readAllBytes(folder.report(id));
    } catch (NoSuchFileException e) {
      throw unknown(id.toString());
    } catch (IOException e) {
      throw SpoolException.reading(folder.report(id), e);
    }
  }

  /**
   * The receipt of a report that a collector has; empty while it waits, if it was refused, and once
   * it is withdrawn.
   *
   * @throws SpoolException if there is no such report, or its state is damaged
   */
  public Optional<Receipt> receipt(UUID id) throws SpoolException {
    requireReport(id);
    try {
      return reader.state(folder.state(id)).receiptIfSent();
    } catch (IllegalArgumentException e) {
      throw new SpoolException(
          SpoolException.Problem.DAMAGED,
          folder.state(id).toString(),
          folder.state(id) + " is damaged: " + e.getMessage());
    } catch (IOException e) {
      throw SpoolException.reading(folder.state(id), e);
    }
  }

  /** A collector has the report. For the holder of the lock. */
  public void markSent(UUID id, Receipt receipt) throws SpoolException {
    mark(id, new ReportState.Sent(receipt));
  }

  /** A collector will never take the report. For the holder of the lock. */
  public void markRefused(UUID id, ReportState.Refused refused) throws SpoolException {
    mark(id, refused);
  }

  /** A collector deleted the report at the volunteer's wish. For the holder of the lock. */
  public void markWithdrawn(UUID id, ReportState.Withdrawn withdrawn) throws SpoolException {
    mark(id, withdrawn);
  }

  /**
   * Deletes the report from this machine, and with it the token to withdraw it by.
   *
   * @throws SpoolException if there is none, or another run is uploading
   */
  public void delete(UUID id) throws SpoolException {
    underLock(
        () -> {
          requireReport(id);
          // The report first: without its state it would wait again.
          operations.delete(folder.report(id));
          operations.syncFolder(folder.path());
          operations.delete(folder.state(id));
          for (Path leftover : folder.leftovers(clock.instant().minus(LONGEST_RUN))) {
            operations.delete(leftover);
          }
        });
  }

  /**
   * Moves a damaged report, and its state, into the folder {@code damaged}, where nothing reads it.
   *
   * @return where it is now
   * @throws SpoolException if it cannot be moved, or another run is uploading
   */
  public Path setAside(SpoolEntry.Damaged damaged) throws SpoolException {
    Path report = folder.reportBeside(damaged.path());
    Path state = folder.stateBeside(damaged.path());
    Path aside = folder.aside().resolve(report.getFileName());
    underLock(
        () -> {
          operations.createFolders(folder.aside());
          // The report first: without its state it would wait again.
          operations.rename(report, aside);
          if (SpoolFolder.isThere(state)) {
            operations.rename(state, folder.aside().resolve(state.getFileName()));
          }
          operations.syncFolder(folder.aside());
          operations.syncFolder(folder.path());
        });
    return aside;
  }

  /**
   * Takes the right to send; empty if another run has it.
   *
   * @throws SpoolException if the folder cannot be written
   */
  public Optional<UploadLock> tryLock() throws SpoolException {
    try {
      operations.createFolders(folder.path());
      return UploadLock.tryTake(folder.lock());
    } catch (IOException e) {
      throw SpoolException.writing(folder.path(), 0, e);
    }
  }

  /** A step that fails as the disk fails. */
  private interface Change {
    void make() throws IOException;
  }

  private void underLock(Change change) throws SpoolException {
    UploadLock lock =
        tryLock()
            .orElseThrow(
                () ->
                    new SpoolException(
                        SpoolException.Problem.BUSY,
                        folder.path().toString(),
                        "Another run is uploading: try again when it has ended."));
    try {
      change.make();
    } catch (SpoolException e) {
      throw e;
    } catch (IOException e) {
      throw SpoolException.writing(folder.path(), 0, e);
    } finally {
      lock.close();
    }
  }

  private void mark(UUID id, ReportState state) throws SpoolException {
    requireReport(id);
    write(folder.state(id), reader.write(state));
  }

  private void write(Path file, byte[] bytes) throws SpoolException {
    try {
      files.replace(file, bytes);
    } catch (IOException e) {
      throw SpoolException.writing(folder.path(), bytes.length, e);
    }
  }

  private void requireReport(UUID id) throws SpoolException {
    if (!SpoolFolder.isThere(folder.report(id))) {
      throw unknown(id.toString());
    }
  }

  private static SpoolException unknown(String id) {
    return new SpoolException(
        SpoolException.Problem.UNKNOWN_ID,
        id,
        "No saved report has the id " + id + ": see the list of reports.");
  }

  private static Instant measuredAt(SpoolEntry entry) {
    return entry instanceof SpoolEntry.Saved saved ? saved.measuredAt() : Instant.MIN;
  }

  private static String idText(SpoolEntry entry) {
    return entry.reportId().map(UUID::toString).orElse("");
  }
}
