package org.sendpath.collector.http;

import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.common.RequestHeaders;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The forms in which an answer can be had. */
enum ReportQueryForm {
  JSON("application/json"),
  NDJSON("application/x-ndjson"),
  CSV("text/csv; charset=utf-8");

  private final String type;

  ReportQueryForm(String type) {
    this.type = type;
  }

  MediaType mediaType() {
    return MediaType.parse(type);
  }

  /** As in the ending of a path. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The one that the header {@code Accept} prefers (RFC 9110 §12.5.1); the first offered if it does
   * not say, or cannot be read.
   *
   * @throws Refusal if it takes none of them
   */
  static ReportQueryForm accepted(RequestHeaders headers, List<ReportQueryForm> offered) {
    List<MediaType> ranges = headers.accept();
    if (ranges.isEmpty()) {
      return offered.get(0);
    }
    ReportQueryForm best = offered.get(0);
    float bestQuality = 0;
    for (ReportQueryForm form : offered) {
      float quality = form.quality(ranges);
      if (quality > bestQuality) {
        best = form;
        bestQuality = quality;
      }
    }
    if (bestQuality == 0) {
      throw new Refusal(
          Problems.notAcceptable(
              offered.stream()
                  .map(form -> form.mediaType().withoutParameters().toString())
                  .collect(Collectors.joining(", "))));
    }
    return best;
  }

  /** By the most specific range that it belongs to; 0 if to none. */
  private float quality(List<MediaType> ranges) {
    int fewestWildcards = 3;
    float quality = 0;
    for (MediaType range : ranges) {
      boolean belongs = mediaType().withoutParameters().belongsTo(range.withoutParameters());
      if (belongs && range.numWildcards() < fewestWildcards) {
        fewestWildcards = range.numWildcards();
        quality = range.qualityFactor();
      }
    }
    return quality;
  }
}
