package org.sendpath.collector.cli;

import java.net.InetSocketAddress;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Where to listen: {@code 127.0.0.1:8080}, {@code [::]:443}, {@code localhost:0}. */
final class ListenConverter implements ITypeConverter<InetSocketAddress> {
  private static final Pattern FORM =
      Pattern.compile("(?:\\[([0-9A-Fa-f:.%a-z]+)]|([^:\\[\\]\\s]+)):([0-9]{1,5})");
  private static final int MAX_PORT = 65_535;

  @Override
  public InetSocketAddress convert(String text) {
    Matcher matcher = FORM.matcher(text);
    if (matcher.matches() && Integer.parseInt(matcher.group(3)) <= MAX_PORT) {
      String host = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
      InetSocketAddress address = new InetSocketAddress(host, Integer.parseInt(matcher.group(3)));
      if (!address.isUnresolved()) {
        return address;
      }
    }
    throw new TypeConversionException(
        "'" + text + "' is nowhere to listen; write HOST:PORT, such as 127.0.0.1:8080 or [::]:443");
  }
}
