package org.sendpath.analysis.input;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.sendpath.analysis.dataset.Dataset;
import org.sendpath.analysis.dataset.DatasetException;
import org.sendpath.analysis.dataset.DatasetWriter;
import org.sendpath.analysis.dataset.Manifest;
import org.sendpath.analysis.dataset.Place;
import org.sendpath.report.ReportCodec;

/**
 * Turns documents into facts: one thread reads inputs, several make reports of documents, and the
 * caller's appends them in the order in which they came (a DuckDB appender belongs to its thread).
 * What is on its way is bounded.
 */
final class Conversion {
  private static final int BATCH_BYTES = 1 << 19;
  private static final int BATCH_DOCUMENTS = 4096;
  private static final long LAST_WAIT_MILLIS = 5000;

  private final ReportCodec codec = new ReportCodec();
  private final DatasetWriter writer;
  private final Rejects rejects;
  private final Progress progress;
  private final boolean strict;
  private final List<String> names;
  private final ExecutorService readers;
  private final BlockingQueue<Step> steps;
  private final AtomicReference<Throwable> failure = new AtomicReference<>();
  private final long[] reports;
  private final long[] badLines;
  private long allBytes;
  private long allReports;
  private long allBadLines;

  private List<Document> documents = new ArrayList<>();
  private int documentBytes;

  /** What the appending thread does next. */
  private interface Step {
    void run() throws InputException, DatasetException, IOException, InterruptedException;
  }

  /** After the last step. */
  private static final Step END = () -> {};

  /**
   * @param names of the inputs
   */
  Conversion(
      DatasetWriter writer,
      Rejects rejects,
      Progress progress,
      LoadOptions options,
      List<String> names) {
    this.writer = writer;
    this.rejects = rejects;
    this.progress = progress;
    this.strict = options.strict();
    this.names = List.copyOf(names);
    this.readers = Executors.newFixedThreadPool(options.threads());
    this.steps = new ArrayBlockingQueue<>(2 * options.threads());
    this.reports = new long[names.size()];
    this.badLines = new long[names.size()];
  }

  /** Gives all documents to {@link #take}. */
  interface Reading {
    void run() throws InputException, DatasetException, IOException, InterruptedException;
  }

  /**
   * Appends all that {@code reading} gives. To be called once.
   *
   * @throws InputException also for what {@code reading} throws
   */
  void run(Reading reading)
      throws InputException, DatasetException, IOException, InterruptedException {
    Thread reader = new Thread(() -> read(reading), "inputs");
    // Standard input may never come to an end.
    reader.setDaemon(true);
    reader.start();
    try {
      for (Step step = steps.take(); step != END; step = steps.take()) {
        step.run();
      }
    } finally {
      readers.shutdownNow();
      reader.interrupt();
      reader.join(LAST_WAIT_MILLIS);
    }
    Throwable failed = failure.get();
    if (failed instanceof InputException known) {
      throw known;
    }
    if (failed != null) {
      throw new InputException(String.valueOf(failed.getMessage()), failed);
    }
  }

  private void read(Reading reading) {
    try {
      try {
        reading.run();
      } catch (InterruptedException e) {
        throw e;
      } catch (Exception | Error e) {
        failure.set(e);
      }
      steps.put(END);
    } catch (InterruptedException e) {
      // Whoever appends has failed, and takes no more steps.
      failure.compareAndSet(null, e);
    }
  }

  /**
   * Takes a document.
   *
   * @param bytes read of the input since the last batch; those of a batch are told with it
   */
  void take(int input, Document document, long bytes) throws InterruptedException {
    documents.add(document);
    if (document instanceof Document.Text text) {
      documentBytes += text.bytes().length;
    }
    if (documentBytes >= BATCH_BYTES || documents.size() >= BATCH_DOCUMENTS) {
      endBatch(input, bytes);
    }
  }

  /** How many documents wait for the next batch. */
  boolean isBetweenBatches() {
    return documents.isEmpty();
  }

  /** Sends what was taken on its way. */
  void endBatch(int input, long bytes) throws InterruptedException {
    List<Document> batch = documents;
    documents = new ArrayList<>();
    documentBytes = 0;
    Future<Batch> read = readers.submit(() -> Batch.read(codec, input, bytes, batch));
    steps.put(() -> append(read));
  }

  /** Takes the reports of a dataset. */
  void take(int input, Dataset dataset) throws InterruptedException {
    steps.put(() -> writer.append(dataset, input));
  }

  /** An input could not be read to its end. */
  void cutShort(int input, String problem) throws InterruptedException {
    steps.put(
        () -> complain(names.get(input) + ": " + problem + "; what was read before it counts"));
  }

  /** An input with what was counted of it, after {@link #run}; a dataset knows itself. */
  Manifest.Input counted(int input, Manifest.Input read) {
    return new Manifest.Input(
        read.name(),
        read.sha256(),
        read.bytes(),
        read.lines(),
        read.reports() + reports[input],
        badLines[input],
        read.repeated(),
        read.contradicting(),
        read.problem(),
        read.madeFrom());
  }

  /** What a reading thread throws is a bug: documents that are no reports are data. */
  private void append(Future<Batch> read)
      throws IOException, DatasetException, InputException, InterruptedException {
    try {
      append(read.get());
    } catch (ExecutionException e) {
      throw new IllegalStateException("a report cannot be counted", e.getCause());
    }
  }

  private void append(Batch batch) throws IOException, DatasetException, InputException {
    int input = batch.input();
    for (Batch.Item item : batch.items()) {
      if (item.rows().isPresent()) {
        Place place = new Place(input, item.document().line(), item.fingerprint());
        writer.append(item.rows().get(), place);
        reports[input]++;
        allReports++;
      } else {
        badLines[input]++;
        allBadLines++;
        setAside(item.document());
        complain(names.get(input) + ":" + item.document().line() + ": " + item.reason());
      }
    }
    allBytes += batch.bytes();
    progress.read(allBytes, allReports, allBadLines);
  }

  private void setAside(Document document) throws IOException {
    if (document instanceof Document.Text text) {
      rejects.setAside(text.bytes());
    } else if (document instanceof Document.TooLong tooLong) {
      rejects.setAside(tooLong.file());
    }
  }

  private void complain(String message) throws IOException, InputException {
    rejects.tell(message);
    if (strict) {
      throw new InputException(message);
    }
  }
}
