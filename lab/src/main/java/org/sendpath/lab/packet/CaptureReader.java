package org.sendpath.lab.packet;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the packets of a capture file: pcap with nanoseconds and raw IP, in either byte order. */
public final class CaptureReader {
  private CaptureReader() {}

  /**
   * All whole IP packets of {@code file}, in its order. A last record that is cut short (its writer
   * was killed) is left out.
   */
  public static List<CapturedPacket> read(Path file) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
    if (bytes.remaining() < CaptureWriter.FILE_HEADER_BYTES) {
      throw new IOException("no capture file, it is too short: " + file);
    }
    if (bytes.getInt(0) == Integer.reverseBytes(CaptureWriter.MAGIC_NANOS)) {
      bytes.order(ByteOrder.LITTLE_ENDIAN);
    }
    if (bytes.getInt(0) != CaptureWriter.MAGIC_NANOS
        || bytes.getInt(20) != CaptureWriter.LINK_TYPE_RAW_IP) {
      throw new IOException("no capture with nanoseconds and raw IP: " + file);
    }
    bytes.position(CaptureWriter.FILE_HEADER_BYTES);
    List<CapturedPacket> packets = new ArrayList<>();
    while (bytes.remaining() >= CaptureWriter.RECORD_HEADER_BYTES) {
      long seconds = Integer.toUnsignedLong(bytes.getInt());
      long nanos = Integer.toUnsignedLong(bytes.getInt());
      int capturedBytes = bytes.getInt();
      bytes.getInt();
      if (capturedBytes < 0 || capturedBytes > bytes.remaining()) {
        break;
      }
      byte[] packet = new byte[capturedBytes];
      bytes.get(packet);
      Optional<IpPacket> parsed = IpPacket.parse(packet);
      parsed.ifPresent(
          ip ->
              packets.add(
                  new CapturedPacket(seconds * CaptureWriter.NANOS_PER_SECOND + nanos, ip)));
    }
    return packets;
  }
}
