package org.sendpath.analysis.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocumentReaderTest {
  private static final int MAX_BYTES = 20;

  @TempDir Path folder;

  @Test
  void next_lines_areDocumentsWithTheirNumbers() throws IOException {
    assertThat(read("{\"a\":1}\n{\"b\":2}\n")).containsExactly("1 {\"a\":1}", "2 {\"b\":2}");
  }

  @Test
  void next_lastLineWithoutLineFeed_isALine() throws IOException {
    assertThat(read("a\nb")).containsExactly("1 a", "2 b");
  }

  @Test
  void next_emptyLines_areNothingButCount() throws IOException {
    assertThat(read("\n \t\r\n\na\n\r\nb\n\n")).containsExactly("4 a", "6 b");
    assertThat(read("")).isEmpty();
    assertThat(read("\n\n")).isEmpty();
  }

  @Test
  void next_byteOrderMark_isNothing() throws IOException {
    assertThat(read("\ufeffa\nb")).containsExactly("1 a", "2 b");
    assertThat(read("\ufeff")).isEmpty();
    assertThat(read("\ufeff{\n}\n")).containsExactly("1 {|}");
  }

  @Test
  void next_carriageReturns_stayAsSpace() throws IOException {
    assertThat(read("{}\r\n{\r\n}\r\n")).containsExactly("1 {}\r", "2 {\r|}\r");
  }

  @Test
  void next_printedForPeople_isOneDocumentUpToItsBrace() throws IOException {
    assertThat(read("{\n  \"a\": {\n  }\n}\n{\"b\":2}\n{\n}"))
        .containsExactly("1 {|  \"a\": {|  }|}", "5 {\"b\":2}", "6 {|}");
  }

  @Test
  void next_neverClosed_endsBeforeTheNextDocument() throws IOException {
    assertThat(read("{\n \"a\"\n{\"b\":2}\n{\n"))
        .containsExactly("1 {| \"a\"", "3 {\"b\":2}", "4 {");
  }

  @Test
  void next_asLongAsAllowed_isRead() throws IOException {
    String line = "x".repeat(MAX_BYTES);
    assertThat(read(line + "\n")).containsExactly("1 " + line);
  }

  @Test
  void next_tooLong_goesIntoAFileWhole() throws IOException {
    String line = "y".repeat(MAX_BYTES + 1);
    assertThat(read("a\n" + line + "\nb\n{\n" + line + "\n}\nc"))
        .containsExactly("1 a", "2 long " + line, "3 b", "4 long {|" + line + "|}", "7 c");
  }

  /** Longer than the buffer many times over: only a stream could give it. */
  @Test
  void next_hugeLine_isNotHeld() throws IOException {
    long bytes = 64L << 20;
    InputStream huge =
        new SequenceInputStream(
            new Repeating('z', bytes),
            new ByteArrayInputStream("\nend".getBytes(StandardCharsets.UTF_8)));
    DocumentReader reader = new DocumentReader(huge, 1 << 20, folder);
    Document first = reader.next().orElseThrow();
    assertThat(first).isInstanceOf(Document.TooLong.class);
    assertThat(Files.size(((Document.TooLong) first).file())).isEqualTo(bytes);
    assertThat(reader.next().orElseThrow().line()).isEqualTo(2);
  }

  @Test
  void next_everySplit_givesTheSame() throws IOException {
    String text = "\ufeff{\n  \"a\": 1\n}\r\n\n{\"b\":2}\nc";
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    List<String> whole = read(text);
    for (int split = 0; split <= bytes.length; split++) {
      InputStream parts =
          new SequenceInputStream(
              new ByteArrayInputStream(bytes, 0, split),
              new ByteArrayInputStream(bytes, split, bytes.length - split));
      assertThat(read(new DocumentReader(parts, MAX_BYTES, folder))).isEqualTo(whole);
    }
  }

  @Test
  void next_cutShort_givesWhatCameAndTells() throws IOException {
    DocumentReader reader =
        new DocumentReader(failing("a\nb", new EOFException("end")), 10, folder);
    assertThat(read(reader)).containsExactly("1 a", "2 b");
    assertThat(reader.problem()).hasValueSatisfying(why -> assertThat(why).contains("cut short"));
  }

  @Test
  void next_otherError_isThrown() {
    DocumentReader reader = new DocumentReader(failing("", new IOException("disk")), 10, folder);
    assertThatThrownBy(reader::next).isInstanceOf(IOException.class).hasMessage("disk");
  }

  private List<String> read(String text) throws IOException {
    return read(
        new DocumentReader(
            new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), MAX_BYTES, folder));
  }

  private static List<String> read(DocumentReader reader) throws IOException {
    List<String> documents = new ArrayList<>();
    for (Optional<Document> next = reader.next(); next.isPresent(); next = reader.next()) {
      Document document = next.get();
      byte[] bytes =
          document instanceof Document.Text text
              ? text.bytes()
              : Files.readAllBytes(((Document.TooLong) document).file());
      documents.add(
          document.line()
              + (document instanceof Document.TooLong ? " long " : " ")
              + new String(bytes, StandardCharsets.UTF_8).replace('\n', '|'));
    }
    return documents;
  }

  private static InputStream failing(String text, IOException error) {
    InputStream then =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw error;
          }

          @Override
          public int read(byte[] to, int offset, int length) throws IOException {
            throw error;
          }
        };
    return new SequenceInputStream(
        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), then);
  }

  /** One byte many times. */
  private static final class Repeating extends InputStream {
    private final char value;
    private long left;

    Repeating(char value, long left) {
      this.value = value;
      this.left = left;
    }

    @Override
    public int read() {
      return left-- > 0 ? value : -1;
    }

    @Override
    public int read(byte[] to, int offset, int length) {
      int some = (int) Math.min(left, length);
      Arrays.fill(to, offset, offset + some, (byte) value);
      left -= some;
      return some == 0 ? -1 : some;
    }
  }
}
