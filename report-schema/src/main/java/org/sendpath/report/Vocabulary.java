package org.sendpath.report;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The words of one closed set, looked up and spelt without work for each. */
final class Vocabulary<E extends Enum<E> & Word> {
  static final Vocabulary<Target> TARGET = new Vocabulary<>(Target.class);
  static final Vocabulary<Family> FAMILY = new Vocabulary<>(Family.class);
  static final Vocabulary<ResolutionStatus> RESOLUTION_STATUS =
      new Vocabulary<>(ResolutionStatus.class);
  static final Vocabulary<Clock> CLOCK = new Vocabulary<>(Clock.class);
  static final Vocabulary<Outcome> OUTCOME = new Vocabulary<>(Outcome.class);
  static final Vocabulary<Evidence> EVIDENCE = new Vocabulary<>(Evidence.class);
  static final Vocabulary<StartTls> START_TLS = new Vocabulary<>(StartTls.class);
  static final Vocabulary<Trust> TRUST = new Vocabulary<>(Trust.class);
  static final Vocabulary<SessionFailure> SESSION_FAILURE = new Vocabulary<>(SessionFailure.class);
  static final Vocabulary<ServerKind> SERVER_KIND = new Vocabulary<>(ServerKind.class);
  static final Vocabulary<Route> ROUTE = new Vocabulary<>(Route.class);
  static final Vocabulary<Network> NETWORK = new Vocabulary<>(Network.class);

  private final Map<String, E> constants = new LinkedHashMap<>();
  private final Map<E, String> words;

  private Vocabulary(Class<E> type) {
    words = new EnumMap<>(type);
    for (E constant : type.getEnumConstants()) {
      words.put(constant, constant.word());
      constants.put(constant.word(), constant);
    }
  }

  Optional<E> find(String word) {
    return Optional.ofNullable(constants.get(word));
  }

  String word(E constant) {
    return words.get(constant);
  }

  /** All words, for messages: {@code open, reset, icmp-hard}. */
  @Override
  public String toString() {
    return String.join(", ", words.values());
  }
}
