package org.sendpath.analysis.policy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sendpath.policy.Policy;
import org.sendpath.policy.Step;
import org.sendpath.policy.TcpSystem;
import org.sendpath.policy.Way;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A file of policies, format {@code sendpath-policies/1}; {@code docs/policies.md} describes it.
 *
 * @param systems by their names: those given and the file's own, which come first
 * @param policies by their names, in the file's order
 */
record PolicyFile(Map<String, TcpSystem> systems, Map<String, Policy> policies) {
  static final String FORMAT = "sendpath-policies/1";

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /**
   * The file in {@code json}.
   *
   * @param known systems that it may name without describing them
   */
  static PolicyFile parse(byte[] json, Map<String, TcpSystem> known)
      throws InvalidPoliciesException {
    Place file = new Place(tree(json), "");
    file.expectFields(Set.of("format", "systems", "policies"));
    Place format = file.field("format");
    if (!format.text().equals(FORMAT)) {
      throw format.refusal("must be " + FORMAT);
    }
    Map<String, TcpSystem> systems = new LinkedHashMap<>();
    for (Place place : elements(file, "systems")) {
      TcpSystem system = system(place);
      refuseTwice(place, system.name(), systems.put(system.name(), system) != null);
    }
    known.forEach(systems::putIfAbsent);
    Map<String, Policy> policies = new LinkedHashMap<>();
    for (Place place : file.field("policies").elements()) {
      Policy policy = policy(place, systems);
      refuseTwice(place, policy.name(), policies.put(policy.name(), policy) != null);
    }
    return new PolicyFile(systems, policies);
  }

  private static JsonNode tree(byte[] json) throws InvalidPoliciesException {
    try {
      return MAPPER.readTree(json);
    } catch (JacksonException e) {
      String place =
          e.getLocation() == null
              ? ""
              : ", at line %d, column %d"
                  .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr());
      throw new InvalidPoliciesException(
          "", "is no well-formed JSON" + place + ": " + e.getOriginalMessage(), e);
    }
  }

  private static List<Place> elements(Place file, String name) throws InvalidPoliciesException {
    Optional<Place> list = file.optional(name);
    return list.isPresent() ? list.get().elements() : List.of();
  }

  private static void refuseTwice(Place place, String name, boolean twice)
      throws InvalidPoliciesException {
    if (twice) {
      throw place.field("name").refusal("is there already: " + name);
    }
  }

  private static TcpSystem system(Place place) throws InvalidPoliciesException {
    place.expectFields(Set.of("name", "timeoutMicros", "softErrorsEnd", "softErrorWaitMicros"));
    return place.make(
        () ->
            new TcpSystem(
                place.field("name").text(),
                place.field("timeoutMicros").whole(),
                place.field("softErrorsEnd").truth(),
                place.optionalWhole("softErrorWaitMicros")));
  }

  private static Policy policy(Place place, Map<String, TcpSystem> systems)
      throws InvalidPoliciesException {
    place.expectFields(
        Set.of(
            "name",
            "description",
            "steps",
            "connectTimerMicros",
            "system",
            "staggerMicros",
            "greetingTimerMicros"));
    List<Step> steps = new ArrayList<>();
    for (Place step : place.field("steps").elements()) {
      steps.add(step(step));
    }
    Optional<Place> system = place.optional("system");
    Optional<TcpSystem> tcp =
        system.isPresent()
            ? Optional.of(systems.get(system.get().oneOf(systems.keySet())))
            : Optional.empty();
    return place.make(
        () ->
            new Policy(
                place.field("name").text(),
                place.field("description").text(),
                steps,
                place.optionalWhole("connectTimerMicros"),
                tcp,
                place.optionalWhole("staggerMicros"),
                place.optionalWhole("greetingTimerMicros")));
  }

  private static Step step(Place place) throws InvalidPoliciesException {
    place.expectFields(Set.of("port", "family", "connectTimerMicros"));
    return place.make(
        () ->
            new Step(
                new Way(
                    (int) Math.min(Integer.MAX_VALUE, Math.max(0, place.field("port").whole())),
                    place.field("family").family()),
                place.optionalWhole("connectTimerMicros")));
  }
}
