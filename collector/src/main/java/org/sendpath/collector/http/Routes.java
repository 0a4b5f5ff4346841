package org.sendpath.collector.http;

import com.linecorp.armeria.server.ServerBuilder;

/** Routes that one part of the server answers. */
interface Routes {
  void bind(ServerBuilder server);
}
