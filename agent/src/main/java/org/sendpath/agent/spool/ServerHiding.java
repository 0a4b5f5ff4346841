package org.sendpath.agent.spool;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.sendpath.report.Addresses;
import org.sendpath.report.Agent;
import org.sendpath.report.Attempt;
import org.sendpath.report.Icmp;
import org.sendpath.report.Report;
import org.sendpath.report.Resolution;
import org.sendpath.report.Server;
import org.sendpath.report.ServerKind;
import org.sendpath.report.Session;
import org.sendpath.report.Target;
import org.sendpath.report.Tls;
import org.sendpath.report.UnknownFields;
import org.sendpath.report.Vantage;
import org.sendpath.rule.LocalServerRule;

/**
 * Takes out of a report which server it is about, so that reports about one server in one
 * experiment still match. The name becomes {@code h1-} and the base32 of HMAC-SHA256 under a public
 * key; whoever knows a name can therefore test whether it is that one, but not read it. Each
 * address becomes {@code hidden-N}. The routers that sent ICMP errors stay, as do the times.
 */
public final class ServerHiding {
  private static final Pattern HIDDEN_NAME = Pattern.compile("h1-[a-z2-7]{52}");
  private static final String KEY = "sendpath-server/1:";
  private static final String ALGORITHM = "HmacSHA256";

  private final Map<String, String> labels = new LinkedHashMap<>();
  private final ServerText text;

  private ServerHiding(Report report) {
    // The server may have been named by its address.
    Addresses.parse(report.server().name()).map(Addresses::text).ifPresent(this::label);
    for (Resolution resolution : report.resolutions()) {
      if (resolution.target() == Target.SERVER) {
        resolution.addresses().forEach(this::label);
      }
    }
    for (Attempt attempt : report.attempts()) {
      if (attempt.target() == Target.SERVER) {
        label(attempt.address());
      }
    }
    this.text = new ServerText(report.server().name(), labels.keySet());
  }

  /**
   * The report without the server's name and addresses, and without fields that this version does
   * not know. A local server's kind becomes {@code home}, since its addresses no longer tell that
   * it is to be left out. A report whose server is hidden already comes back as it is.
   */
  public static Report hide(Report report) {
    return HIDDEN_NAME.matcher(report.server().name()).matches()
        ? report
        : new ServerHiding(report).hidden(report);
  }

  private Report hidden(Report report) {
    Server server = report.server();
    ServerKind kind = LocalServerRule.isLocal(report) ? ServerKind.HOME : server.kind();
    return new Report(
        report.id(),
        report.experiment(),
        report.measuredAt(),
        report.elapsedMicros(),
        hidden(report.agent()),
        report.volunteer(),
        new Server(
            hiddenName(server.name(), report.experiment()),
            kind,
            server.route(),
            UnknownFields.NONE),
        new Vantage(report.vantage().network(), UnknownFields.NONE),
        report.resolutions().stream().map(this::hidden).toList(),
        report.attempts().stream().map(this::hidden).toList(),
        UnknownFields.NONE);
  }

  private Resolution hidden(Resolution resolution) {
    return new Resolution(
        resolution.target(),
        resolution.family(),
        resolution.status(),
        resolution.addresses().stream().map(this::hiddenAddress).toList(),
        resolution.elapsedMicros(),
        UnknownFields.NONE);
  }

  private Attempt hidden(Attempt attempt) {
    return new Attempt(
        attempt.target(),
        attempt.port(),
        attempt.family(),
        hiddenAddress(attempt.address()),
        attempt.sample(),
        attempt.startMicros(),
        attempt.elapsedMicros(),
        attempt.clock(),
        attempt.outcome(),
        attempt.evidence(),
        attempt.errno(),
        attempt.icmp().map(this::hidden),
        attempt.synRetransmits(),
        attempt.session().map(this::hidden),
        UnknownFields.NONE);
  }

  private Icmp hidden(Icmp icmp) {
    return new Icmp(icmp.type(), icmp.code(), hiddenAddress(icmp.from()), UnknownFields.NONE);
  }

  private Session hidden(Session session) {
    return new Session(
        session.greetingMicros(),
        session.greeting().map(greeting -> hiddenGreeting(session.code())),
        session.code(),
        session.capabilities().map(this::withoutTelling),
        session.authBeforeTls().map(this::withoutTelling),
        session.startTls(),
        session.tls().map(ServerHiding::hidden),
        session.authAfterTls().map(this::withoutTelling),
        session.failure(),
        UnknownFields.NONE);
  }

  private static Tls hidden(Tls tls) {
    return new Tls(
        tls.version(),
        tls.cipher(),
        tls.elapsedMicros(),
        tls.trust(),
        tls.hostnameMatches(),
        tls.notAfter(),
        UnknownFields.NONE);
  }

  private static Agent hidden(Agent agent) {
    return new Agent(
        agent.version(),
        agent.os(),
        agent.osVersion(),
        agent.arch(),
        agent.java(),
        agent.evidence(),
        agent.timerMicros(),
        UnknownFields.NONE);
  }

  private List<String> withoutTelling(List<String> lines) {
    return lines.stream().filter(line -> !text.tells(line)).toList();
  }

  private String hiddenAddress(String address) {
    return labels.getOrDefault(address, address);
  }

  private void label(String address) {
    labels.putIfAbsent(address, "hidden-" + (labels.size() + 1));
  }

  private static String hiddenGreeting(OptionalInt code) {
    return code.isPresent() ? "%03d [hidden]".formatted(code.getAsInt()) : "[hidden]";
  }

  private static String hiddenName(String name, String experiment) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      byte[] key = (KEY + experiment).getBytes(StandardCharsets.UTF_8);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      return "h1-" + Base32.write(mac.doFinal(name.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no " + ALGORITHM, e);
    }
  }
}
