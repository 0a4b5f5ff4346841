package org.sendpath.lab.server;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Header;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Opcode;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;

/** Answers one DNS message from a table. Pure: no sockets. */
final class DnsResponder {
  enum Transport {
    UDP,
    TCP
  }

  private static final int MAX_TCP_BYTES = 65_535;
  private static final int MAX_PLAIN_UDP_BYTES = 512;
  private static final int MAX_EDNS_UDP_BYTES = 1232;

  private final DnsTable table;

  DnsResponder(DnsTable table) {
    this.table = table;
  }

  /** The answer to {@code query}; empty if none is to be sent. */
  Optional<byte[]> answer(byte[] query, Transport transport) {
    if (query.length < Header.LENGTH) {
      return Optional.empty();
    }
    Message parsed;
    try {
      parsed = new Message(query);
    } catch (IOException malformed) {
      return Optional.of(formatError(query));
    }
    // A message that is itself an answer is never answered, so that no two servers ever loop.
    return parsed.getHeader().getFlag(Flags.QR) ? Optional.empty() : answer(parsed, transport);
  }

  private Optional<byte[]> answer(Message query, Transport transport) {
    Message answer = new Message(query.getHeader().getID());
    Header header = answer.getHeader();
    header.setFlag(Flags.QR);
    header.setOpcode(query.getHeader().getOpcode());
    if (query.getHeader().getFlag(Flags.RD)) {
      header.setFlag(Flags.RD);
    }
    List<Record> questions = query.getSection(Section.QUESTION);
    questions.forEach(question -> answer.addRecord(question, Section.QUESTION));
    if (query.getOPT() != null) {
      answer.addRecord(new OPTRecord(MAX_EDNS_UDP_BYTES, 0, 0), Section.ADDITIONAL);
    }
    boolean answered = true;
    if (query.getHeader().getOpcode() != Opcode.QUERY) {
      header.setRcode(Rcode.NOTIMP);
    } else if (questions.size() != 1) {
      header.setRcode(Rcode.FORMERR);
    } else if (questions.get(0).getDClass() != DClass.IN) {
      header.setRcode(Rcode.REFUSED);
    } else {
      answered = resolve(answer, questions.get(0), transport);
    }
    return answered ? Optional.of(answer.toWire(maxBytes(query, transport))) : Optional.empty();
  }

  /** Fills in the answer; false if there is to be none. */
  private boolean resolve(Message answer, Record question, Transport transport) {
    Header header = answer.getHeader();
    // The lab's clients take this server for their resolver: it offers recursion as one does.
    header.setFlag(Flags.RA);
    Set<Name> seen = new HashSet<>();
    Name name = question.getName();
    while (seen.add(name)) {
      if (table.authority(name).isEmpty()) {
        // An alias that leads out of the zones ends there; a question from outside is refused.
        if (seen.size() == 1) {
          header.setRcode(Rcode.REFUSED);
        }
        return true;
      }
      Optional<DnsFault> fault =
          table
              .fault(name, question.getType())
              .filter(each -> each != DnsFault.TRUNCATION || transport == Transport.UDP);
      if (fault.isPresent()) {
        return fail(answer, fault.get());
      }
      header.setFlag(Flags.AA);
      List<Record> records = table.records(name, question.getType());
      Optional<CNAMERecord> alias = table.alias(name);
      if (!records.isEmpty() || alias.isEmpty()) {
        answerWith(answer, name, records);
        return true;
      }
      answer.addRecord(alias.get(), Section.ANSWER);
      name = alias.get().getTarget();
    }
    // The aliases form a ring: a resolver gives up on it.
    return fail(answer, DnsFault.SERVFAIL);
  }

  private static boolean fail(Message answer, DnsFault fault) {
    answer.removeAllRecords(Section.ANSWER);
    Header header = answer.getHeader();
    return switch (fault) {
      case SILENCE -> false;
      case SERVFAIL -> {
        header.setRcode(Rcode.SERVFAIL);
        yield true;
      }
      case REFUSED -> {
        header.setRcode(Rcode.REFUSED);
        yield true;
      }
      case TRUNCATION -> {
        header.setFlag(Flags.TC);
        yield true;
      }
    };
  }

  private void answerWith(Message answer, Name name, List<Record> records) {
    records.forEach(record -> answer.addRecord(record, Section.ANSWER));
    if (!table.exists(name)) {
      answer.getHeader().setRcode(Rcode.NXDOMAIN);
    }
    if (records.isEmpty()) {
      // The SOA tells NODATA from a referral (RFC 2308 §2.2).
      answer.addRecord(table.authority(name).orElseThrow(), Section.AUTHORITY);
    }
  }

  private static int maxBytes(Message query, Transport transport) {
    if (transport == Transport.TCP) {
      return MAX_TCP_BYTES;
    }
    OPTRecord opt = query.getOPT();
    return opt == null
        ? MAX_PLAIN_UDP_BYTES
        : Math.max(MAX_PLAIN_UDP_BYTES, Math.min(opt.getPayloadSize(), MAX_EDNS_UDP_BYTES));
  }

  private static byte[] formatError(byte[] query) {
    int id = Byte.toUnsignedInt(query[0]) << 8 | Byte.toUnsignedInt(query[1]);
    Message answer = new Message(id);
    answer.getHeader().setFlag(Flags.QR);
    answer.getHeader().setRcode(Rcode.FORMERR);
    return answer.toWire();
  }
}
