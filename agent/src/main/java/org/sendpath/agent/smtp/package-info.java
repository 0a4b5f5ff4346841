/**
 * The SMTP session on an open connection: greeting, EHLO, STARTTLS, TLS, EHLO, QUIT. Never MAIL,
 * never AUTH, never a credential. Bounded against hostile servers.
 */
package org.sendpath.agent.smtp;
