package org.sendpath.agent.dns;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import org.sendpath.report.Addresses;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;

/** Answers as dnsjava writes them: another hand than the one that reads. */
final class Responses {
  private Responses() {}

  static Message message(Query query) {
    return parse(query.wire());
  }

  static Message parse(byte[] wire) {
    try {
      return new Message(wire);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Message to(Message query, int rcode, Record... answers) {
    Message response = new Message(query.getHeader().getID());
    response.getHeader().setFlag(Flags.QR);
    response.getHeader().setFlag(Flags.RD);
    response.getHeader().setFlag(Flags.RA);
    response.getHeader().setRcode(rcode);
    response.addRecord(query.getQuestion(), Section.QUESTION);
    for (Record answer : answers) {
      response.addRecord(answer, Section.ANSWER);
    }
    return response;
  }

  static Message with(Message response, int section, Record record) {
    response.addRecord(record, section);
    return response;
  }

  static Message truncated(Message response) {
    response.getHeader().setFlag(Flags.TC);
    return response;
  }

  static Name name(String text) {
    return Name.fromConstantString(text.endsWith(".") ? text : text + ".");
  }

  static InetAddress address(String literal) {
    return Addresses.parse(literal).orElseThrow();
  }

  static Record a(String owner, String address) {
    return new ARecord(name(owner), DClass.IN, 60, address(address));
  }

  static Record aaaa(String owner, String address) {
    return new AAAARecord(name(owner), DClass.IN, 60, address(address));
  }

  static Record mapped(String owner) {
    byte[] bytes = new byte[16];
    bytes[10] = (byte) 0xff;
    bytes[11] = (byte) 0xff;
    bytes[12] = 127;
    return new AAAARecord(name(owner), DClass.IN, 60, bytes);
  }

  static Record cname(String owner, String target) {
    return new CNAMERecord(name(owner), DClass.IN, 60, name(target));
  }

  static Record soa(String zone) {
    return new SOARecord(
        name(zone), DClass.IN, 60, name("ns." + zone), name("root." + zone), 1, 2, 3, 4, 5);
  }

  static Record ns(String zone) {
    return new NSRecord(name(zone), DClass.IN, 60, name("ns." + zone));
  }
}
