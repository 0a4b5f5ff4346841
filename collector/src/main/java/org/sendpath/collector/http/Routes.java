package org.sendpath.collector.http;

import com.linecorp.armeria.server.ServerBuilder;

/** A part of the HTTP interface. */
interface Routes {
  /** Adds its routes. Requests reach them within all limits. */
  void bind(ServerBuilder server);
}
