package org.sendpath.agent.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.sendpath.report.Family;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Section;

class AnswerReaderPropertyTest {
  private static final Name HOST = Responses.name("smtp.example.jp");

  @Property
  void read_whatDnsjavaWrites_isWhatWasWritten(
      @ForAll @Size(min = 1, max = 40) List<@Size(4) byte[]> addresses,
      @ForAll @IntRange(max = 16) int links)
      throws UnknownHostException {
    Message response = noError();
    Name owner = HOST;
    for (int i = 0; i < links; i++) {
      Name target = Responses.name("link" + i + ".example.net");
      response.addRecord(Responses.cname(owner.toString(), target.toString()), Section.ANSWER);
      owner = target;
    }
    List<InetAddress> expected = new ArrayList<>();
    for (byte[] bytes : addresses) {
      expected.add(InetAddress.getByAddress(bytes));
      response.addRecord(
          new ARecord(owner, DClass.IN, 60, InetAddress.getByAddress(bytes)), Section.ANSWER);
    }
    // dnsjava refuses to add nothing twice: what it holds is what it writes.
    assertThat(AnswerReader.read(response.toWire(), HOST, Family.IPV4))
        .isEqualTo(new Reading.Found(expected));
  }

  @Property
  void read_anyBytes_neverThrows(@ForAll byte[] bytes, @ForAll Family family) {
    assertThat(AnswerReader.read(bytes, HOST, family)).isNotNull();
  }

  @Property
  void read_anyBytesAfterAnHonestHeader_neverThrows(
      @ForAll("sections") byte[] rest, @ForAll Family family) {
    byte[] message = noError().toWire();
    byte[] whole = new byte[message.length + rest.length];
    System.arraycopy(message, 0, whole, 0, message.length);
    System.arraycopy(rest, 0, whole, message.length, rest.length);
    whole[7] = 3;
    assertThat(AnswerReader.read(whole, HOST, family)).isNotNull();
  }

  @Property
  void read_oneByteChanged_neverThrows(
      @ForAll @IntRange(min = 0, max = 200) int at, @ForAll byte value) {
    Message response = noError();
    response.addRecord(Responses.cname("smtp.example.jp", "b.example.net"), Section.ANSWER);
    response.addRecord(Responses.a("b.example.net", "192.0.2.1"), Section.ANSWER);
    response.addRecord(Responses.soa("example.net"), Section.AUTHORITY);
    byte[] wire = response.toWire();
    wire[at % wire.length] = value;
    assertThat(AnswerReader.read(wire, HOST, Family.IPV4)).isNotNull();
  }

  /** Bytes in which pointers, short labels and record types are frequent. */
  @Provide
  Arbitrary<byte[]> sections() {
    return Arbitraries.frequencyOf(
            net.jqwik.api.Tuple.of(3, Arbitraries.of((byte) 0, (byte) 1, (byte) 5, (byte) 28)),
            net.jqwik.api.Tuple.of(2, Arbitraries.of((byte) 0xc0, (byte) 12, (byte) 4, (byte) 16)),
            net.jqwik.api.Tuple.of(1, Arbitraries.bytes()))
        .array(byte[].class)
        .ofMaxSize(120);
  }

  private static Message noError() {
    return Responses.to(Responses.message(new Query(7, HOST, Family.IPV4, false)), 0);
  }
}
