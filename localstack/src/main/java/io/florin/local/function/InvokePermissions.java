package io.florin.local.function;

import io.florin.local.template.Resource;
import io.florin.local.template.ResourceType;
import io.florin.local.template.Templates;
import java.util.List;
import java.util.regex.Pattern;

/** Which functions a service of AWS may call, and for which of its resources. */
public final class InvokePermissions {
  private static final String ACTION = "lambda:InvokeFunction";

  private final List<Permission> permissions;

  private InvokePermissions(List<Permission> permissions) {
    this.permissions = permissions;
  }

  /**
   * Reads the permissions of a service.
   *
   * @param principal such as {@code apigateway.amazonaws.com}
   */
  public static InvokePermissions of(Templates templates, String principal) {
    return new InvokePermissions(
        templates.resources(ResourceType.INVOKE_PERMISSION).stream()
            .filter(permission -> isFor(principal, templates, permission))
            .map(
                permission ->
                    new Permission(
                        templates.text(permission, "FunctionName"),
                        templates.text(permission, "SourceArn")))
            .toList());
  }

  /** Whether a resource, such as a route with the path's parameters in braces, may call one. */
  public boolean allow(String function, String resource) {
    return permissions.stream()
        .anyMatch(
            permission ->
                permission.function().equals(function) && covers(permission.source(), resource));
  }

  private static boolean isFor(String principal, Templates templates, Resource permission) {
    return templates.text(permission, "Principal").equals(principal)
        && templates.text(permission, "Action").equals(ACTION);
  }

  /** A parameter of a path is a star in the ARN of a source, and a star stands for anything. */
  private static boolean covers(String source, String route) {
    String withStars = route.replaceAll("\\{[^}]+}", "*");
    StringBuilder pattern = new StringBuilder();
    for (String part : source.split("\\*", -1)) {
      pattern.append(pattern.isEmpty() ? "" : ".*").append(Pattern.quote(part));
    }
    return withStars.matches(pattern.toString());
  }

  private record Permission(String function, String source) {}
}
