package org.sendpath.agent.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sendpath.report.Addresses;

class HostsFileTest {
  @TempDir private Path folder;

  @Test
  void find_severalNamesOnALine_eachIsFound() throws IOException {
    HostsFile hosts = hosts("192.0.2.1 mail.example.jp mail smtp.example.jp");
    assertThat(find(hosts, "mail.example.jp")).containsExactly("192.0.2.1");
    assertThat(find(hosts, "mail")).containsExactly("192.0.2.1");
    assertThat(find(hosts, "smtp.example.jp")).containsExactly("192.0.2.1");
    assertThat(find(hosts, "example.jp")).isEmpty();
    assertThat(find(hosts, "192.0.2.1")).isEmpty();
  }

  @Test
  void find_bothFamiliesOnSeveralLines_allInOrder() throws IOException {
    HostsFile hosts =
        hosts("2001:DB8::1 mail", "192.0.2.1 mail", "192.0.2.9 other", "192.0.2.2 mail");
    assertThat(find(hosts, "mail")).containsExactly("2001:db8::1", "192.0.2.1", "192.0.2.2");
  }

  @Test
  void find_oddWhiteSpaceCaseAndTrailingDot_found() throws IOException {
    HostsFile hosts = hosts("\t 192.0.2.1 \t\t MAIL.Example.JP.\t \r", "", "   ", "\f");
    assertThat(find(hosts, "mail.example.jp")).containsExactly("192.0.2.1");
  }

  @Test
  void find_comments_passedOver() throws IOException {
    HostsFile hosts =
        hosts("# 192.0.2.1 mail", "192.0.2.2 other # mail", "192.0.2.3 mail#mail2", "#");
    assertThat(find(hosts, "mail")).containsExactly("192.0.2.3");
    assertThat(find(hosts, "mail2")).isEmpty();
  }

  @Test
  void find_linesThatAreNone_passedOver() throws IOException {
    HostsFile hosts =
        hosts("mail", "192.0.2 mail", "192.0.2.256 mail", "nonsense mail", "::g mail");
    assertThat(find(hosts, "mail")).isEmpty();
  }

  @Test
  void find_scopedAddress_found() throws IOException {
    HostsFile hosts = hosts("fe80::1%1 mail", "fe80::2%no-such-interface mail", "192.0.2.1%1 mail");
    assertThat(find(hosts, "mail")).containsExactly("fe80::1");
  }

  @Test
  void find_bytesOfAnotherCharacterSet_doNoHarm() throws IOException {
    Path file = folder.resolve("hosts");
    Files.write(file, "# caf\u00e9\n192.0.2.1 mail\n".getBytes(StandardCharsets.ISO_8859_1));
    assertThat(find(new HostsFile(file), "mail")).containsExactly("192.0.2.1");
  }

  @Test
  void find_noSuchFile_nothing() throws IOException {
    assertThat(new HostsFile(folder.resolve("none")).find("mail")).isEmpty();
  }

  @Test
  void ofSystem_here_isReadable() throws IOException {
    assertThat(HostsFile.ofSystem().find("no-such-host.invalid")).isEmpty();
    assertThat(HostsFile.ofSystem().path()).hasFileName("hosts");
  }

  private HostsFile hosts(String... lines) throws IOException {
    return new HostsFile(Files.write(folder.resolve("hosts"), Arrays.asList(lines)));
  }

  private static java.util.List<String> find(HostsFile hosts, String name) throws IOException {
    return hosts.find(name).stream().map(Addresses::text).toList();
  }
}
