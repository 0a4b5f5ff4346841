package org.sendpath.lab.packet;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes a capture file that tcpdump and Wireshark read: pcap with nanoseconds, link type raw IP
 * (draft-ietf-opsawg-pcap). Not thread-safe.
 */
public final class CaptureWriter implements AutoCloseable {
  static final int MAGIC_NANOS = 0xa1b23c4d;
  static final int FILE_HEADER_BYTES = 24;
  static final int RECORD_HEADER_BYTES = 16;
  static final int LINK_TYPE_RAW_IP = 101;
  static final long NANOS_PER_SECOND = 1_000_000_000;
  private static final int SNAPSHOT_BYTES = 65_535;

  private final OutputStream out;

  private CaptureWriter(OutputStream out) {
    this.out = out;
  }

  /** Begins {@code file} anew. */
  public static CaptureWriter create(Path file) throws IOException {
    CaptureWriter writer = new CaptureWriter(new BufferedOutputStream(Files.newOutputStream(file)));
    ByteBuffer header = ByteBuffer.allocate(FILE_HEADER_BYTES);
    header.putInt(MAGIC_NANOS).putShort((short) 2).putShort((short) 4).putLong(0);
    header.putInt(SNAPSHOT_BYTES).putInt(LINK_TYPE_RAW_IP);
    writer.out.write(header.array());
    return writer;
  }

  public void write(CapturedPacket captured) throws IOException {
    byte[] bytes = captured.packet().bytes();
    ByteBuffer header = ByteBuffer.allocate(RECORD_HEADER_BYTES);
    header.putInt((int) (captured.epochNanos() / NANOS_PER_SECOND));
    header.putInt((int) (captured.epochNanos() % NANOS_PER_SECOND));
    header.putInt(bytes.length).putInt(bytes.length);
    out.write(header.array());
    out.write(bytes);
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
