package io.florin.functions;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import io.florin.functions.http.Json;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** Calls functions as Lambda does: with the bytes of an event, and for bytes. */
public final class Invocation {
  private Invocation() {}

  /** What a function answers to an event. */
  public static JsonNode of(RequestStreamHandler function, String event) throws IOException {
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    function.handleRequest(
        new ByteArrayInputStream(event.getBytes(UTF_8)), output, new OneMinute());
    return Json.MAPPER.readTree(output.toByteArray());
  }
}
