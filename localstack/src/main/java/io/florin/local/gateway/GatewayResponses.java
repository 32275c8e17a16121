package io.florin.local.gateway;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What the gateway answers when no function does: problems of RFC 9457.
 *
 * <p>The API's document says so itself for what AWS lets it reshape. The rest has its shape here
 * only: AWS has no 405, and its 413 can't be reshaped.
 */
record GatewayResponses(Problem unknownRoute, Problem functionFailed) {
  static final Problem METHOD_NOT_ALLOWED =
      Problem.of(405, "method-not-allowed", "Method not allowed", "See the header Allow.");
  static final Problem TOO_LARGE =
      Problem.of(413, "too-large", "Too large", "A body has 10 MB at most.");

  private static final Problem UNKNOWN_ROUTE =
      Problem.of(404, "not-found", "Not found", "No such route.");
  private static final Problem FUNCTION_FAILED =
      Problem.of(502, "internal-error", "Internal error", "Something went wrong.");

  /** Reads them from the API's document, as far as it has them. */
  static GatewayResponses of(JsonNode body) {
    JsonNode responses = body.path("x-amazon-apigateway-gateway-responses");
    return new GatewayResponses(
        read(responses.path("MISSING_AUTHENTICATION_TOKEN"), UNKNOWN_ROUTE),
        read(responses.path("DEFAULT_5XX"), FUNCTION_FAILED));
  }

  private static Problem read(JsonNode response, Problem otherwise) {
    String template = response.path("responseTemplates").path("application/json").asText();
    return template.isEmpty()
        ? otherwise
        : new Problem(response.path("statusCode").asInt(otherwise.status()), template);
  }
}
