package org.sendpath.agent.upload;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.sendpath.agent.spool.SampleReports;
import org.sendpath.report.InvalidReportException;

/** Stores each report once and counts how often it came, as a collector does. */
class StoringDispatcher extends Dispatcher {
  /** How often each report came. */
  final ConcurrentMap<UUID, AtomicInteger> received = new ConcurrentHashMap<>();

  @Override
  public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
    UUID id = id(request);
    int times = received.computeIfAbsent(id, unknown -> new AtomicInteger()).incrementAndGet();
    return times == 1
        ? CollectorDouble.stored(id)
        : CollectorDouble.json(200, "{\"id\": \"" + id + "\"}");
  }

  static UUID id(RecordedRequest request) {
    try {
      return SampleReports.CODEC.read(CollectorDouble.unzippedBody(request)).id();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InvalidReportException e) {
      throw new IllegalStateException(e);
    }
  }
}
