package io.florin.local.gateway;

import io.florin.local.function.LocalFunction;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One method of one path of the API, and the function that answers it.
 *
 * @param method such as {@code GET}
 * @param path with parameters in braces, such as {@code /v1/wallets/{walletId}}
 * @param segments the path, cut at its slashes
 * @param function what answers
 */
record Route(String method, String path, List<String> segments, LocalFunction function) {
  Route(String method, String path, LocalFunction function) {
    this(method, path, segmentsOf(path), function);
  }

  /** Cuts a path at its slashes; {@code /} is one empty segment. */
  static List<String> segmentsOf(String path) {
    return Arrays.asList(path.substring(1).split("/", -1));
  }

  /** The values of the path's parameters when the path of a request is this route's. */
  Optional<Map<String, String>> match(List<String> requested) {
    if (requested.size() != segments.size()) {
      return Optional.empty();
    }
    Map<String, String> parameters = new LinkedHashMap<>();
    for (int i = 0; i < segments.size(); i++) {
      String segment = segments.get(i);
      String value = requested.get(i);
      if (isParameter(segment) && !value.isEmpty()) {
        parameters.put(segment.substring(1, segment.length() - 1), value);
      } else if (!segment.equals(value)) {
        return Optional.empty();
      }
    }
    return Optional.of(parameters);
  }

  /** How many of its segments are parameters: a route with fewer goes first. */
  int parameterCount() {
    return (int) segments.stream().filter(Route::isParameter).count();
  }

  private static boolean isParameter(String segment) {
    return segment.startsWith("{") && segment.endsWith("}");
  }
}
