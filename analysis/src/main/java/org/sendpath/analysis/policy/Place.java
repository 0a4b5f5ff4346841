package org.sendpath.analysis.policy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.sendpath.report.Family;
import org.sendpath.report.InvalidFieldException;
import org.sendpath.report.Word;
import tools.jackson.databind.JsonNode;

/**
 * A value of a document and where it stands, read strictly: types are judged here, values by the
 * records.
 *
 * @param pointer a JSON Pointer (RFC 6901)
 */
record Place(JsonNode value, String pointer) {
  /** What the records refuse is refused with the place. */
  interface Making<T> {
    T make() throws InvalidPoliciesException;
  }

  /** Refuses fields that nobody knows: a misspelt timer would be no timer. */
  void expectFields(Set<String> known) throws InvalidPoliciesException {
    if (!value.isObject()) {
      throw refusal("must be an object");
    }
    for (String name : value.propertyNames()) {
      if (!known.contains(name)) {
        throw new InvalidPoliciesException(
            pointer + "/" + name.replace("~", "~0").replace("/", "~1"),
            "is not known: here may be " + String.join(", ", known.stream().sorted().toList()));
      }
    }
  }

  Place field(String name) throws InvalidPoliciesException {
    return optional(name)
        .orElseThrow(() -> new InvalidPoliciesException(pointer + "/" + name, "is missing"));
  }

  Optional<Place> optional(String name) {
    return Optional.ofNullable(value.get(name))
        .map(field -> new Place(field, pointer + "/" + name));
  }

  List<Place> elements() throws InvalidPoliciesException {
    if (!value.isArray()) {
      throw refusal("must be a list");
    }
    List<Place> elements = new ArrayList<>();
    for (int i = 0; i < value.size(); i++) {
      elements.add(new Place(value.get(i), pointer + "/" + i));
    }
    return elements;
  }

  String text() throws InvalidPoliciesException {
    if (!value.isString()) {
      throw refusal("must be a string");
    }
    return value.stringValue();
  }

  long whole() throws InvalidPoliciesException {
    if (!value.isIntegralNumber() || !value.canConvertToLong()) {
      throw refusal("must be a whole number, written without a fraction");
    }
    return value.longValue();
  }

  OptionalLong optionalWhole(String name) throws InvalidPoliciesException {
    Optional<Place> field = optional(name);
    return field.isPresent() ? OptionalLong.of(field.get().whole()) : OptionalLong.empty();
  }

  boolean truth() throws InvalidPoliciesException {
    if (!value.isBoolean()) {
      throw refusal("must be true or false");
    }
    return value.booleanValue();
  }

  Family family() throws InvalidPoliciesException {
    return Word.find(Family.class, text()).orElseThrow(() -> refusal("must be ipv6 or ipv4"));
  }

  /** The one of {@code names} that is written here. */
  String oneOf(Collection<String> names) throws InvalidPoliciesException {
    String name = text();
    if (!names.contains(name)) {
      throw refusal("must be one of " + String.join(", ", names));
    }
    return name;
  }

  <T> T make(Making<T> making) throws InvalidPoliciesException {
    try {
      return making.make();
    } catch (InvalidFieldException e) {
      throw new InvalidPoliciesException(pointer + "/" + e.field(), e.reason(), e);
    }
  }

  InvalidPoliciesException refusal(String problem) {
    return new InvalidPoliciesException(pointer, problem);
  }
}
