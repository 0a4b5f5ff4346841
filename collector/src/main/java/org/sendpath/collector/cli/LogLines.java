package org.sendpath.collector.cli;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import ch.qos.logback.core.encoder.EncoderBase;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One JSON object per line. Whatever is logged, by us or by a library, IP addresses are taken out
 * of it here, so that no client's can get into a log.
 */
public final class LogLines extends EncoderBase<ILoggingEvent> {
  private static final int MAX_FRAMES = 30;
  private static final byte[] NOTHING = {};
  private static final String TAKEN_OUT = "[address]";
  private static final JsonMapper MAPPER = JsonMapper.shared();
  private static final Pattern IPV4 =
      Pattern.compile("(?<![0-9.])[0-9]{1,3}(?:\\.[0-9]{1,3}){3}(?![0-9])");

  /** All eight groups, or some of them around {@code ::}; 10:15:30 is neither. */
  private static final Pattern IPV6 =
      Pattern.compile(
          "(?<![0-9A-Za-z:])"
              + "(?:(?:GROUP:){7}GROUP|(?:GROUP(?::GROUP)*)?::(?:GROUP(?::GROUP)*)?:?)"
                  .replace("GROUP", "[0-9A-Fa-f]{1,4}")
              + "(?:%[0-9A-Za-z]+)?(?![0-9A-Za-z])");

  @Override
  public byte[] headerBytes() {
    return NOTHING;
  }

  @Override
  public byte[] encode(ILoggingEvent event) {
    ObjectNode line = MAPPER.createObjectNode();
    line.put("time", event.getInstant().toString());
    line.put("level", event.getLevel().toString().toLowerCase(Locale.ROOT));
    line.put("logger", event.getLoggerName());
    line.put("thread", event.getThreadName());
    line.put("message", withoutAddresses(event.getFormattedMessage()));
    if (event.getThrowableProxy() != null) {
      line.set("error", error(event.getThrowableProxy()));
    }
    return (MAPPER.writeValueAsString(line) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public byte[] footerBytes() {
    return NOTHING;
  }

  static String withoutAddresses(String text) {
    String withoutIpv4 = IPV4.matcher(text).replaceAll(TAKEN_OUT);
    return IPV6.matcher(withoutIpv4).replaceAll(TAKEN_OUT);
  }

  private static ObjectNode error(IThrowableProxy thrown) {
    ObjectNode error = MAPPER.createObjectNode();
    error.put("class", thrown.getClassName());
    if (thrown.getMessage() != null) {
      error.put("message", withoutAddresses(thrown.getMessage()));
    }
    ArrayNode frames = error.putArray("at");
    StackTraceElementProxy[] trace = thrown.getStackTraceElementProxyArray();
    for (int i = 0; i < Math.min(trace.length, MAX_FRAMES); i++) {
      frames.add(trace[i].getStackTraceElement().toString());
    }
    if (thrown.getCause() != null) {
      error.set("cause", error(thrown.getCause()));
    }
    return error;
  }
}
