package io.florin.infra;

import io.florin.functions.Setting;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One function: what it is, what it may do, and what it is told. A function that may reach a thing
 * is told where it is, and no other function is.
 *
 * @param name the operation that it answers to, or what it does where no operation calls it
 * @param timeoutSeconds how long one invocation may take
 */
record FunctionDeclaration(
    String name,
    int memoryMegabytes,
    int timeoutSeconds,
    List<Permission> permissions,
    SortedMap<Setting, String> settings) {

  /** Enough for work that waits for DynamoDB most of the time. */
  private static final int USUAL_MEMORY_MEGABYTES = 1024;

  /** From this size on, Lambda gives a function a whole processor. */
  private static final int WHOLE_PROCESSOR_MEMORY_MEGABYTES = 1769;

  /** API Gateway waits no longer for an answer. */
  private static final int USUAL_TIMEOUT_SECONDS = 29;

  /** Some actions on the one thing of an ARN. */
  record Permission(String arn, List<String> actions) {
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
  static FunctionDeclaration function(String name) {
    return new FunctionDeclaration(
        name, USUAL_MEMORY_MEGABYTES, USUAL_TIMEOUT_SECONDS, List.of(), new TreeMap<>());
  }

  /** The same function, allowed these actions on that thing as well. */
  FunctionDeclaration may(Reachable thing, String... actions) {
    return permitted(thing.arn(), actions).with(thing.setting(), thing.value());
  }

  /**
   * The same function, called with what is in a stream or a queue. Lambda reads there in the
   * function's name, so that the function needs the permission and is told nothing.
   */
  FunctionDeclaration fedFrom(String arn, String... actions) {
    return permitted(arn, actions);
  }

  /** The same function, told this as well. */
  FunctionDeclaration with(Setting setting, String value) {
    SortedMap<Setting, String> more = new TreeMap<>(settings);
    more.put(setting, value);
    return new FunctionDeclaration(name, memoryMegabytes, timeoutSeconds, permissions, more);
  }

  /** The same function with a whole processor, for it computes: a password's hash, say. */
  FunctionDeclaration onWholeProcessor() {
    return new FunctionDeclaration(
        name, WHOLE_PROCESSOR_MEMORY_MEGABYTES, timeoutSeconds, permissions, settings);
  }

  /** The same function, given another time. */
  FunctionDeclaration within(int seconds) {
    return new FunctionDeclaration(name, memoryMegabytes, seconds, permissions, settings);
  }

  /** The function's name as the name of a class. */
  String className() {
    return Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }

  private FunctionDeclaration permitted(String arn, String... actions) {
    List<Permission> more = new ArrayList<>(permissions);
    more.add(new Permission(arn, List.of(actions)));
    return new FunctionDeclaration(name, memoryMegabytes, timeoutSeconds, more, settings);
  }
}
