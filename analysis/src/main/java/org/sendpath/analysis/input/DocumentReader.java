package org.sendpath.analysis.input;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.ZipException;

/**
 * Parts a stream into documents. One is a line; or, where a line is nothing but an opening brace,
 * all lines up to the closing brace at the beginning of a line, which is how reports are printed
 * for people. Any line that begins with an opening brace begins a new document: one that is broken
 * takes no other with it. Empty lines are nothing, and so is a byte order mark.
 */
final class DocumentReader {
  private static final int BUFFER_BYTES = 1 << 18;
  private static final int HEAD_BYTES = 16;
  private static final byte[] MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

  private final InputStream in;
  private final int maxBytes;
  private final Path folder;
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private int at;
  private int end;
  private boolean begun;
  private Optional<String> problem = Optional.empty();
  private long lines;

  private byte[] held = new byte[HEAD_BYTES];
  private int heldBytes;
  private Optional<Path> spilled = Optional.empty();

  /** The line at hand, as far as it matters whether it is a brace. */
  private final byte[] head = new byte[HEAD_BYTES];

  private long lineBytes;

  /**
   * @param maxBytes of a document that is held in memory; a longer one goes into a file
   * @param folder for such files
   */
  DocumentReader(InputStream in, int maxBytes, Path folder) {
    this.in = in;
    this.maxBytes = maxBytes;
    this.folder = folder;
  }

  /** The next document; empty at the end. */
  Optional<Document> next() throws IOException {
    heldBytes = 0;
    spilled = Optional.empty();
    do {
      heldBytes = 0;
      if (!readLine()) {
        return Optional.empty();
      }
    } while (spilled.isEmpty() && isBlank());
    long first = lines;
    if (lineIs('{')) {
      while (peek() && buffer[at] != '{') {
        hold(new byte[] {'\n'}, 0, 1);
        readLine();
        if (lineIs('}')) {
          break;
        }
      }
    }
    return Optional.of(
        spilled.isPresent()
            ? new Document.TooLong(first, spilled.get())
            : new Document.Text(first, Arrays.copyOf(held, heldBytes)));
  }

  /** Why the stream ended too early, if it did. */
  Optional<String> problem() {
    return problem;
  }

  /** Takes a line in, without its line feed; false at the end. */
  private boolean readLine() throws IOException {
    if (!peek()) {
      return false;
    }
    lines++;
    lineBytes = 0;
    do {
      int feed = at;
      while (feed < end && buffer[feed] != '\n') {
        feed++;
      }
      hold(buffer, at, feed - at);
      at = feed + 1;
      if (feed < end) {
        return true;
      }
      at = end;
    } while (peek());
    return true;
  }

  private void hold(byte[] from, int offset, int length) throws IOException {
    for (int i = 0; i < length && lineBytes + i < HEAD_BYTES; i++) {
      head[(int) lineBytes + i] = from[offset + i];
    }
    lineBytes += length;
    if (spilled.isEmpty() && heldBytes + length > maxBytes) {
      Path file = Files.createTempFile(folder, "long", ".json");
      spilled = Optional.of(file);
      Files.write(file, Arrays.copyOf(held, heldBytes));
      heldBytes = 0;
    }
    if (spilled.isPresent()) {
      try (OutputStream out = Files.newOutputStream(spilled.get(), StandardOpenOption.APPEND)) {
        out.write(from, offset, length);
      }
      return;
    }
    if (heldBytes + length > held.length) {
      held = Arrays.copyOf(held, Math.max(heldBytes + length, 2 * held.length));
    }
    System.arraycopy(from, offset, held, heldBytes, length);
    heldBytes += length;
  }

  /** Whether there is another byte, which then is at {@code at}. */
  private boolean peek() throws IOException {
    if (at < end) {
      return true;
    }
    if (problem.isPresent()) {
      return false;
    }
    at = 0;
    end = Math.max(0, read(0));
    if (!begun) {
      begun = true;
      for (int more = end; more > 0 && end < MARK.length; end += Math.max(0, more)) {
        more = read(end);
      }
      if (end >= MARK.length && Arrays.equals(buffer, 0, MARK.length, MARK, 0, MARK.length)) {
        at = MARK.length;
        return peek();
      }
    }
    return end > 0;
  }

  private int read(int offset) throws IOException {
    try {
      return in.read(buffer, offset, buffer.length - offset);
    } catch (EOFException | ZipException e) {
      problem = Optional.of("it is cut short or damaged (" + e.getMessage() + ")");
      return -1;
    }
  }

  private boolean isBlank() {
    for (int i = 0; i < heldBytes; i++) {
      if (!isSpace(held[i])) {
        return false;
      }
    }
    return true;
  }

  /** Whether the line is this character and nothing else but space after it. */
  private boolean lineIs(char character) {
    if (lineBytes == 0 || lineBytes > HEAD_BYTES || head[0] != character) {
      return false;
    }
    for (int i = 1; i < lineBytes; i++) {
      if (!isSpace(head[i])) {
        return false;
      }
    }
    return true;
  }

  private static boolean isSpace(byte value) {
    return value == ' ' || value == '\t' || value == '\r';
  }
}
