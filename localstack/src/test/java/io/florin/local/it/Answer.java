package io.florin.local.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * What the API answered.
 *
 * @param status the status
 * @param headers the headers
 * @param body the body; a missing node when there is none
 */
record Answer(int status, java.net.http.HttpHeaders headers, JsonNode body) {

  /** A text in the body. */
  String text(String field) {
    return body.path(field).asText();
  }

  /** The code of a problem. */
  String code() {
    return text("code");
  }

  /** A header. */
  Optional<String> header(String name) {
    return headers.firstValue(name);
  }

  /** Whether it says that it is the answer of an earlier request. */
  boolean isReplay() {
    return header("Idempotent-Replayed").filter("true"::equals).isPresent();
  }

  /** Whether the same request may be sent again under the same key, to get another answer. */
  boolean isPassing() {
    return status == 503 || (status == 409 && code().equals("conflict"));
  }

  /** What a replay has in common with the first answer. */
  JsonNode bodyWithoutTrace() {
    JsonNode copy = body.deepCopy();
    if (copy instanceof ObjectNode object) {
      object.remove("traceId");
    }
    return copy;
  }

  /** Says that it is a success of that status. */
  Answer is(int expected) {
    assertThat(status).as("%s", body).isEqualTo(expected);
    return this;
  }

  /** Says that it is that problem. */
  Answer is(int expected, String code) {
    assertThat(status + " " + code()).as("%s", body).isEqualTo(expected + " " + code);
    return this;
  }

  /** Says that it is a 400 which names one field, and what is wrong with it. */
  Answer faults(String field, String code) {
    is(400, "validation-failed");
    assertThat(body.path("errors")).as("%s", body).hasSize(1);
    JsonNode error = body.path("errors").path(0);
    assertThat(error.path("field").asText() + " " + error.path("code").asText())
        .isEqualTo(field + " " + code);
    return this;
  }
}
