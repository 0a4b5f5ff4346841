package org.sendpath.agent.cli;

import org.sendpath.agent.spool.CollectorUrl;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A collector's URL. */
final class CollectorConverter implements ITypeConverter<CollectorUrl> {
  @Override
  public CollectorUrl convert(String text) {
    try {
      return CollectorUrl.parse(text);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }
}
