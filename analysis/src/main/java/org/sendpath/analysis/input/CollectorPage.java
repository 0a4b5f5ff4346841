package org.sendpath.analysis.input;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * A page of a collector's reports, {@code {"reports":[…],"next":…}}.
 *
 * @param reports each byte by byte as it came
 * @param next the address of the next page
 */
record CollectorPage(List<byte[]> reports, Optional<String> next) {
  private static final JsonFactory JSON = new JsonFactory();

  CollectorPage {
    reports = List.copyOf(reports);
  }

  /** The page in {@code body}; empty if it is none. */
  static Optional<CollectorPage> read(byte[] body) {
    List<byte[]> reports = new ArrayList<>();
    Optional<String> next = Optional.empty();
    boolean hasReports = false;
    boolean hasNext = false;
    try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), body)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return Optional.empty();
      }
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        String name = parser.currentName();
        JsonToken value = parser.nextToken();
        if (name.equals("reports") && value == JsonToken.START_ARRAY) {
          hasReports = true;
          while (parser.nextToken() == JsonToken.START_OBJECT) {
            int from = (int) parser.currentTokenLocation().getByteOffset();
            parser.skipChildren();
            reports.add(
                Arrays.copyOfRange(body, from, (int) parser.currentLocation().getByteOffset()));
          }
        } else if (name.equals("next")) {
          hasNext = true;
          next =
              value == JsonToken.VALUE_STRING ? Optional.of(parser.getString()) : Optional.empty();
        } else {
          parser.skipChildren();
        }
      }
    } catch (JacksonException e) {
      // Whoever asked says whose answer this is.
      return Optional.empty();
    }
    return hasReports && hasNext ? Optional.of(new CollectorPage(reports, next)) : Optional.empty();
  }
}
