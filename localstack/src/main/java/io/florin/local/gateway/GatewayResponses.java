package io.florin.local.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import io.florin.functions.http.ErrorCode;

/**
 * What the gateway answers when no function does: problems of RFC 9457.
 *
 * <p>The API's document says so itself for what AWS lets it reshape. The rest has its shape here
 * only: AWS has no 405, and its 413 can't be reshaped.
 */
record GatewayResponses(Problem unknownRoute, Problem functionFailed) {
  static final Problem METHOD_NOT_ALLOWED =
      problem(ErrorCode.METHOD_NOT_ALLOWED, "See the header Allow.");
  static final Problem TOO_LARGE =
      problem(
          ErrorCode.TOO_LARGE, "A body has 10 MB at most, and 6 MB with all else of its request.");

  private static final Problem UNKNOWN_ROUTE =
      problem(ErrorCode.NOT_FOUND, "There is no such route. See the documentation.");
  private static final Problem FUNCTION_FAILED =
      Problem.of(502, "internal-error", "Something went wrong.", "Send it again later.");

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

  private static Problem problem(ErrorCode code, String detail) {
    return Problem.of(code.status(), code.code(), code.title(), detail);
  }
}
