package org.sendpath.collector.http;

import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.server.DecoratingHttpServiceFunction;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.ServiceRequestContext;
import java.util.OptionalLong;

/** Refuses the requests of clients that ask too often, before anything of them is read. */
final class RateLimiting implements DecoratingHttpServiceFunction {
  private final ClientRates rates;

  RateLimiting(ClientRates rates) {
    this.rates = rates;
  }

  @Override
  public HttpResponse serve(HttpService delegate, ServiceRequestContext ctx, HttpRequest request)
      throws Exception {
    OptionalLong waitSeconds = rates.take(ctx);
    return waitSeconds.isEmpty()
        ? delegate.serve(ctx, request)
        : Problems.tooManyRequests(waitSeconds.getAsLong()).response();
  }
}
