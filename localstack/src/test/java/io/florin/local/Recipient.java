package io.florin.local;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.florin.functions.Platform;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps the events that it was given, and does with them what a test says. */
public final class Recipient implements RequestStreamHandler {
  // A stack makes its functions itself: this is how a test gets at them.
  private static final Map<String, Behaviour> BEHAVIOURS = new ConcurrentHashMap<>();
  private static final Map<String, List<JsonNode>> EVENTS = new ConcurrentHashMap<>();

  private final ObjectMapper json = new ObjectMapper();
  private final Platform platform;

  /** Gives the platform to what a test says. */
  public Recipient(Platform platform) {
    this.platform = platform;
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    JsonNode event = json.readTree(input);
    String name = context.getFunctionName();
    events(name).add(event);
    Behaviour behaviour = BEHAVIOURS.getOrDefault(name, Behaviour.SILENT);
    output.write(behaviour.handle(event, platform).getBytes(StandardCharsets.UTF_8));
  }

  /** Forgets all behaviours and events. */
  public static void forgetAll() {
    BEHAVIOURS.clear();
    EVENTS.clear();
  }

  /** What a function of a name does from now on. */
  public static void will(String name, Behaviour behaviour) {
    BEHAVIOURS.put(name, behaviour);
  }

  /** The events that a function was given, in their order. */
  static List<JsonNode> events(String name) {
    return EVENTS.computeIfAbsent(name, key -> new CopyOnWriteArrayList<>());
  }

  /** A text of each record of each event that a function was given, batch by batch. */
  public static List<List<String>> batches(String name, String pointer) {
    List<List<String>> batches = new ArrayList<>();
    for (JsonNode event : events(name)) {
      List<String> batch = new ArrayList<>();
      event.path("Records").forEach(record -> batch.add(record.at(pointer).asText()));
      batches.add(batch);
    }
    return batches;
  }

  /** An answer that names what failed. */
  static String failures(List<String> identifiers) {
    return new ObjectMapper()
        .createObjectNode()
        .set(
            "batchItemFailures",
            new ObjectMapper()
                .valueToTree(identifiers.stream().map(id -> Map.of("itemIdentifier", id)).toList()))
        .toString();
  }

  /** What a function does and answers. */
  public interface Behaviour {
    /** Nothing. */
    Behaviour SILENT = (event, platform) -> "";

    /** The answer. */
    String handle(JsonNode event, Platform platform);
  }
}
