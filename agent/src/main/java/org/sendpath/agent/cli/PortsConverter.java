package org.sendpath.agent.cli;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** {@code 587,465,25}: 1 to 16 different ports, 1 to 65535. */
final class PortsConverter implements ITypeConverter<PortsConverter.Ports> {
  private static final Pattern NUMBER = Pattern.compile("\\d{1,5}");
  private static final int LAST_PORT = 65_535;
  private static final int MOST_PORTS = 16;

  /** One option's value: picocli would split a {@code List} into several. */
  record Ports(List<Integer> numbers) {
    Ports {
      numbers = List.copyOf(numbers);
    }
  }

  @Override
  public Ports convert(String text) {
    List<Integer> ports = Arrays.stream(text.split(",", -1)).map(PortsConverter::port).toList();
    if (ports.size() > MOST_PORTS) {
      throw new TypeConversionException("at most " + MOST_PORTS + " ports, not " + ports.size());
    }
    if (ports.stream().distinct().count() < ports.size()) {
      throw new TypeConversionException("'" + text + "' names a port twice");
    }
    return new Ports(ports);
  }

  private static int port(String text) {
    String number = text.strip();
    int port = NUMBER.matcher(number).matches() ? Integer.parseInt(number) : 0;
    if (port < 1 || port > LAST_PORT) {
      throw new TypeConversionException(
          "'" + number + "' is no port; ports are numbers from 1 to 65535, such as 587,465,25");
    }
    return port;
  }
}
