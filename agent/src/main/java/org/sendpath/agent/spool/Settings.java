package org.sendpath.agent.spool;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the volunteer has set once: {@code settings.properties} in the configuration folder, UTF-8,
 * lines {@code key = value}, comments after {@code #} at the beginning of a line.
 *
 * @param collector where reports go
 * @param experiment lower case letters, digits and hyphens
 * @param lang {@code en} or {@code ja}
 */
public record Settings(
    Optional<CollectorUrl> collector, Optional<String> experiment, Optional<String> lang) {
  /** The file's name in the configuration folder. */
  public static final String FILE = "settings.properties";

  static final Pattern EXPERIMENT = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

  private static final Set<String> KEYS = Set.of("collector", "experiment", "lang");
  private static final Set<String> LANGUAGES = Set.of("en", "ja");

  /**
   * The settings in {@code configFolder}; all empty if there is no such file.
   *
   * @throws SettingsException if the file cannot be read, or says what is not allowed, with its
   *     line
   */
  public static Settings read(Path configFolder) throws SettingsException {
    Path file = configFolder.resolve(FILE);
    try {
      return parse(file.toString(), Files.readAllLines(file));
    } catch (NoSuchFileException e) {
      // Most volunteers set nothing.
      return new Settings(Optional.empty(), Optional.empty(), Optional.empty());
    } catch (CharacterCodingException e) {
      throw new SettingsException(
          SettingsException.Problem.UNREADABLE, file + " is no UTF-8: save it as UTF-8", e);
    } catch (IOException e) {
      throw new SettingsException(
          SettingsException.Problem.UNREADABLE,
          file + " cannot be read (" + e + "): make it a file that you can read, or delete it",
          e);
    }
  }

  static Settings parse(String file, List<String> lines) throws SettingsException {
    Map<String, Line> values = new HashMap<>();
    for (int i = 0; i < lines.size(); i++) {
      Line line = new Line(file, i + 1, lines.get(i).replace("\uFEFF", "").strip());
      if (line.text.isEmpty() || line.text.startsWith("#")) {
        continue;
      }
      String[] parts = line.text.split("=", 2);
      if (parts.length != 2) {
        throw line.wrong(SettingsException.Problem.BAD_LINE, "write key = value");
      }
      String key = parts[0].strip();
      if (!KEYS.contains(key)) {
        throw line.wrong(
            SettingsException.Problem.UNKNOWN_KEY,
            "there is no setting " + key + "; there are collector, experiment and lang");
      }
      if (values.put(key, new Line(file, i + 1, parts[1].strip())) != null) {
        throw line.wrong(SettingsException.Problem.BAD_LINE, key + " is set twice");
      }
    }
    return new Settings(collector(values), experiment(values), lang(values));
  }

  private static Optional<CollectorUrl> collector(Map<String, Line> values)
      throws SettingsException {
    Line line = values.get("collector");
    if (line == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(CollectorUrl.parse(line.text));
    } catch (IllegalArgumentException e) {
      throw line.wrong(SettingsException.Problem.BAD_VALUE, e.getMessage());
    }
  }

  private static Optional<String> experiment(Map<String, Line> values) throws SettingsException {
    Line line = values.get("experiment");
    if (line != null && !EXPERIMENT.matcher(line.text).matches()) {
      throw line.wrong(
          SettingsException.Problem.BAD_VALUE,
          "an experiment is named by lower case letters, digits and hyphens");
    }
    return Optional.ofNullable(line).map(Line::text);
  }

  private static Optional<String> lang(Map<String, Line> values) throws SettingsException {
    Line line = values.get("lang");
    if (line != null && !LANGUAGES.contains(line.text)) {
      throw line.wrong(SettingsException.Problem.BAD_VALUE, "lang is en or ja");
    }
    return Optional.ofNullable(line).map(Line::text);
  }

  private record Line(String file, int number, String text) {
    SettingsException wrong(SettingsException.Problem problem, String what) {
      return new SettingsException(problem, file + ", line " + number + ": " + what);
    }
  }
}
