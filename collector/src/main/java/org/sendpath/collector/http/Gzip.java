package org.sendpath.collector.http;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Unpacks bodies (RFC 1952), never more than is allowed. */
final class Gzip {
  private static final int CHUNK_BYTES = 16 << 10;

  private Gzip() {}

  /** What was packed, or {@link Refusal}. */
  static byte[] unpacked(byte[] packed, int maxBytes, BodyMemory.Share memory) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(Math.min(4 * packed.length, maxBytes));
    byte[] chunk = new byte[CHUNK_BYTES];
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(packed), CHUNK_BYTES)) {
      for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
        if (read > maxBytes - out.size()) {
          throw new Refusal(
              Problems.tooLarge(
                  "unpacked, at most " + maxBytes + " bytes are taken: send less at once"));
        }
        memory.take(read);
        out.write(chunk, 0, read);
      }
    } catch (EOFException | ZipException e) {
      throw new Refusal(Problems.badRequest("the body is no whole gzip file: " + e.getMessage()));
    } catch (IOException e) {
      throw new IllegalStateException("memory cannot fail to be read", e);
    }
    return out.toByteArray();
  }
}
