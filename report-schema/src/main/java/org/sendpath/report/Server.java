package org.sendpath.report;

/**
 * The server as the volunteer named it.
 *
 * @param name host name (lower case, A-labels, no trailing dot), an address literal, or a keyed
 *     hash of it
 */
public record Server(String name, ServerKind kind, Route route, UnknownFields unknown) {
  public Server {
    Check.present("name", name);
    Check.refuseIf(
        !ServerName.isCanonical(name),
        "name",
        "must be in its canonical form: lower case, A-labels, no trailing dot, no brackets");
    Check.present("kind", kind);
    Check.present("route", route);
    Check.present("unknown", unknown);
  }
}
