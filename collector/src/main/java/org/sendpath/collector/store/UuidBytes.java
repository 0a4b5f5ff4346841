package org.sendpath.collector.store;

import java.nio.ByteBuffer;
import java.util.UUID;

/** Ids as both databases keep them: 16 bytes, as RFC 9562 has them, so that they sort alike. */
final class UuidBytes {
  private UuidBytes() {}

  static byte[] of(UUID id) {
    return ByteBuffer.allocate(2 * Long.BYTES)
        .putLong(id.getMostSignificantBits())
        .putLong(id.getLeastSignificantBits())
        .array();
  }

  static UUID read(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    return new UUID(in.getLong(), in.getLong());
  }
}
