package org.sendpath.collector.store;

import java.util.Arrays;

/** Whole numbers as bytes, seven bits in each, the lowest first; signed ones zigzag. */
final class VarintBuffer {
  private byte[] bytes;
  private int at;

  /** To write to. */
  VarintBuffer() {
    this(new byte[64]);
  }

  /** To read from. */
  VarintBuffer(byte[] bytes) {
    this.bytes = bytes;
  }

  void write(long value) {
    room(10);
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      bytes[at++] = (byte) ((rest & 0x7f) | 0x80);
      rest >>>= 7;
    }
    bytes[at++] = (byte) rest;
  }

  void writeSigned(long value) {
    write((value << 1) ^ (value >> 63));
  }

  /** Eight bytes, the highest first. */
  void writeFixed(long value) {
    room(Long.BYTES);
    for (int shift = Long.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
      bytes[at++] = (byte) (value >>> shift);
    }
  }

  long read() {
    long value = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      byte next = next();
      value |= (long) (next & 0x7f) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw new IllegalStateException("a number in the store is longer than 64 bits, at byte " + at);
  }

  long readSigned() {
    long value = read();
    return (value >>> 1) ^ -(value & 1);
  }

  long readFixed() {
    long value = 0;
    for (int i = 0; i < Long.BYTES; i++) {
      value = value << Byte.SIZE | (next() & 0xff);
    }
    return value;
  }

  boolean hasMore() {
    return at < bytes.length;
  }

  /** What was written. */
  byte[] toBytes() {
    return Arrays.copyOf(bytes, at);
  }

  private byte next() {
    if (at == bytes.length) {
      throw new IllegalStateException("a value in the store is cut off after " + at + " bytes");
    }
    return bytes[at++];
  }

  private void room(int needed) {
    if (at + needed > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, at + needed));
    }
  }
}
