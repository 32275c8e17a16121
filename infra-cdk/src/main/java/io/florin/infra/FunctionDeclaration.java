package io.florin.infra;

import io.florin.functions.Setting;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The function of one operation: what it is, what it may do, and what it is told. A function that
 * may reach a thing is told where it is, and no other function is.
 */
record FunctionDeclaration(
    String operation,
    int memoryMegabytes,
    List<Permission> permissions,
    SortedMap<Setting, String> settings) {

  /** Enough for work that waits for DynamoDB most of the time. */
  private static final int USUAL_MEMORY_MEGABYTES = 1024;

  /** From this size on, Lambda gives a function a whole processor. */
  private static final int WHOLE_PROCESSOR_MEMORY_MEGABYTES = 1769;

  /** Some actions on one thing. */
  record Permission(Reachable thing, List<String> actions) {
    Permission {
      if (actions.isEmpty() || actions.stream().anyMatch(action -> action.contains("*"))) {
        throw new IllegalArgumentException("Actions are written out, one by one: " + actions);
      }
      actions = List.copyOf(actions);
    }
  }

  FunctionDeclaration {
    permissions = List.copyOf(permissions);
    settings = Collections.unmodifiableSortedMap(new TreeMap<>(settings));
  }

  /** A function that may do nothing but log. */
  static FunctionDeclaration function(String operation) {
    return new FunctionDeclaration(operation, USUAL_MEMORY_MEGABYTES, List.of(), new TreeMap<>());
  }

  /** The same function, allowed these actions on that thing as well. */
  FunctionDeclaration may(Reachable thing, String... actions) {
    List<Permission> more = new ArrayList<>(permissions);
    more.add(new Permission(thing, List.of(actions)));
    return new FunctionDeclaration(operation, memoryMegabytes, more, settings)
        .with(thing.setting(), thing.value());
  }

  /** The same function, told this as well. */
  FunctionDeclaration with(Setting setting, String value) {
    SortedMap<Setting, String> more = new TreeMap<>(settings);
    more.put(setting, value);
    return new FunctionDeclaration(operation, memoryMegabytes, permissions, more);
  }

  /** The same function with a whole processor, for it computes: a password's hash, say. */
  FunctionDeclaration onWholeProcessor() {
    return new FunctionDeclaration(
        operation, WHOLE_PROCESSOR_MEMORY_MEGABYTES, permissions, settings);
  }

  /** The operation's name as the name of a class. */
  String className() {
    return Character.toUpperCase(operation.charAt(0)) + operation.substring(1);
  }
}
