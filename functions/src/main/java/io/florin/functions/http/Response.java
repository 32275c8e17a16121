package io.florin.functions.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The answer to a request.
 *
 * @param status the status of HTTP
 * @param headers the headers
 * @param body the body, if there is one
 */
public record Response(int status, Map<String, String> headers, Optional<Body> body) {

  /** What is in an answer. */
  public sealed interface Body {}

  /** JSON. */
  public record Json(JsonNode json) implements Body {}

  /** A text of any other media type. */
  public record Text(String text) implements Body {}

  /** The header that marks an answer as the one that an earlier request had got. */
  public static final String REPLAYED = "Idempotent-Replayed";

  private static final String ETAG = "ETag";

  /** 200 with a body. */
  public static Response ok(JsonNode body) {
    return json(200, body);
  }

  /** 201 with a body. */
  public static Response created(JsonNode body) {
    return json(201, body);
  }

  /** 202 with a body. */
  public static Response accepted(JsonNode body) {
    return json(202, body);
  }

  /** 503 with a body. */
  public static Response unavailable(JsonNode body) {
    return json(503, body);
  }

  /**
   * 200 with a text.
   *
   * @param mediaType what the text is, with its parameters
   */
  public static Response ok(String mediaType, String text) {
    return new Response(200, Map.of("Content-Type", mediaType), Optional.of(new Text(text)));
  }

  private static Response json(int status, JsonNode body) {
    return new Response(
        status, Map.of("Content-Type", "application/json"), Optional.of(new Json(body)));
  }

  /** This answer with one more header. */
  public Response with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Response(status, more, body);
  }

  /** This answer, tagged with the version of what it shows (RFC 9110, section 8.8.3). */
  public Response withVersion(long version) {
    return withTag(Long.toString(version));
  }

  /** This answer, tagged with what stands for the state of what it shows. */
  public Response withTag(String tag) {
    return with(ETAG, "\"" + tag + "\"");
  }

  /** This answer, marked when it is the one that an earlier request had got. */
  public Response replayed(boolean replayed) {
    return replayed ? with(REPLAYED, "true") : this;
  }

  /** 304 without a body instead of this answer, when the caller has this version already. */
  Response unlessKnown(Optional<String> ifNoneMatch) {
    String etag = headers.get(ETAG);
    if (status != 200 || etag == null || ifNoneMatch.isEmpty()) {
      return this;
    }
    for (String known : ifNoneMatch.get().split(",", -1)) {
      String tag = known.strip();
      if (tag.equals("*") || tag.equals(etag) || tag.equals("W/" + etag)) {
        return new Response(304, Map.of(ETAG, etag), Optional.empty());
      }
    }
    return this;
  }
}
