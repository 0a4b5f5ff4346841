package org.sendpath.analysis.cli;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A size such as 800m or 2g, powers of 1024 as {@code java -Xmx} has them. */
record ByteSize(long bytes) {
  private static final Pattern SHAPE = Pattern.compile("([1-9][0-9]{0,9})([kmg])");

  static final class Converter implements ITypeConverter<ByteSize> {
    @Override
    public ByteSize convert(String text) {
      Matcher matcher = SHAPE.matcher(text.toLowerCase(Locale.ROOT));
      if (!matcher.matches()) {
        throw new TypeConversionException("'" + text + "' is no size such as 800m or 2g");
      }
      int shift = 10 * ("kmg".indexOf(matcher.group(2)) + 1);
      return new ByteSize(Long.parseLong(matcher.group(1)) << shift);
    }
  }
}
