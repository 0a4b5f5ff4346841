package org.sendpath.collector.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LogLinesTest {
  private final LogLines lines = new LogLines();

  @Test
  void encode_event_isOneLineOfJson() {
    String line = encode("two\nlines \"quoted\"", null);
    assertThat(line).endsWith("\n");
    assertThat(line.strip()).doesNotContain("\n");
    JsonNode json = JsonMapper.shared().readTree(line);
    assertThat(json.get("message").stringValue()).isEqualTo("two\nlines \"quoted\"");
    assertThat(json.get("level").stringValue()).isEqualTo("warn");
    assertThat(json.get("time").stringValue()).endsWith("Z");
    assertThat(json.has("error")).isFalse();
  }

  @Test
  void encode_exception_tellsClassMessagePlaceAndCause() {
    IOException cause = new IOException("reset by /192.0.2.7:4711");
    JsonNode error =
        JsonMapper.shared()
            .readTree(encode("x", new IllegalStateException("bad", cause)))
            .get("error");
    assertThat(error.get("class").stringValue()).isEqualTo("java.lang.IllegalStateException");
    assertThat(error.get("message").stringValue()).isEqualTo("bad");
    assertThat(error.get("at").get(0).stringValue()).contains("LogLinesTest");
    assertThat(error.get("cause").get("message").stringValue())
        .isEqualTo("reset by /[address]:4711");
  }

  @Test
  void withoutAddresses_anyNotation_isTakenOut() {
    for (String address :
        new String[] {
          "192.0.2.7",
          "127.0.0.1",
          "2001:db8::1",
          "::1",
          "2001:db8:0:0:0:0:0:1",
          "fe80::1%eth0",
          "::ffff:192.0.2.7"
        }) {
      assertThat(LogLines.withoutAddresses("raddr=" + address + " went"))
          .doesNotContain(address)
          .doesNotContain("192")
          .contains("[address]")
          .endsWith(" went");
      assertThat(LogLines.withoutAddresses("[" + address + "]:443")).doesNotContain(address);
    }
  }

  @Test
  void withoutAddresses_otherText_stays() {
    for (String text :
        new String[] {
          "at 10:15:30 UTC", "version 1.40.0", "ReportCodec::read", "a:b", "code 5.7.1"
        }) {
      assertThat(LogLines.withoutAddresses(text)).isEqualTo(text);
    }
  }

  private String encode(String message, Throwable thrown) {
    Logger logger = new LoggerContext().getLogger("test");
    LoggingEvent event =
        new LoggingEvent(LogLinesTest.class.getName(), logger, Level.WARN, message, thrown, null);
    return new String(lines.encode(event), StandardCharsets.UTF_8);
  }
}
