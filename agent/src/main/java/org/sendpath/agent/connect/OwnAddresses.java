package org.sendpath.agent.connect;

import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;

/** The addresses of this host's interfaces, as they are at the moment of asking. */
final class OwnAddresses {
  boolean contains(InetAddress address) {
    if (address.isLoopbackAddress()) {
      return true;
    }
    try {
      return NetworkInterface.networkInterfaces()
          .flatMap(NetworkInterface::inetAddresses)
          .anyMatch(address::equals);
    } catch (SocketException e) {
      throw new UncheckedIOException(e);
    }
  }
}
