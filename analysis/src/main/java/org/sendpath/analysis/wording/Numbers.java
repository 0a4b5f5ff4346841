package org.sendpath.analysis.wording;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** Figures as people write them in English; the collector's page writes them in the same way. */
public final class Numbers {
  /** Below this many pairs a tenth of a percent would pretend to know more than is known. */
  private static final long PAIRS_FOR_TENTHS = 500;

  private static final int SIGNIFICANT_DIGITS = 3;
  private static final double MICROS_PER_MILLISECOND = 1_000;
  private static final double MICROS_PER_SECOND = 1_000_000;

  private Numbers() {}

  /** A count: 12,345. */
  public static String count(long count) {
    return format("#,##0", (double) count);
  }

  /**
   * A share in percent, as exactly as so many pairs allow.
   *
   * @param share 0 to 1
   */
  public static String share(double share, long pairs) {
    return percent(share, pairs) + "%";
  }

  /** From {@code low} to {@code high}, both 0 to 1, in percent. */
  public static String interval(double low, double high, long pairs) {
    return percent(low, pairs) + "–" + percent(high, pairs) + "%";
  }

  /** Seconds, to a tenth. */
  public static String seconds(double seconds) {
    return format("#,##0.#", seconds) + " s";
  }

  /** A duration in the unit that reads best, to three significant digits. */
  public static String duration(double micros) {
    BigDecimal rounded =
        new BigDecimal(micros).round(new MathContext(SIGNIFICANT_DIGITS, RoundingMode.HALF_UP));
    double value = rounded.doubleValue();
    if (value == 0) {
      return "0 s";
    }
    double size = value >= MICROS_PER_SECOND ? MICROS_PER_SECOND : MICROS_PER_MILLISECOND;
    String unit = value >= MICROS_PER_SECOND ? " s" : " ms";
    if (value < MICROS_PER_MILLISECOND) {
      size = 1;
      unit = " µs";
    }
    double inUnit = value / size;
    return format(inUnit >= 100 ? "#,##0" : inUnit >= 10 ? "0.0" : "0.00", inUnit) + unit;
  }

  /** A round duration, such as 10 ms or 133 s, without digits that say nothing. */
  public static String roundDuration(double micros) {
    if (micros >= MICROS_PER_SECOND) {
      return format("#,##0.###", micros / MICROS_PER_SECOND) + " s";
    } else if (micros >= MICROS_PER_MILLISECOND) {
      return format("0.###", micros / MICROS_PER_MILLISECOND) + " ms";
    }
    return format("0", micros) + " µs";
  }

  private static String percent(double share, long pairs) {
    return format(pairs >= PAIRS_FOR_TENTHS ? "0.0" : "0", share * 100);
  }

  private static String format(String pattern, double value) {
    DecimalFormat format =
        new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ROOT));
    format.setRoundingMode(RoundingMode.HALF_UP);
    return format.format(value);
  }
}
