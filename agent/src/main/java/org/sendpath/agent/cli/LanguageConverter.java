package org.sendpath.agent.cli;

import java.util.Set;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A language that the agent speaks. */
final class LanguageConverter implements ITypeConverter<String> {
  private static final Set<String> LANGUAGES = Set.of("en", "ja");

  @Override
  public String convert(String text) {
    if (!LANGUAGES.contains(text)) {
      throw new TypeConversionException("'" + text + "' is none of: en, ja");
    }
    return text;
  }
}
