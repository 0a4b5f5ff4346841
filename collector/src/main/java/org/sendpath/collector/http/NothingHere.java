package org.sendpath.collector.http;

import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpMethod;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.ResponseHeaders;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.HttpStatusException;
import com.linecorp.armeria.server.RoutingContext;
import com.linecorp.armeria.server.ServerBuilder;
import com.linecorp.armeria.server.ServiceConfig;
import com.linecorp.armeria.server.ServiceRequestContext;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What no other route takes: an unknown path, or a known one with another method. Answers OPTIONS
 * for all of them (RFC 9110 §9.3.7).
 */
final class NothingHere implements HttpService, Routes {
  @Override
  public void bind(ServerBuilder server) {
    server.route().pathPrefix("/").build(this);
  }

  @Override
  public HttpResponse serve(ServiceRequestContext ctx, HttpRequest request) {
    Set<HttpMethod> allowed = allowed(ctx);
    if (allowed.isEmpty()) {
      throw new Refusal(Problems.notFound());
    }
    String methods = allowed.stream().map(HttpMethod::name).collect(Collectors.joining(", "));
    if (request.method() == HttpMethod.OPTIONS) {
      return HttpResponse.of(
          ResponseHeaders.of(HttpStatus.NO_CONTENT, HttpHeaderNames.ALLOW, methods));
    }
    if (allowed.contains(request.method())) {
      // The path and the method are right, so it is what the client sends or accepts.
      HttpStatusException deferred = ctx.routingContext().deferredStatusException();
      throw deferred == null ? new Refusal(Problems.notFound()) : deferred;
    }
    ctx.setAdditionalResponseHeader(HttpHeaderNames.ALLOW, methods);
    throw new Refusal(Problems.methodNotAllowed(methods));
  }

  /** With which methods another route takes the path. */
  private Set<HttpMethod> allowed(ServiceRequestContext ctx) {
    RoutingContext asked = ctx.routingContext();
    Set<HttpMethod> allowed = new TreeSet<>();
    for (HttpMethod method : HttpMethod.knownMethods()) {
      for (ServiceConfig config : ctx.config().server().serviceConfigs()) {
        boolean other = config.route() != ctx.config().route();
        if (other
            && config.route().methods().contains(method)
            && config.route().apply(asked.withMethod(method), false).isPresent()) {
          allowed.add(method);
        }
      }
    }
    if (!allowed.isEmpty()) {
      allowed.add(HttpMethod.OPTIONS);
    }
    return allowed;
  }
}
