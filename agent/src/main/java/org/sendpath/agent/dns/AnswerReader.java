package org.sendpath.agent.dns;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sendpath.report.Family;
import org.sendpath.report.ResolutionStatus;
import org.xbill.DNS.DClass;
import org.xbill.DNS.DNSInput;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;
import org.xbill.DNS.WireParseException;

/**
 * Reads an answer to a {@link Query}; pure and total, whatever the bytes.
 *
 * <p>It reads names and numbers by dnsjava's {@link DNSInput} and {@link Name}, and of records only
 * those that bear on the question: dnsjava's {@code Message} fails on a malformed record that
 * nobody asked for, and loads every record type there is, which costs a cold JVM 50 ms more.
 */
final class AnswerReader {
  /** Longer chains of aliases are taken for loops; resolvers follow 8 to 16. */
  static final int MAX_ALIASES = 16;

  private final DNSInput in;
  private final Family family;
  private final Map<Name, Name> aliases = new HashMap<>();
  private final Map<Name, List<InetAddress>> addresses = new HashMap<>();
  private boolean answered;
  private boolean authoritySaysNone;
  private boolean authorityRefers;
  private int extendedRcode;

  private AnswerReader(byte[] message, Family family) {
    this.in = new DNSInput(message);
    this.family = family;
  }

  /**
   * What {@code message} says of the addresses of {@code name}.
   *
   * @return {@code ERROR} where it cannot be understood, contradicts itself, or says neither yes
   *     nor no
   */
  static Reading read(byte[] message, Name name, Family family) {
    try {
      return new AnswerReader(message, family).read(name);
    } catch (IOException e) {
      // Not for us to repair: the status says that the answer was none.
      return new Reading.Without(ResolutionStatus.ERROR);
    }
  }

  /** What a response code means for the question; total over the 12 bits of RFC 6891 §6.1.3. */
  static ResolutionStatus status(int rcode) {
    return switch (rcode) {
      case Rcode.NOERROR -> ResolutionStatus.OK;
      case Rcode.NXDOMAIN -> ResolutionStatus.NXDOMAIN;
      case Rcode.SERVFAIL -> ResolutionStatus.SERVFAIL;
      case Rcode.REFUSED -> ResolutionStatus.REFUSED;
      default -> ResolutionStatus.ERROR;
    };
  }

  private Reading read(Name name) throws IOException {
    in.readU16();
    int flags = in.readU16();
    int rcode = flags & 0xf;
    if (rcode == Rcode.NOERROR || rcode == Rcode.NXDOMAIN) {
      readSections();
      rcode |= extendedRcode << 4;
    }
    ResolutionStatus status = status(rcode);
    boolean authoritative = (flags & 1 << 10) != 0;
    if (status == ResolutionStatus.OK
        && !answered
        && !authoritative
        && authorityRefers
        && !authoritySaysNone) {
      // A referral (RFC 2308 §2.2): this server does not resolve for us.
      return new Reading.Without(ResolutionStatus.ERROR);
    }
    return status == ResolutionStatus.OK || status == ResolutionStatus.NXDOMAIN
        ? follow(name, status)
        : new Reading.Without(status);
  }

  private Reading follow(Name name, ResolutionStatus status) {
    Name at = name;
    for (int links = 0; links <= MAX_ALIASES; links++) {
      if (addresses.containsKey(at)) {
        return ofAddresses(addresses.get(at), status);
      }
      if (!aliases.containsKey(at)) {
        return ofEnd(at, at.equals(name), status);
      }
      at = aliases.get(at);
    }
    return new Reading.Without(ResolutionStatus.ERROR);
  }

  private static Reading ofAddresses(List<InetAddress> addresses, ResolutionStatus status) {
    if (status == ResolutionStatus.NXDOMAIN) {
      return new Reading.Without(ResolutionStatus.NXDOMAIN);
    }
    return addresses.isEmpty()
        ? new Reading.Without(ResolutionStatus.NODATA)
        : new Reading.Found(addresses);
  }

  private Reading ofEnd(Name end, boolean isNameItself, ResolutionStatus status) {
    if (status == ResolutionStatus.NXDOMAIN) {
      // RFC 6604 §2: the code is about the last name of the chain.
      return new Reading.Without(ResolutionStatus.NXDOMAIN);
    }
    return isNameItself || authoritySaysNone
        ? new Reading.Without(ResolutionStatus.NODATA)
        : new Reading.Alias(end);
  }

  private void readSections() throws IOException {
    int[] counts = new int[4];
    for (int section = 0; section < counts.length; section++) {
      counts[section] = in.readU16();
    }
    for (int i = 0; i < counts[Section.QUESTION]; i++) {
      new Name(in);
      in.readU32();
    }
    for (int section = Section.ANSWER; section <= Section.ADDITIONAL; section++) {
      for (int i = 0; i < counts[section]; i++) {
        readRecord(section);
      }
    }
  }

  private void readRecord(int section) throws IOException {
    Name owner = new Name(in);
    int type = in.readU16();
    int recordClass = in.readU16();
    long timeToLive = in.readU32();
    int dataBytes = in.readU16();
    if (section == Section.ADDITIONAL && type == Type.OPT) {
      // RFC 6891 §6.1.3: the upper eight bits of the code are where others have their time.
      extendedRcode = (int) (timeToLive >>> 24);
    }
    boolean bears = section == Section.ANSWER && recordClass == DClass.IN;
    if (bears && type == Type.CNAME) {
      readAlias(owner, dataBytes);
      return;
    }
    byte[] data = in.readByteArray(dataBytes);
    if (bears && type == Query.type(family)) {
      readAddress(owner, data);
    }
    answered |= section == Section.ANSWER;
    authoritySaysNone |= section == Section.AUTHORITY && type == Type.SOA;
    authorityRefers |= section == Section.AUTHORITY && type == Type.NS;
  }

  private void readAlias(Name owner, int dataBytes) throws IOException {
    int start = in.current();
    Name target = new Name(in);
    if (in.current() - start != dataBytes) {
      throw new WireParseException("CNAME of wrong length");
    }
    aliases.putIfAbsent(owner, target);
    answered = true;
  }

  private void readAddress(Name owner, byte[] data) throws IOException {
    if (data.length != (family == Family.IPV4 ? 4 : 16)) {
      throw new WireParseException("address of wrong length");
    }
    List<InetAddress> ofOwner = addresses.computeIfAbsent(owner, any -> new ArrayList<>());
    InetAddress address = InetAddress.getByAddress(data);
    boolean mapped = family == Family.IPV6 && address instanceof Inet4Address;
    // RFC 4038 §4.2: an IPv4-mapped address would be an attempt over IPv4 that counts as IPv6.
    if (!mapped) {
      ofOwner.add(address);
    }
  }
}
