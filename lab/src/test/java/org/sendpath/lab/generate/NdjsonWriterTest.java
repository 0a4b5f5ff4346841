package org.sendpath.lab.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.sendpath.report.ReportCodec;

final class NdjsonWriterTest {
  /** More than several threads hold at once, and not a whole number of stretches. */
  private static final int REPORTS = 2_600;

  private final ReportSource source =
      new RealisticReports(
          7, REPORTS, Instant.parse("2025-11-21T00:00:00Z"), Duration.ofDays(30), "fallback");

  @Test
  void write_manyStretches_keepsTheOrder() throws IOException, InterruptedException {
    ReportCodec codec = new ReportCodec();
    List<String> expected =
        LongStream.range(0, REPORTS)
            .mapToObj(
                number -> new String(codec.write(source.report(number)), StandardCharsets.UTF_8))
            .toList();

    assertThat(new String(written(false), StandardCharsets.UTF_8).lines()).isEqualTo(expected);
  }

  @Test
  void write_compressed_isOneGzipMemberOfTheSame() throws IOException, InterruptedException {
    byte[] compressed = written(true);
    byte[] plain = written(false);

    assertThat(compressed.length).isLessThan(plain.length / 4);
    assertThat(new GZIPInputStream(new ByteArrayInputStream(compressed)).readAllBytes())
        .isEqualTo(plain);
  }

  private byte[] written(boolean compressed) throws IOException, InterruptedException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    long bytes = new NdjsonWriter(source, compressed).write(out);
    if (!compressed) {
      assertThat(bytes).isEqualTo(out.size());
    }
    return out.toByteArray();
  }
}
