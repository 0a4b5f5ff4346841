package org.sendpath.lab.scenario;

import java.util.function.Function;
import org.sendpath.lab.server.Behaviour;
import org.sendpath.lab.server.CertificateKind;
import org.sendpath.lab.server.ServerCertificate;
import org.sendpath.lab.server.StrippingProxy.Stripping;

/** What listens on one port of a server. */
public sealed interface Service {
  /** A scripted server. */
  record Scripted(Script script) implements Service {}

  /** A scripted server behind a box that does not let TLS happen. */
  record Stripped(Script script, Stripping stripping) implements Service {}

  /** A real Postfix; what it serves, the port says. */
  record Postfix() implements Service {}

  /** The behaviour of a server, which is known only when it has its name and certificates. */
  @FunctionalInterface
  interface Script {
    /**
     * The behaviour of the server called {@code name}.
     *
     * @param certificates issues the certificates for that name
     */
    Behaviour at(String name, Function<CertificateKind, ServerCertificate> certificates);
  }
}
