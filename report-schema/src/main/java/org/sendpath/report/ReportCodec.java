package org.sendpath.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;

/**
 * Reads and writes reports as JSON (RFC 8259, UTF-8). What the schema refuses, this refuses and
 * names the place; beyond the schema it limits size, nesting, names, strings and numbers, and
 * refuses duplicate names, trailing content, broken Unicode, whole numbers with a fraction,
 * addresses not in their canonical text and days that no calendar has. Fields that this version
 * does not know are kept, and written after those it knows.
 *
 * <p>One codec serves any number of threads.
 */
public final class ReportCodec {
  /** The longest report that is read unless a limit is given, in bytes. */
  public static final int DEFAULT_MAX_BYTES = 1 << 20;

  static final int MAX_DEPTH = 16;
  private static final int MAX_NAME_CHARACTERS = 256;
  private static final int MAX_STRING_CHARACTERS = 1 << 16;
  private static final int MAX_NUMBER_CHARACTERS = 64;
  private static final int USUAL_BYTES = 8192;

  private static final ObjectWriteContext INDENTED =
      new ObjectWriteContext.Base() {
        @Override
        public PrettyPrinter getPrettyPrinter() {
          Separators separators =
              Separators.createDefaultInstance()
                  .withObjectNameValueSpacing(Separators.Spacing.AFTER)
                  .withObjectEmptySeparator("")
                  .withArrayEmptySeparator("");
          // The same line feeds on every system.
          return new DefaultPrettyPrinter(separators)
              .withObjectIndenter(new DefaultIndenter("  ", "\n"));
        }

        @Override
        public boolean hasPrettyPrinter() {
          return true;
        }
      };

  private final int maxBytes;
  private final JsonFactory json =
      JsonFactory.builder()
          // UTF-8 is what the format says; nothing else is guessed at.
          .disable(TokenStreamFactory.Feature.CHARSET_DETECTION)
          .enable(StreamWriteFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxNameLength(MAX_NAME_CHARACTERS)
                  .maxStringLength(MAX_STRING_CHARACTERS)
                  .maxNumberLength(MAX_NUMBER_CHARACTERS)
                  .build())
          .build();

  /** A codec that reads reports of at most {@link #DEFAULT_MAX_BYTES}. */
  public ReportCodec() {
    this(DEFAULT_MAX_BYTES);
  }

  /**
   * @param maxBytes the longest report that is read
   */
  public ReportCodec(int maxBytes) {
    if (maxBytes < 1 || maxBytes == Integer.MAX_VALUE) {
      throw new IllegalArgumentException("maxBytes: must be from 1 to 2147483646");
    }
    this.maxBytes = maxBytes;
  }

  /** The report in {@code bytes}, which hold nothing else. */
  public Report read(byte[] bytes) throws InvalidReportException {
    if (bytes.length > maxBytes) {
      throw new InvalidReportException("", "must be at most " + maxBytes + " bytes long");
    }
    OptionalInt notUtf8At = JsonText.notUtf8At(bytes);
    if (notUtf8At.isPresent()) {
      throw new InvalidReportException("", "no UTF-8, at byte " + notUtf8At.getAsInt());
    }
    try (JsonParser parser = json.createParser(ObjectReadContext.empty(), bytes)) {
      return read(new JsonReader(parser));
    }
  }

  /** The report in what is left of {@code in}, which is not closed. At most the limit is read. */
  public Report read(InputStream in) throws IOException, InvalidReportException {
    return read(in.readNBytes(maxBytes + 1));
  }

  /** On one line without spaces, the fields in the order of the format, without a line feed. */
  public byte[] write(Report report) {
    return write(report, ObjectWriteContext.empty());
  }

  /** Indented, for people. */
  public String pretty(Report report) {
    return new String(write(report, INDENTED), StandardCharsets.UTF_8);
  }

  private static Report read(JsonReader in) throws InvalidReportException {
    try {
      in.begin();
      Report report = ReportJson.read(in);
      in.end();
      return report;
    } catch (JacksonException e) {
      throw in.unreadable(e);
    } catch (InvalidFieldException e) {
      // A record is made as soon as its object has ended, so the parser still stands there.
      throw in.refusal(e);
    }
  }

  private byte[] write(Report report, ObjectWriteContext context) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(USUAL_BYTES);
    try (JsonGenerator generator = json.createGenerator(context, out)) {
      ReportJson.write(report, new JsonWriter(generator));
    }
    return out.toByteArray();
  }
}
