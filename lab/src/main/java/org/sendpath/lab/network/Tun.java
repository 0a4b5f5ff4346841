package org.sendpath.lab.network;

import com.sun.jna.LastErrorException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.sendpath.lab.packet.IpPacket;

/**
 * A network device whose far end is this process (Linux, {@code networking/tuntap.rst}). The device
 * may be moved into another namespace; the descriptor keeps working. It lives as long as the
 * process: the end of the lab is what closes it.
 */
final class Tun {
  private static final String DEVICE = "/dev/net/tun";
  private static final long TUNSETIFF = 0x400454caL;
  private static final short IFF_TUN = 1;
  private static final short IFF_TAP = 2;
  private static final short IFF_NO_PI = 0x1000;
  private static final int IFNAMSIZ = 16;
  private static final int IFREQ_BYTES = 40;
  private static final int MAX_PACKET_BYTES = 65_536;

  /** The device was deleted, or its namespace is gone. */
  private static final int EBADFD = 77;

  /** The device is down: the kernel takes nothing, as from an unplugged wire. */
  private static final int EIO = 5;

  private final String name;
  private final int descriptor;

  private Tun(String name, int descriptor) {
    this.name = name;
    this.descriptor = descriptor;
  }

  /** A device of IP packets. */
  static Tun ofPackets(String name) {
    return open(name, IFF_TUN);
  }

  /** A device of Ethernet frames, a cable with nobody at its end: no frame is ever read from it. */
  static Tun deadCable(String name) {
    return open(name, IFF_TAP);
  }

  private static Tun open(String name, short kind) {
    byte[] nameBytes = name.getBytes(StandardCharsets.US_ASCII);
    if (nameBytes.length >= IFNAMSIZ) {
      throw new IllegalArgumentException("name: at most 15 bytes: " + name);
    }
    try {
      int descriptor = LibC.open(DEVICE, LibC.O_RDWR | LibC.O_CLOEXEC);
      ByteBuffer request = ByteBuffer.allocate(IFREQ_BYTES).order(ByteOrder.nativeOrder());
      request.put(nameBytes).putShort(IFNAMSIZ, (short) (kind | IFF_NO_PI));
      LibC.ioctl(descriptor, TUNSETIFF, request.array());
      return new Tun(name, descriptor);
    } catch (LastErrorException e) {
      throw new LabException(
          "cannot make the network device " + name + " through " + DEVICE + ": " + e.getMessage(),
          e);
    }
  }

  String name() {
    return name;
  }

  /** Waits for the next IP packet; empty when the device is gone. */
  Optional<IpPacket> read() {
    byte[] buffer = new byte[MAX_PACKET_BYTES];
    while (true) {
      long bytes;
      try {
        bytes = LibC.read(descriptor, buffer, buffer.length);
      } catch (LastErrorException e) {
        if (e.getErrorCode() == EBADFD) {
          return Optional.empty();
        }
        throw new LabException("cannot read from " + name + ": " + e.getMessage(), e);
      }
      Optional<IpPacket> packet = IpPacket.parse(Arrays.copyOf(buffer, (int) bytes));
      if (packet.isPresent()) {
        return packet;
      }
    }
  }

  void write(IpPacket packet) {
    byte[] bytes = packet.bytes();
    try {
      LibC.write(descriptor, bytes, bytes.length);
    } catch (LastErrorException e) {
      if (e.getErrorCode() != EBADFD && e.getErrorCode() != EIO) {
        throw new LabException("cannot write to " + name + ": " + e.getMessage(), e);
      }
    }
  }
}
