package org.sendpath.lab.server;

import io.netty.pkitesting.X509Bundle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;

/** A server's certificate and its key, in the forms that the lab's servers take. */
public final class ServerCertificate {
  private final X509Bundle bundle;
  private final SSLContext context;

  ServerCertificate(X509Bundle bundle) {
    this.bundle = bundle;
    try {
      context = SSLContext.getInstance("TLS");
      context.init(bundle.toKeyManagerFactory().getKeyManagers(), null, null);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK cannot serve TLS", e);
    }
  }

  /** The certificate itself: its names, and when its time begins and ends. */
  public X509Certificate certificate() {
    return bundle.getCertificate();
  }

  /** For Java's own TLS servers. */
  SSLContext context() {
    return context;
  }

  /**
   * Writes the key, then the certificate and what stands between it and its authority, into one PEM
   * file, as Postfix's {@code smtpd_tls_chain_files} wants them. Only the owner can read it.
   *
   * @throws IOException if the file cannot be written, or stands there already
   */
  public void writePem(Path file) throws IOException {
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(file, bundle.getPrivateKeyPEM() + bundle.getCertificatePathPEM());
  }
}
