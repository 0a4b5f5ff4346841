package org.sendpath.collector.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;

/**
 * A file that gets its name only when it is whole and on the disk. If its name ends with {@code
 * .gz} it is packed.
 */
final class ExportFile implements AutoCloseable {
  private static final int BUFFER_BYTES = 1 << 16;

  private final Path file;
  private final boolean overwrite;
  private final Path unfinished;
  private final FileChannel channel;
  private final Writer writer;

  private ExportFile(Path file, boolean overwrite, Path unfinished, FileChannel channel)
      throws IOException {
    this.file = file;
    this.overwrite = overwrite;
    this.unfinished = unfinished;
    this.channel = channel;
    OutputStream out = Channels.newOutputStream(channel);
    boolean packed = file.getFileName().toString().endsWith(".gz");
    this.writer =
        new BufferedWriter(
            new OutputStreamWriter(
                packed ? new GZIPOutputStream(out, BUFFER_BYTES) : out, StandardCharsets.UTF_8),
            BUFFER_BYTES);
  }

  /**
   * Begins the file beside its place.
   *
   * @throws IOException if it exists and is not to be overwritten, or cannot be written there
   */
  static ExportFile begin(Path file, boolean overwrite) throws IOException {
    if (!overwrite && Files.exists(file)) {
      throw exists(file);
    }
    Path unfinished = file.resolveSibling(".unfinished-" + UUID.randomUUID());
    FileChannel channel;
    try {
      channel =
          FileChannel.open(unfinished, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    } catch (NoSuchFileException e) {
      throw new IOException("cannot write " + file + ": there is no such folder", e);
    }
    try {
      return new ExportFile(file, overwrite, unfinished, channel);
    } catch (IOException e) {
      // The disk is full already.
      channel.close();
      Files.deleteIfExists(unfinished);
      throw e;
    }
  }

  Writer writer() {
    return writer;
  }

  /** Brings it to the disk and gives it its name. */
  void finish() throws IOException {
    // Only closing ends the packing, so that the file is opened anew to be forced.
    writer.close();
    try (FileChannel written = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
      written.force(true);
    }
    try {
      if (overwrite) {
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
      } else {
        Files.move(unfinished, file);
      }
    } catch (FileAlreadyExistsException e) {
      throw exists(file);
    }
  }

  /** Removes what is not finished. */
  @Override
  public void close() throws IOException {
    channel.close();
    Files.deleteIfExists(unfinished);
  }

  private static IOException exists(Path file) {
    return new IOException(file + " exists already: name another file, or say --force");
  }
}
