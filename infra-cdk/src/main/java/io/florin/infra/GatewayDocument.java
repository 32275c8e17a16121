package io.florin.infra;

import io.florin.functions.http.ErrorCode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What API Gateway is told of the contract: routes, the functions behind them, and the shape of the
 * gateway's own errors. It knows a part of OpenAPI only, so bodies and parameters are left to the
 * functions.
 */
final class GatewayDocument {
  private static final Pattern PATH_PARAMETER = Pattern.compile("\\{([^}]+)}");

  private static final String NO_SUCH_ROUTE = "There is no such route. See the documentation.";
  private static final String ASK_AGAIN = "Send the request again under the same key.";

  /** What the gateway answers by itself, by the names that AWS gives to these answers. */
  private static final List<GatewayResponse> RESPONSES =
      List.of(
          // The status of a default holds for all of its kind that are not named here. That of a
          // request that is too large is not named: AWS lets nobody reshape it.
          new GatewayResponse(
              "DEFAULT_4XX", 400, "validation-failed", "The gateway can't read the request."),
          new GatewayResponse(
              "DEFAULT_5XX",
              500,
              "internal-error",
              "Something went wrong on our side. Quote the traceId when you ask about it."),
          // The gateway looks for a signature of AWS where it has no route. No operation asks for
          // one, so nothing else ends here.
          new GatewayResponse("MISSING_AUTHENTICATION_TOKEN", 404, "not-found", NO_SUCH_ROUTE),
          new GatewayResponse("INVALID_SIGNATURE", 404, "not-found", NO_SUCH_ROUTE),
          new GatewayResponse("RESOURCE_NOT_FOUND", 404, "not-found", NO_SUCH_ROUTE),
          new GatewayResponse("ACCESS_DENIED", 403, "forbidden", "You may not do this."),
          new GatewayResponse("WAF_FILTERED", 403, "forbidden", "You may not do this."),
          new GatewayResponse(
              "UNSUPPORTED_MEDIA_TYPE",
              415,
              "unsupported-media-type",
              "Send JSON, with the header Content-Type: application/json."),
          new GatewayResponse("THROTTLED", 429, "too-many-requests", "Send fewer requests."),
          new GatewayResponse("QUOTA_EXCEEDED", 429, "too-many-requests", "Send fewer requests."),
          // The outcome is unknown: the same request under the same key finds it out.
          new GatewayResponse("INTEGRATION_FAILURE", 503, "unavailable", ASK_AGAIN),
          new GatewayResponse("INTEGRATION_TIMEOUT", 503, "unavailable", ASK_AGAIN));

  private record GatewayResponse(String type, int status, String code, String detail) {

    /** The template of a problem. Templates of these answers know variables, and nothing else. */
    Map<String, Object> definition() {
      String problem =
          """
          {"type":"urn:florin:problem:%s","title":"%s","status":%d,"code":"%s","detail":"%s",\
          "traceId":"$context.requestId","errors":[]}"""
              .formatted(code, title(), status, code, detail);
      return ordered(
          "statusCode",
          status,
          "responseParameters",
          Map.of("gatewayresponse.header.Content-Type", "'application/problem+json'"),
          "responseTemplates",
          Map.of("application/json", problem));
    }

    private String title() {
      return ErrorCode.valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_')).title();
    }
  }

  private GatewayDocument() {}

  /**
   * Derives the document.
   *
   * @param title the name of the API
   * @param integration from the id of an operation to the address of its function
   */
  static Map<String, Object> of(
      String title, Contract contract, UnaryOperator<String> integration) {
    SortedMap<String, SortedMap<String, Object>> paths = new TreeMap<>();
    for (Contract.Operation operation : contract.operations()) {
      paths
          .computeIfAbsent(operation.path(), path -> new TreeMap<>())
          .put(operation.method(), method(operation, integration.apply(operation.id())));
    }
    SortedMap<String, Object> responses = new TreeMap<>();
    for (GatewayResponse response : RESPONSES) {
      responses.put(response.type(), response.definition());
    }
    return ordered(
        "openapi",
        "3.0.1",
        "info",
        ordered("title", title, "version", "1"),
        "paths",
        paths,
        "x-amazon-apigateway-gateway-responses",
        responses);
  }

  private static Map<String, Object> method(Contract.Operation operation, String uri) {
    Map<String, Object> method = ordered("operationId", operation.id());
    List<Object> parameters = new ArrayList<>();
    Matcher parameter = PATH_PARAMETER.matcher(operation.path());
    while (parameter.find()) {
      parameters.add(
          ordered(
              "name",
              parameter.group(1),
              "in",
              "path",
              "required",
              true,
              "schema",
              Map.of("type", "string")));
    }
    if (!parameters.isEmpty()) {
      method.put("parameters", parameters);
    }
    method.put("responses", Map.of("200", Map.of("description", "What the function answers.")));
    method.put(
        "x-amazon-apigateway-integration",
        // A function is always called by POST, whatever the method of the request.
        ordered("type", "aws_proxy", "httpMethod", "POST", "uri", uri));
    return method;
  }

  /** A map in the order given, since what is synthesized must be the same each time. */
  private static Map<String, Object> ordered(Object... keysAndValues) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      map.put((String) keysAndValues[i], keysAndValues[i + 1]);
    }
    return map;
  }
}
