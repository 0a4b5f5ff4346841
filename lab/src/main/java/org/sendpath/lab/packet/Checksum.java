package org.sendpath.lab.packet;

/** The Internet checksum (RFC 1071): the ones' complement of the ones' complement sum. */
final class Checksum {
  private Checksum() {}

  /**
   * The sum, not yet folded, of {@code length} bytes taken as 16-bit words; odd ends are padded.
   */
  static long sum(byte[] bytes, int offset, int length) {
    long sum = 0;
    int end = offset + length;
    for (int i = offset; i < end; i += 2) {
      int high = Byte.toUnsignedInt(bytes[i]) << 8;
      int low = i + 1 < end ? Byte.toUnsignedInt(bytes[i + 1]) : 0;
      sum += high | low;
    }
    return sum;
  }

  /** The checksum whose words add up to {@code sum}. */
  static int fold(long sum) {
    long folded = sum;
    while (folded >> 16 != 0) {
      folded = (folded & 0xffff) + (folded >> 16);
    }
    return (int) ~folded & 0xffff;
  }
}
