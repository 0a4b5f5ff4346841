package org.sendpath.lab.packet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CaptureTest {
  private static final long EPOCH_NANOS = 1_795_000_000_123_456_789L;
  private static final IpPacket SYN =
      Packets.syn(
          new InetSocketAddress("192.0.2.10", 40_000), new InetSocketAddress("203.0.113.1", 587));

  @TempDir private Path folder;

  @Test
  void read_whatWasWritten_givesItBack() throws Exception {
    Path file = written(2);
    List<CapturedPacket> read = CaptureReader.read(file);
    assertThat(read)
        .extracting(CapturedPacket::epochNanos)
        .containsExactly(EPOCH_NANOS, EPOCH_NANOS);
    assertThat(read.get(1).packet().bytes()).isEqualTo(SYN.bytes());
  }

  @Test
  void read_littleEndianFile_isUnderstood() throws Exception {
    byte[] packet = SYN.bytes();
    ByteBuffer bytes = ByteBuffer.allocate(24 + 16 + packet.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putInt(0xa1b23c4d).putShort((short) 2).putShort((short) 4).putLong(0);
    bytes.putInt(65_535).putInt(101).putInt(7).putInt(5);
    bytes.putInt(packet.length).putInt(packet.length).put(packet);
    Path file = Files.write(folder.resolve("little.pcap"), bytes.array());
    assertThat(CaptureReader.read(file))
        .extracting(CapturedPacket::epochNanos)
        .containsExactly(7_000_000_005L);
  }

  @Test
  void read_lastRecordCut_givesTheOthers() throws Exception {
    byte[] whole = Files.readAllBytes(written(2));
    Path cut = Files.write(folder.resolve("cut.pcap"), Arrays.copyOf(whole, whole.length - 1));
    assertThat(CaptureReader.read(cut)).hasSize(1);
  }

  @Test
  void read_otherFile_saysWhatIsWrong() throws Exception {
    Path file =
        Files.write(
            folder.resolve("text.pcap"),
            "a text, and no capture".repeat(9).getBytes(StandardCharsets.US_ASCII));
    assertThatThrownBy(() -> CaptureReader.read(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no capture with nanoseconds");
  }

  private Path written(int packets) throws IOException {
    Path file = folder.resolve("written.pcap");
    try (CaptureWriter writer = CaptureWriter.create(file)) {
      for (int i = 0; i < packets; i++) {
        writer.write(new CapturedPacket(EPOCH_NANOS, SYN));
      }
    }
    return file;
  }
}
