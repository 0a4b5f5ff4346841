package org.sendpath.lab.network;

import com.sun.jna.LastErrorException;
import com.sun.jna.Native;

/** The system calls that Java does not have. Each throws with the errno if it fails. */
final class LibC {
  static final int O_RDWR = 2;
  static final int O_CLOEXEC = 0x80000;

  static {
    Native.register("c");
  }

  private LibC() {}

  static native int open(String path, int flags) throws LastErrorException;

  static native int ioctl(int descriptor, long request, byte[] argument) throws LastErrorException;

  static native long read(int descriptor, byte[] buffer, long bytes) throws LastErrorException;

  static native long write(int descriptor, byte[] buffer, long bytes) throws LastErrorException;
}
