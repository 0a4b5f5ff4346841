package org.sendpath.table;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A share of a whole, and between which bounds it lies with 95 % confidence by Wilson's score
 * interval (E. B. Wilson, JASA 22, 1927, pp. 209-212), which holds for small counts and shares near
 * 0 and 1. Rounded to six decimals.
 *
 * @param value 0 to 1
 * @param low 0 to {@code value}
 * @param high {@code value} to 1
 */
public record Share(BigDecimal value, BigDecimal low, BigDecimal high) {
  /** The normal distribution's 97.5 % quantile. */
  private static final double Z = 1.959963984540054;

  private static final int DECIMALS = 6;

  /**
   * How large {@code part} is of {@code whole}.
   *
   * @param part from 0 to {@code whole}
   * @param whole at least 1
   */
  public static Share of(long part, long whole) {
    if (whole < 1) {
      throw new IllegalArgumentException("whole: must be at least 1");
    }
    if (part < 0 || part > whole) {
      throw new IllegalArgumentException("part: must be from 0 to " + whole);
    }
    double share = (double) part / whole;
    double zz = Z * Z;
    double spread = Z * Math.sqrt(share * (1 - share) / whole + zz / (4.0 * whole * whole));
    double centre = share + zz / (2.0 * whole);
    double scale = 1 + zz / whole;
    return new Share(
        rounded(share),
        part == 0 ? rounded(0) : rounded((centre - spread) / scale),
        part == whole ? rounded(1) : rounded((centre + spread) / scale));
  }

  private static BigDecimal rounded(double value) {
    return BigDecimal.valueOf(value).setScale(DECIMALS, RoundingMode.HALF_EVEN);
  }
}
