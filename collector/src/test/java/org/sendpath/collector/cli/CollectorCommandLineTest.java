package org.sendpath.collector.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sendpath.collector.MemoryStore;
import org.sendpath.collector.http.TokenHash;
import org.sendpath.collector.store.Store;

class CollectorCommandLineTest {
  private final MemoryStore store = new MemoryStore();
  private final List<String> opened = new ArrayList<>();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

  @TempDir Path folder;

  @Test
  void tokenCreate_printsASecretThatOpens() throws Exception {
    assertThat(run("token", "create", "Hana", "--db", "other.db")).isZero();
    String secret = out().strip();
    assertThat(secret).matches("[A-Za-z0-9_-]{43}");
    assertThat(store.access().isResearcher(TokenHash.of(secret))).isTrue();
    assertThat(errors()).contains("Token 1 for Hana").doesNotContain(secret);
    assertThat(opened).containsExactly("beside other.db");
    assertThat(store.isClosed()).isTrue();
  }

  @Test
  void tokenRevoke_endsIt() throws Exception {
    run("token", "create", "Hana");
    String secret = out().strip();
    assertThat(run("token", "revoke", "1")).isZero();
    assertThat(store.access().isResearcher(TokenHash.of(secret))).isFalse();
    assertThat(run("token", "revoke", "7")).isEqualTo(1);
    assertThat(errors()).contains("There is no token 7");
  }

  @Test
  void tokenList_showsStateWithoutSecrets() {
    run("token", "create", "Hana");
    run("token", "create", "Ken");
    run("token", "revoke", "2");
    out.reset();
    assertThat(run("token", "list")).isZero();
    assertThat(out().lines().toList())
        .hasSize(2)
        .satisfiesExactly(
            first -> assertThat(first).matches("1\tvalid\t[0-9-]{10}\tHana"),
            second -> assertThat(second).matches("2\trevoked [0-9-]{10}\t[0-9-]{10}\tKen"));
  }

  @Test
  void experimentAdd_openOrWithToken() throws Exception {
    assertThat(run("experiment", "add", "spring-2027")).isZero();
    assertThat(out()).isEmpty();
    assertThat(run("experiment", "add", "closed", "--with-token")).isZero();
    String secret = out().strip();
    assertThat(store.access().admits("closed", TokenHash.of(secret))).isTrue();
    assertThat(errors()).doesNotContain(secret);
    out.reset();
    run("experiment", "list");
    assertThat(out().lines())
        .containsExactly("with-token\tclosed", "open\tfallback", "open\tspring-2027");
  }

  @Test
  void experimentAdd_badName_isUsage() {
    assertThat(run("experiment", "add", "Spring 2027")).isEqualTo(2);
    assertThat(errors()).contains("Spring 2027").contains("lower case");
  }

  @Test
  void rebuild_opensForWriting() {
    assertThat(run("rebuild")).isZero();
    assertThat(store.isRebuilt()).isTrue();
    assertThat(opened).containsExactly("writing sendpath.db");
  }

  @Test
  void backup_newFile_isWritten() throws Exception {
    Path file = folder.resolve("copy.db");
    assertThat(run("backup", file.toString())).isZero();
    assertThat(store.backup()).contains(file);
  }

  @Test
  void backup_fileExists_isRefused() throws Exception {
    Path file = Files.writeString(folder.resolve("copy.db"), "precious");
    assertThat(run("backup", file.toString())).isEqualTo(1);
    assertThat(errors()).contains("exists already");
    assertThat(opened).isEmpty();
  }

  @Test
  void anyCommand_storeFails_returns1AndSaysWhy() {
    store.failing(true);
    assertThat(run("token", "list")).isEqualTo(1);
    assertThat(errors()).contains("the disk is full: make room").doesNotContain("at org.");
  }

  @Test
  void serve_badConfiguration_returns1AndOpensNothing() throws Exception {
    Path file = Files.writeString(folder.resolve("c.properties"), "no.key = 1");
    assertThat(run("serve", "--config", file.toString())).isEqualTo(1);
    assertThat(errors()).contains("no.key is no key");
    assertThat(opened).isEmpty();
  }

  @Test
  void serve_wrongOptions_isUsage() {
    assertThat(run("serve", "--listen", "8080")).isEqualTo(2);
    assertThat(run("serve", "--tls-cert", "x.pem")).isEqualTo(2);
    assertThat(run("serve", "--nonsense")).isEqualTo(2);
    assertThat(run("nonsense")).isEqualTo(2);
    assertThat(errors()).contains("HOST:PORT").contains("--tls-key");
  }

  @Test
  void serve_cannotListen_returns1AndClosesTheStore() {
    assertThat(run("serve", "--listen", "127.0.0.1:0", "--tls-cert", "no.pem", "--tls-key", "no"))
        .isEqualTo(1);
    assertThat(errors()).contains("no.pem");
    assertThat(store.isClosed()).isTrue();
  }

  @Test
  void helpVersionCompletion_areThere() {
    assertThat(run("--version")).isZero();
    assertThat(run("help", "serve")).isZero();
    assertThat(run("completion")).isZero();
    assertThat(out())
        .contains("sendpath-collector 0.0.0")
        .contains("--tls-cert")
        .contains("_complete_sendpath-collector");
  }

  private int run(String... arguments) {
    return CollectorCommandLine.run(print(out), print(errors), new Opener(), arguments);
  }

  private static PrintStream print(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  private String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String errors() {
    return errors.toString(StandardCharsets.UTF_8);
  }

  private final class Opener implements StoreOpener {
    @Override
    public Store open(String db) {
      opened.add("beside " + db);
      return store;
    }

    @Override
    public Store openForWriting(String db) {
      opened.add("writing " + db);
      return store;
    }
  }
}
