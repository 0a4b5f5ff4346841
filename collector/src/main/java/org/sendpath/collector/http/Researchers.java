package org.sendpath.collector.http;

import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.RequestHeaders;
import java.util.Objects;
import java.util.Optional;
import org.sendpath.collector.store.Access;
import org.sendpath.collector.store.StoreException;

/** Lets researchers in, and nobody else. Asks the store each time: a revoked token ends at once. */
final class Researchers {
  private static final Problem NO_TOKEN =
      Problem.of(
          HttpStatus.UNAUTHORIZED,
          "token-missing",
          "A researcher's token is needed",
          "send it in the header Authorization: Bearer TOKEN; the operator of this collector makes"
              + " one with sendpath-collector token create");
  private static final Problem UNKNOWN_TOKEN =
      Problem.of(
          HttpStatus.FORBIDDEN,
          "token-refused",
          "The token is not taken",
          "it is no researcher's token of this collector, or it was revoked: ask its operator for"
              + " another");

  private final Access access;

  Researchers(Access access) {
    this.access = Objects.requireNonNull(access, "access");
  }

  /** Why the request is refused; empty if it comes from a researcher. Asks the store. */
  Optional<Problem> refusal(RequestHeaders headers) throws StoreException {
    Optional<String> token = BearerToken.of(headers);
    if (token.isEmpty()) {
      return Optional.of(NO_TOKEN);
    }
    return access.isResearcher(TokenHash.of(token.get()))
        ? Optional.empty()
        : Optional.of(UNKNOWN_TOKEN);
  }
}
