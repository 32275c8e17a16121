package io.florin.simulation.book;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The attributes of an item, read plainly. */
public record Fields(Map<String, AttributeValue> item) {
  static final Fields NONE = new Fields(Map.of());

  /** A text; empty when there is none. */
  String text(String name) {
    AttributeValue value = item.get(name);
    return value == null || value.s() == null ? "" : value.s();
  }

  /** A number; zero when there is none. */
  long number(String name) {
    AttributeValue value = item.get(name);
    return value == null ? 0 : Long.parseLong(value.n());
  }

  OptionalLong ifNumber(String name) {
    return has(name) ? OptionalLong.of(number(name)) : OptionalLong.empty();
  }

  /** A text or a number as text; empty when there is neither. */
  String any(String name) {
    AttributeValue value = item.get(name);
    return value == null || value.n() == null ? text(name) : value.n();
  }

  boolean isTrue(String name) {
    AttributeValue value = item.get(name);
    return value != null && Boolean.TRUE.equals(value.bool());
  }

  byte[] bytes(String name) {
    AttributeValue value = item.get(name);
    return value == null ? new byte[0] : value.b().asByteArray();
  }

  /** The texts of a list. */
  List<String> texts(String name) {
    AttributeValue value = item.get(name);
    return value == null ? List.of() : value.l().stream().map(AttributeValue::s).toList();
  }

  /** The maps of a list. */
  List<Fields> list(String name) {
    AttributeValue value = item.get(name);
    return value == null ? List.of() : value.l().stream().map(one -> new Fields(one.m())).toList();
  }

  /** A map in the item, if there is one. */
  Optional<Fields> inner(String name) {
    AttributeValue value = item.get(name);
    return value == null ? Optional.empty() : Optional.of(new Fields(value.m()));
  }

  boolean has(String name) {
    return item.containsKey(name);
  }

  /** The item without some attributes. */
  Map<String, AttributeValue> without(Set<String> names) {
    Map<String, AttributeValue> rest = new HashMap<>(item);
    rest.keySet().removeAll(names);
    return rest;
  }

  /** The id of the command whose record it is. */
  String command() {
    return text("pk").substring("COMMAND#".length());
  }
}
