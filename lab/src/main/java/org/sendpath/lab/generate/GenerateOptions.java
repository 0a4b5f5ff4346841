package org.sendpath.lab.generate;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What {@code generate} was told.
 *
 * @param source what to write
 * @param out where to; empty: the standard output
 */
record GenerateOptions(ReportSource source, Optional<Path> out) {
  private static final String SHAPE = "--shape";
  private static final String REPORTS = "--reports";
  private static final String SEED = "--seed";
  private static final String SINCE = "--since";
  private static final String DAYS = "--days";
  private static final String EXPERIMENT = "--experiment";
  private static final String OUT = "--out";
  private static final List<String> NAMES =
      List.of(REPORTS, SEED, SINCE, DAYS, EXPERIMENT, SHAPE, OUT);

  private static final String TODAY = "today";
  private static final String PAPER = "paper";

  private static final long MAX_REPORTS = 1_000_000_000_000L;
  private static final int MAX_DAYS = 36_525;
  private static final Pattern EXPERIMENT_NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

  /**
   * @throws IllegalArgumentException if the command line is wrong; the message says what to write
   */
  static GenerateOptions parse(List<String> arguments) {
    Map<String, String> values = values(arguments);
    String shape = values.getOrDefault(SHAPE, TODAY);
    ReportSource source =
        switch (shape) {
          case TODAY -> today(values);
          case PAPER -> paper(values);
          default -> throw new IllegalArgumentException(SHAPE + " is today or paper, not " + shape);
        };
    Optional<Path> out =
        Optional.ofNullable(values.get(OUT)).filter(file -> !file.equals("-")).map(Path::of);
    return new GenerateOptions(source, out);
  }

  /** By the file's name. */
  boolean compressed() {
    return out.filter(file -> file.toString().endsWith(".gz")).isPresent();
  }

  private static Map<String, String> values(List<String> arguments) {
    Map<String, String> values = new LinkedHashMap<>();
    for (int i = 0; i < arguments.size(); i += 2) {
      String name = arguments.get(i);
      if (!NAMES.contains(name)) {
        throw new IllegalArgumentException(
            "generate knows " + String.join(", ", NAMES) + "; not " + name);
      }
      if (i + 1 == arguments.size()) {
        throw new IllegalArgumentException(name + " needs a value");
      }
      if (values.put(name, arguments.get(i + 1)) != null) {
        throw new IllegalArgumentException(name + " stands twice");
      }
    }
    return values;
  }

  private static ReportSource today(Map<String, String> values) {
    if (!values.containsKey(REPORTS)) {
      throw new IllegalArgumentException("generate needs to know how many: --reports 1000");
    }
    String experiment = values.getOrDefault(EXPERIMENT, "fallback");
    if (!EXPERIMENT_NAME.matcher(experiment).matches()) {
      throw new IllegalArgumentException(
          EXPERIMENT + " takes up to 64 lower case letters, digits and hyphens, no hyphen first");
    }
    return new RealisticReports(
        number(values, SEED, "1", Long.MIN_VALUE, Long.MAX_VALUE),
        number(values, REPORTS, "", 1, MAX_REPORTS),
        date(values.getOrDefault(SINCE, "2025-11-21")).atStartOfDay(ZoneOffset.UTC).toInstant(),
        Duration.ofDays(number(values, DAYS, "365", 1, MAX_DAYS)),
        experiment);
  }

  private static ReportSource paper(Map<String, String> values) {
    for (String name : List.of(REPORTS, SEED, SINCE, DAYS, EXPERIMENT)) {
      if (values.containsKey(name)) {
        throw new IllegalArgumentException(
            SHAPE + " paper is one fixed set of reports: leave " + name + " out");
      }
    }
    return new PaperReports();
  }

  private static long number(
      Map<String, String> values, String name, String otherwise, long least, long most) {
    String text = values.getOrDefault(name, otherwise);
    try {
      long number = Long.parseLong(text);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(name + " takes a whole number, not " + text, e);
    }
    throw new IllegalArgumentException(
        name + " takes a whole number from " + least + " to " + most + ", not " + text);
  }

  /** With every report in the years that the format can write. */
  private static LocalDate date(String text) {
    LocalDate date;
    try {
      date = LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(SINCE + " takes a day such as 2025-11-21", e);
    }
    if (date.getYear() < 1970 || date.getYear() > 9000) {
      throw new IllegalArgumentException(SINCE + " takes a day in the years 1970 to 9000");
    }
    return date;
  }
}
