package io.florin.local.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import io.florin.local.function.Functions;
import io.florin.local.function.InvokePermissions;
import io.florin.local.function.LocalFunction;
import io.florin.local.template.Account;
import io.florin.local.template.Resource;
import io.florin.local.template.ResourceType;
import io.florin.local.template.TemplateRefused;
import io.florin.local.template.Templates;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The REST API of the templates.
 *
 * @param id its id
 * @param stage the name of its stage
 * @param routes its routes
 * @param responses what the gateway itself answers
 */
record RestApi(String id, String stage, Routes routes, GatewayResponses responses) {
  private static final Pattern INVOCATION =
      Pattern.compile("arn:aws:apigateway:[^:]+:lambda:path/2015-03-31/functions/(.+)/invocations");
  private static final String INTEGRATION = "x-amazon-apigateway-integration";
  private static final Set<String> METHODS =
      Set.of("get", "put", "post", "delete", "patch", "options", "head");

  /**
   * Reads the one REST API of the templates.
   *
   * @throws TemplateRefused when there is none, or a route calls what is not there or what it has
   *     no permission to call
   */
  static RestApi of(Templates templates, Functions functions) {
    Resource api = only(ResourceType.REST_API, templates);
    String id = templates.ref(api);
    String stage = templates.ref(only(ResourceType.STAGE, templates));
    InvokePermissions permissions = InvokePermissions.of(templates, "apigateway.amazonaws.com");
    JsonNode body = templates.property(api, "Body");
    List<Route> routes = new ArrayList<>();
    for (Map.Entry<String, JsonNode> path : body.path("paths").properties()) {
      for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
        if (METHODS.contains(operation.getKey())) {
          String method = operation.getKey().toUpperCase(Locale.ROOT);
          String route = method + " " + path.getKey();
          String arn = functionArn(api, route, operation.getValue().path(INTEGRATION));
          LocalFunction function =
              functions
                  .withArn(arn)
                  .orElseThrow(
                      () ->
                          TemplateRefused.of(
                              api,
                              "sends %s to %s, which no template makes.".formatted(route, arn)));
          String source =
              Account.LOCAL.arn("execute-api", id + "/" + stage + "/" + method + path.getKey());
          if (!permissions.allow(arn, source)) {
            throw TemplateRefused.of(
                api,
                "sends %s to %s, but no AWS::Lambda::Permission lets it call that."
                    .formatted(route, arn));
          }
          routes.add(new Route(method, path.getKey(), function));
        }
      }
    }
    return new RestApi(id, stage, new Routes(routes), GatewayResponses.of(body));
  }

  private static String functionArn(Resource api, String route, JsonNode integration) {
    String type = integration.path("type").asText();
    if (!type.equalsIgnoreCase("aws_proxy")) {
      throw TemplateRefused.of(
          api,
          "gives %s an integration of type \"%s\"; the local stack knows aws_proxy only."
              .formatted(route, type));
    }
    Matcher invocation = INVOCATION.matcher(integration.path("uri").asText());
    if (!invocation.matches()) {
      throw TemplateRefused.of(
          api,
          "gives %s the integration %s, which is no invocation of a function."
              .formatted(route, integration.path("uri").asText()));
    }
    return invocation.group(1);
  }

  private static Resource only(ResourceType type, Templates templates) {
    List<Resource> all = templates.resources(type);
    if (all.size() != 1) {
      throw new TemplateRefused(
          "The templates have %d resources of type %s; the local stack serves exactly one."
              .formatted(all.size(), type));
    }
    return all.getFirst();
  }
}
