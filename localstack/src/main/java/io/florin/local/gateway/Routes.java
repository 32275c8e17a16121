package io.florin.local.gateway;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Finds the route of a request. A segment in plain text goes before a parameter. */
final class Routes {
  private final List<Route> routes;

  Routes(List<Route> routes) {
    this.routes = routes.stream().sorted(Comparator.comparingInt(Route::parameterCount)).toList();
  }

  /**
   * The route of a method and a path as it was sent. A slash at the end says nothing, as on AWS.
   */
  Found find(String method, String path) {
    List<String> segments = Route.segmentsOf(withoutSlashAtTheEnd(path));
    TreeSet<String> others = new TreeSet<>();
    for (Route route : routes) {
      Optional<Map<String, String>> parameters = route.match(segments);
      if (parameters.isPresent()) {
        if (route.method().equals(method)) {
          return new Matched(route, parameters.get());
        }
        others.add(route.method());
      }
    }
    return others.isEmpty() ? new UnknownPath() : new WrongMethod(String.join(", ", others));
  }

  private static String withoutSlashAtTheEnd(String path) {
    return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }

  /** What came of looking for a route. */
  sealed interface Found {}

  /** The route, and the values of its path's parameters as they were sent. */
  record Matched(Route route, Map<String, String> pathParameters) implements Found {}

  /** The path is there, for other methods: the value of the header {@code Allow}. */
  record WrongMethod(String allow) implements Found {}

  /** No route has this path. */
  record UnknownPath() implements Found {}
}
