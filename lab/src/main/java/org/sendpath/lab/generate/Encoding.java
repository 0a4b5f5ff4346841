package org.sendpath.lab.generate;

import java.io.ByteArrayOutputStream;
import java.util.zip.Deflater;
import org.sendpath.report.ReportCodec;

/** Writes stretches of reports as NDJSON; several threads may, each its own stretch. */
final class Encoding {
  private static final int BUFFER_BYTES = 1 << 16;

  /** Half the speed again of the usual level 6, and a tenth more bytes. */
  private static final int LEVEL = 3;

  private final ReportSource source;
  private final ReportCodec codec = new ReportCodec();
  private final boolean compressed;

  Encoding(ReportSource source, boolean compressed) {
    this.source = source;
    this.compressed = compressed;
  }

  /** A stretch of the output. */
  static final class Stretch {
    /** Uncompressed. */
    final byte[] lines;

    /** The same, compressed if that was wanted. */
    final byte[] written;

    private Stretch(byte[] lines, byte[] written) {
      this.lines = lines;
      this.written = written;
    }
  }

  /** The reports from {@code first} to before {@code end}. */
  Stretch stretch(long first, long end) {
    ByteArrayOutputStream out = new ByteArrayOutputStream((int) (end - first) * 5_000);
    for (long number = first; number < end; number++) {
      out.writeBytes(codec.write(source.report(number)));
      out.write('\n');
    }
    byte[] lines = out.toByteArray();
    return new Stretch(lines, compressed ? deflated(lines) : lines);
  }

  /** Raw deflate blocks (RFC 1951) that end on a byte, so that others may follow. */
  private static byte[] deflated(byte[] lines) {
    Deflater deflater = new Deflater(LEVEL, true);
    try {
      deflater.setInput(lines);
      ByteArrayOutputStream out = new ByteArrayOutputStream(lines.length / 4);
      byte[] buffer = new byte[BUFFER_BYTES];
      int bytes;
      do {
        bytes = deflater.deflate(buffer, 0, buffer.length, Deflater.SYNC_FLUSH);
        out.write(buffer, 0, bytes);
      } while (bytes == buffer.length);
      return out.toByteArray();
    } finally {
      deflater.end();
    }
  }
}
