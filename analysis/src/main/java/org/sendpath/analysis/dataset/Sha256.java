package org.sendpath.analysis.dataset;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The SHA-256 of bytes that come one after the other, and how many came. */
public final class Sha256 {
  private static final int BUFFER_BYTES = 1 << 16;

  private final MessageDigest digest;
  private long bytes;

  public Sha256() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** Of a whole file. */
  public static Sha256 of(Path file) throws IOException {
    Sha256 sum = new Sha256();
    try (InputStream in = Files.newInputStream(file)) {
      byte[] buffer = new byte[BUFFER_BYTES];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        sum.update(buffer, 0, read);
      }
    }
    return sum;
  }

  public void update(byte[] from, int offset, int length) {
    digest.update(from, offset, length);
    bytes += length;
  }

  /** How many bytes came. */
  public long bytes() {
    return bytes;
  }

  /** The sum, in lower-case hexadecimal. To be asked once. */
  public String hex() {
    return HexFormat.of().formatHex(digest.digest());
  }
}
