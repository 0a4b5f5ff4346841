package org.sendpath.analysis.input;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.sendpath.analysis.dataset.Manifest;
import org.sendpath.analysis.dataset.Sha256;
import org.sendpath.report.ReportCodec;

/**
 * A file or standard input with reports, packed (RFC 1952) or not, as its first bytes say.
 *
 * @param opening opens it
 * @param work for documents that are too long
 */
record StreamSource(String name, Opening opening, Path work) implements Source {
  private static final int BUFFER_BYTES = 1 << 16;
  private static final byte[] PACKED = {0x1f, (byte) 0x8b};
  private static final byte[] PARQUET = "PAR1".getBytes(StandardCharsets.US_ASCII);

  /** Opens a stream. */
  interface Opening {
    InputStream open() throws IOException;
  }

  @Override
  public Manifest.Input read(Conversion conversion, int input)
      throws InputException, InterruptedException {
    try (Summed summed = new Summed(opening.open());
        BufferedInputStream raw = new BufferedInputStream(summed, BUFFER_BYTES)) {
      return read(conversion, input, summed, raw);
    } catch (IOException e) {
      throw new InputException(name + " cannot be read: " + e.getMessage(), e);
    }
  }

  private Manifest.Input read(
      Conversion conversion, int input, Summed summed, BufferedInputStream raw)
      throws IOException, InputException, InterruptedException {
    byte[] first = peek(raw, PARQUET.length);
    if (Arrays.equals(first, PARQUET)) {
      throw new InputException(
          name + " is a Parquet file: name the folder of the dataset that it belongs to");
    }
    Optional<String> problem = Optional.empty();
    long lines = 0;
    try (InputStream in = isPacked(first) ? new GZIPInputStream(raw, BUFFER_BYTES) : raw) {
      DocumentReader documents = new DocumentReader(in, ReportCodec.DEFAULT_MAX_BYTES, work);
      long told = 0;
      for (Optional<Document> document = documents.next();
          document.isPresent();
          document = documents.next()) {
        lines++;
        conversion.take(input, document.get(), summed.sum.bytes() - told);
        if (conversion.isBetweenBatches()) {
          told = summed.sum.bytes();
        }
      }
      raw.transferTo(OutputStream.nullOutputStream());
      conversion.endBatch(input, summed.sum.bytes() - told);
      problem = documents.problem();
    } catch (EOFException | ZipException e) {
      // So short that not even its header is whole.
      problem = Optional.of("it is cut short or damaged (" + e.getMessage() + ")");
    }
    if (problem.isPresent()) {
      conversion.cutShort(input, problem.get());
    }
    long bytes = summed.sum.bytes();
    return new Manifest.Input(name, summed.sum.hex(), bytes, lines, 0, 0, 0, 0, problem, List.of());
  }

  private static boolean isPacked(byte[] first) {
    return first.length >= PACKED.length
        && Arrays.equals(first, 0, PACKED.length, PACKED, 0, PACKED.length);
  }

  private static byte[] peek(BufferedInputStream in, int bytes) throws IOException {
    in.mark(bytes);
    byte[] first = in.readNBytes(bytes);
    in.reset();
    return first;
  }

  /** Sums what is read. */
  private static final class Summed extends FilterInputStream {
    private final Sha256 sum = new Sha256();

    Summed(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] to, int offset, int length) throws IOException {
      int read = in.read(to, offset, length);
      if (read > 0) {
        sum.update(to, offset, read);
      }
      return read;
    }

    @Override
    public long skip(long bytes) throws IOException {
      return readNBytes((int) Math.min(bytes, BUFFER_BYTES)).length;
    }

    @Override
    public boolean markSupported() {
      return false;
    }
  }
}
