package io.florin.local.gateway;

import io.florin.local.template.Resource;
import io.florin.local.template.ResourceType;
import io.florin.local.template.Templates;
import java.util.List;
import java.util.regex.Pattern;

/** Which functions the gateway may call, and for which routes: without leave AWS answers 500. */
final class InvokePermissions {
  private static final String GATEWAY = "apigateway.amazonaws.com";
  private static final String ACTION = "lambda:InvokeFunction";

  private final List<Permission> permissions;

  private InvokePermissions(List<Permission> permissions) {
    this.permissions = permissions;
  }

  static InvokePermissions of(Templates templates) {
    return new InvokePermissions(
        templates.resources(ResourceType.INVOKE_PERMISSION).stream()
            .filter(permission -> isForGateway(templates, permission))
            .map(
                permission ->
                    new Permission(
                        templates.text(permission, "FunctionName"),
                        templates.text(permission, "SourceArn")))
            .toList());
  }

  /** Whether a route, by its ARN with the path's parameters in braces, may call a function. */
  boolean allow(String function, String route) {
    return permissions.stream()
        .anyMatch(
            permission ->
                permission.function().equals(function) && covers(permission.source(), route));
  }

  private static boolean isForGateway(Templates templates, Resource permission) {
    return templates.text(permission, "Principal").equals(GATEWAY)
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
