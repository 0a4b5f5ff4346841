package org.sendpath.lab.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sendpath.lab.network.LabException;

final class GenerateCommandTest {
  private final ByteArrayOutputStream output = new ByteArrayOutputStream();
  private final ByteArrayOutputStream messages = new ByteArrayOutputStream();
  private final GenerateCommand command =
      new GenerateCommand(output, new PrintStream(messages, true, StandardCharsets.UTF_8));

  @TempDir private Path folder;

  @Test
  void run_withoutFile_writesReportsAloneToTheOutput() throws InterruptedException {
    command.run(List.of("--reports", "5", "--experiment", "trial", "--since", "2026-01-02"));

    assertThat(output.toString(StandardCharsets.UTF_8).lines())
        .hasSize(5)
        .allMatch(line -> line.contains("\"experiment\":\"trial\",\"measuredAt\":\"202"));
    assertThat(messages.toString(StandardCharsets.UTF_8)).startsWith("5 reports of ");
  }

  @Test
  void run_fileEndsInGz_isCompressed() throws IOException, InterruptedException {
    Path file = folder.resolve("reports.ndjson.gz");

    command.run(List.of("--reports", "5", "--out", file.toString()));

    assertThat(Files.readAllBytes(file)).startsWith(0x1f, 0x8b);
    assertThat(output.size()).isZero();
  }

  @Test
  void run_noSuchFolder_saysWhichFile() {
    Path file = folder.resolve("missing/reports.ndjson");

    assertThatThrownBy(() -> command.run(List.of("--reports", "5", "--out", file.toString())))
        .isInstanceOf(LabException.class)
        .hasMessageContaining(file.toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --seed 3                            | --reports 1000
          --reports                           | --reports needs a value
          --reports many                      | --reports takes a whole number
          --reports 0                         | from 1
          --reports 5 --reports 6             | twice
          --reports 5 --since yesterday       | 2025-11-21
          --reports 5 --since 1066-10-14      | 1970
          --reports 5 --days 0                | --days takes a whole number from 1
          --reports 5 --experiment Fall       | lower case
          --reports 5 --shape round           | today or paper
          --shape paper --reports 39          | leave --reports out
          --number 5                          | --reports
          """)
  void run_wrongOption_saysWhatToWrite(String line, String said) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> command.run(List.of(line.split(" "))))
        .withMessageContaining(said);
  }
}
