package org.sendpath.report;

/** How the volunteer's mail reader reaches the server. */
public enum Route implements Word {
  /** SMTP, on 587 or 25. */
  DIRECT,
  /** SMTP over TLS from the first byte, on 465. */
  SSL,
  /** Through an SSH tunnel, on 22. */
  SSH
}
