package org.sendpath.collector.http;

import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.RequestHeaders;
import com.linecorp.armeria.server.ServiceRequestContext;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/**
 * Who asks: needed to be fair, and for nothing else. Behind trusted proxies it is the last address
 * of X-Forwarded-For that is not one of theirs: what stands before it, anybody can have written.
 */
final class ClientAddresses {
  private final TrustedProxies proxies;

  ClientAddresses(TrustedProxies proxies) {
    this.proxies = proxies;
  }

  InetAddress of(ServiceRequestContext ctx) {
    return of(ctx.remoteAddress().getAddress(), ctx.request().headers());
  }

  InetAddress of(InetAddress connected, RequestHeaders headers) {
    if (proxies.isEmpty() || !proxies.contains(connected)) {
      return connected;
    }
    List<String> hops =
        headers.getAll(HttpHeaderNames.X_FORWARDED_FOR).stream()
            .flatMap(value -> List.of(value.split(",", -1)).stream())
            .map(String::strip)
            .toList();
    InetAddress client = connected;
    for (int i = hops.size() - 1; i >= 0 && proxies.contains(client); i--) {
      Optional<InetAddress> hop = TrustedProxies.address(hops.get(i));
      if (hop.isEmpty()) {
        return client;
      }
      client = hop.get();
    }
    return client;
  }
}
