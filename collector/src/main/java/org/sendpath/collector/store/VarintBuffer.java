package org.sendpath.collector.store;

import java.nio.charset.StandardCharsets;
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

  /** ASCII text. */
  void writeText(String text) {
    writeBytes(text.getBytes(StandardCharsets.US_ASCII));
  }

  void writeBytes(byte[] block) {
    write(block.length);
    room(block.length);
    System.arraycopy(block, 0, bytes, at, block.length);
    at += block.length;
  }

  String readText() {
    return new String(readBytes(), StandardCharsets.US_ASCII);
  }

  byte[] readBytes() {
    long length = read();
    if (length < 0 || length > bytes.length - at) {
      throw cutOff();
    }
    byte[] block = Arrays.copyOfRange(bytes, at, at + (int) length);
    at += block.length;
    return block;
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
      throw cutOff();
    }
    return bytes[at++];
  }

  private IllegalStateException cutOff() {
    return new IllegalStateException("a value in the store is cut off after " + at + " bytes");
  }

  private void room(int needed) {
    if (at + needed > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, at + needed));
    }
  }
}
