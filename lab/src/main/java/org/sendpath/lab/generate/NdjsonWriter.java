package org.sendpath.lab.generate;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.CRC32;
import org.sendpath.lab.network.LabException;

/**
 * Writes all reports of a source in their order, encoded by all processors, a few stretches ahead
 * of the writing and no more.
 */
final class NdjsonWriter {
  private static final int STRETCH_REPORTS = 256;
  private static final int STRETCHES_AHEAD_PER_THREAD = 2;

  /** RFC 1952 §2.3: deflate, no name, no time, system unknown, so that equal data are equal. */
  private static final byte[] GZIP_HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff};

  /** RFC 1951 §3.2.6: a last block with nothing in it. */
  private static final byte[] LAST_BLOCK = {3, 0};

  private final ReportSource source;
  private final boolean compressed;
  private final int threads = Runtime.getRuntime().availableProcessors();

  /**
   * @param compressed whether to write one gzip member (RFC 1952) instead of plain text
   */
  NdjsonWriter(ReportSource source, boolean compressed) {
    this.source = source;
    this.compressed = compressed;
  }

  /** Writes all, and returns how many bytes the lines have, uncompressed. */
  long write(OutputStream out) throws IOException, InterruptedException {
    Encoding encoding = new Encoding(source, compressed);
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    try {
      Deque<Future<Encoding.Stretch>> ahead = new ArrayDeque<>();
      CRC32 checksum = new CRC32();
      long linesBytes = 0;
      long next = 0;
      if (compressed) {
        out.write(GZIP_HEADER);
      }
      while (next < source.count() || !ahead.isEmpty()) {
        while (next < source.count() && ahead.size() < threads * STRETCHES_AHEAD_PER_THREAD) {
          long first = next;
          long end = Math.min(first + STRETCH_REPORTS, source.count());
          ahead.add(executor.submit(() -> encoding.stretch(first, end)));
          next = end;
        }
        Encoding.Stretch stretch = done(ahead.remove());
        out.write(stretch.written);
        linesBytes += stretch.lines.length;
        if (compressed) {
          checksum.update(stretch.lines);
        }
      }
      if (compressed) {
        out.write(LAST_BLOCK);
        out.write(trailer(checksum.getValue(), linesBytes));
      }
      out.flush();
      return linesBytes;
    } finally {
      executor.shutdownNow();
    }
  }

  private static byte[] trailer(long checksum, long bytes) {
    return ByteBuffer.allocate(8)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt((int) checksum)
        .putInt((int) bytes)
        .array();
  }

  private static Encoding.Stretch done(Future<Encoding.Stretch> future)
      throws InterruptedException {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw new LabException("a report could not be made: " + e.getCause().getMessage(), e);
    }
  }
}
