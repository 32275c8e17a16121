package io.florin.local.gateway;

import java.nio.charset.StandardCharsets;

/**
 * An answer of the gateway itself.
 *
 * @param status the HTTP status
 * @param template the body, with {@code $context.requestId} for the id of the request
 */
record Problem(int status, String template) {
  static final String CONTENT_TYPE = "application/problem+json";

  private static final String REQUEST_ID = "$context.requestId";

  static Problem of(int status, String code, String title, String detail) {
    return new Problem(
        status,
        """
        {"type":"urn:florin:problem:%s","title":"%s","status":%d,"code":"%s","detail":"%s",\
        "traceId":"%s","errors":[]}"""
            .formatted(code, title, status, code, detail, REQUEST_ID));
  }

  byte[] body(String requestId) {
    return template.replace(REQUEST_ID, requestId).getBytes(StandardCharsets.UTF_8);
  }
}
