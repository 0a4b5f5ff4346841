package org.sendpath.agent.dns;

import org.sendpath.report.Family;
import org.xbill.DNS.DClass;
import org.xbill.DNS.DNSOutput;
import org.xbill.DNS.Name;
import org.xbill.DNS.Type;

/**
 * One question, as it goes over the wire (RFC 1035 §4.1).
 *
 * @param id unpredictable, 16 bits (RFC 5452 §4.3)
 * @param edns whether to offer larger datagrams (RFC 6891)
 */
record Query(int id, Name name, Family family, boolean edns) {
  static final int HEADER_BYTES = 12;

  /** Fits every path's MTU with IPv6 (RFC 9715 §3.2 asks for at most 1400). */
  static final int MAX_DATAGRAM_BYTES = 1232;

  private static final int RECURSION_DESIRED = 1 << 8;

  /** The record type that holds addresses of {@code family}. */
  static int type(Family family) {
    return switch (family) {
      case IPV4 -> Type.A;
      case IPV6 -> Type.AAAA;
    };
  }

  byte[] wire() {
    DNSOutput out = new DNSOutput();
    out.writeU16(id);
    out.writeU16(RECURSION_DESIRED);
    out.writeU16(1);
    out.writeU16(0);
    out.writeU16(0);
    out.writeU16(edns ? 1 : 0);
    out.writeByteArray(name.toWire());
    out.writeU16(type(family));
    out.writeU16(DClass.IN);
    if (edns) {
      out.writeU8(0);
      out.writeU16(Type.OPT);
      out.writeU16(MAX_DATAGRAM_BYTES);
      out.writeU32(0);
      out.writeU16(0);
    }
    return out.toByteArray();
  }

  /**
   * Whether {@code message} answers this question: the same id, a response, and the same question
   * (RFC 5452 §9.1). A server that could not read the question may leave it out of its refusal.
   */
  boolean isAnsweredBy(byte[] message) {
    if (message.length < HEADER_BYTES || u16(message, 0) != id || (message[2] & 0xf8) != 0x80) {
      return false;
    }
    int questions = u16(message, 4);
    if (questions == 0) {
      int rcode = message[3] & 0xf;
      return rcode != 0 && rcode != 3;
    }
    return questions == 1 && hasThisQuestion(message);
  }

  /** Whether {@code message} was cut to fit a datagram. */
  static boolean isTruncated(byte[] message) {
    return (message[2] & 0x02) != 0;
  }

  private boolean hasThisQuestion(byte[] message) {
    byte[] question = wire();
    int nameEnd = HEADER_BYTES + name.length();
    int end = nameEnd + 4;
    if (message.length < end) {
      return false;
    }
    for (int i = HEADER_BYTES; i < end; i++) {
      // A label's length is at most 63, so that lowering the case of the letters leaves it alone.
      boolean same =
          i < nameEnd ? lowerCase(message[i]) == lowerCase(question[i]) : message[i] == question[i];
      if (!same) {
        return false;
      }
    }
    return true;
  }

  private static int lowerCase(byte b) {
    return b >= 'A' && b <= 'Z' ? b + ('a' - 'A') : b;
  }

  private static int u16(byte[] bytes, int at) {
    return Byte.toUnsignedInt(bytes[at]) << 8 | Byte.toUnsignedInt(bytes[at + 1]);
  }
}
