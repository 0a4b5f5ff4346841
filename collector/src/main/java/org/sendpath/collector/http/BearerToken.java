package org.sendpath.collector.http;

import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.RequestHeaders;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a request carries in {@code Authorization: Bearer} (RFC 6750 §2.1). */
final class BearerToken {
  private static final Pattern BEARER =
      Pattern.compile("bearer +([A-Za-z0-9._~+/-]{1,512}={0,2})", Pattern.CASE_INSENSITIVE);

  private BearerToken() {}

  /** The token; empty if there is none or it is not written as one. */
  static Optional<String> of(RequestHeaders headers) {
    String authorization = headers.get(HttpHeaderNames.AUTHORIZATION, "");
    Matcher bearer = BEARER.matcher(authorization.strip());
    return bearer.matches() ? Optional.of(bearer.group(1)) : Optional.empty();
  }
}
