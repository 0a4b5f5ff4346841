package org.sendpath.collector.http;

import com.linecorp.armeria.common.QueryParams;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sendpath.collector.table.Criterion;
import org.sendpath.collector.table.InvalidSelectionException;
import org.sendpath.collector.table.Selection;

/**
 * What a listing of reports or pairs was asked for.
 *
 * @param path of the listing
 * @param after the sequence to go on after; 0 to begin
 * @param limit how many at most, if it was given
 * @param conflicting which pairs, if it was given
 */
record ReportQueryParameters(
    String path,
    Selection selection,
    long after,
    OptionalInt limit,
    Optional<Boolean> conflicting) {
  static final int DEFAULT_LIMIT = 100;
  static final int MAX_LIMIT = 1000;
  static final String LIMIT = "limit";
  static final String CURSOR = "cursor";
  static final String CONFLICTING = "conflicting";

  private static final Pattern WHOLE = Pattern.compile("[1-9][0-9]{0,3}");
  private static final Pattern PLACE = Pattern.compile("(/[a-z0-9/]+) ([1-9][0-9]{0,17})");

  /** Those of reports. */
  static ReportQueryParameters ofReports(String path, QueryParams query)
      throws InvalidSelectionException {
    return new Reading(path, query).read(false);
  }

  /** Those of pairs, which can be asked for by {@code conflicting}, too. */
  static ReportQueryParameters ofPairs(String path, QueryParams query)
      throws InvalidSelectionException {
    return new Reading(path, query).read(true);
  }

  /** Where nothing can be asked for but the thing itself. */
  static void refuseAny(QueryParams query) throws InvalidSelectionException {
    if (!query.isEmpty()) {
      throw new InvalidSelectionException(
          query.names().stream().map(name -> name + ": is no parameter here").toList());
    }
  }

  /** Where the rows after this sequence are, with the same filters. */
  String next(long sequence) {
    var query = QueryParams.builder();
    selection.given().forEach((criterion, text) -> query.add(criterion.word(), text));
    conflicting.ifPresent(only -> query.add(CONFLICTING, only.toString()));
    limit.ifPresent(rows -> query.add(LIMIT, Integer.toString(rows)));
    query.add(CURSOR, cursor(path, sequence));
    return path + "?" + query.build().toQueryString();
  }

  /** Opaque to clients: what it holds may change. It names its listing, for which alone it is. */
  private static String cursor(String path, long sequence) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString((path + " " + sequence).getBytes(StandardCharsets.US_ASCII));
  }

  private static OptionalLong place(String path, String cursor) {
    byte[] bytes;
    try {
      bytes = Base64.getUrlDecoder().decode(cursor);
    } catch (IllegalArgumentException e) {
      // Not one of ours: the caller says so.
      return OptionalLong.empty();
    }
    Matcher place = PLACE.matcher(new String(bytes, StandardCharsets.US_ASCII));
    if (!place.matches() || !place.group(1).equals(path)) {
      return OptionalLong.empty();
    }
    long sequence = Long.parseLong(place.group(2));
    return cursor(path, sequence).equals(cursor) ? OptionalLong.of(sequence) : OptionalLong.empty();
  }

  /** Takes its own parameters out, and leaves the others to the filters; tells all problems. */
  private static final class Reading {
    private final String path;
    private final Map<String, List<String>> parameters = new LinkedHashMap<>();
    private final List<String> problems = new ArrayList<>();

    Reading(String path, QueryParams query) {
      this.path = path;
      query.names().forEach(name -> parameters.put(name, query.getAll(name)));
    }

    ReportQueryParameters read(boolean pairs) throws InvalidSelectionException {
      OptionalInt limit =
          take(LIMIT)
              .map(
                  text ->
                      WHOLE.matcher(text).matches() && Integer.parseInt(text) <= MAX_LIMIT
                          ? OptionalInt.of(Integer.parseInt(text))
                          : refuse(LIMIT + ": must be a number from 1 to " + MAX_LIMIT))
              .orElse(OptionalInt.empty());
      long after =
          take(CURSOR)
              .map(text -> place(path, text))
              .map(
                  place -> {
                    if (place.isEmpty()) {
                      problems.add(
                          CURSOR
                              + ": is none of this listing; take it from the next that the page"
                              + " before gave");
                    }
                    return place.orElse(0);
                  })
              .orElse(0L);
      Optional<Boolean> conflicting = pairs ? conflicting() : Optional.empty();
      Selection selection = selection();
      if (!problems.isEmpty()) {
        throw new InvalidSelectionException(problems);
      }
      return new ReportQueryParameters(path, selection, after, limit, conflicting);
    }

    private Selection selection() {
      try {
        return Selection.of(parameters, Criterion.WITHOUT_FAMILY);
      } catch (InvalidSelectionException e) {
        problems.add(e.getMessage());
        return Selection.ALL;
      }
    }

    private Optional<Boolean> conflicting() {
      Optional<String> text = take(CONFLICTING);
      if (text.isPresent() && !text.get().equals("true") && !text.get().equals("false")) {
        problems.add(CONFLICTING + ": must be true or false");
      }
      return text.map(Boolean::valueOf);
    }

    private Optional<String> take(String name) {
      List<String> values = parameters.getOrDefault(name, List.of());
      parameters.remove(name);
      if (values.size() > 1) {
        problems.add(name + ": must be given once, not " + values.size() + " times");
      }
      return values.stream().findFirst();
    }

    private OptionalInt refuse(String problem) {
      problems.add(problem);
      return OptionalInt.empty();
    }
  }
}
