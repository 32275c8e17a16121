package io.florin.functions.http;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How much of a list is wanted, and from where on.
 *
 * @param list what is listed: the operation, and the values in its path
 * @param filters the filters, of the query or of the cursor
 * @param position where the page goes on, if it is not the first
 * @param limit how many items at the most
 */
public record Listing(
    String list, Map<String, String> filters, Optional<String> position, int limit) {
  private static final int DEFAULT_LIMIT = 20;
  private static final int MAX_CURSOR_CHARACTERS = 2000;
  private static final String CURSOR = "cursor";
  private static final String LIMIT = "limit";

  /**
   * What a call asks for.
   *
   * @param operationId the operation that lists
   * @throws ProblemException when the cursor is of another list or other filters
   */
  static Listing of(String operationId, Call call) {
    Map<String, String> query = new HashMap<>(call.query());
    String cursor = query.remove(CURSOR);
    String limitText = query.remove(LIMIT);
    int limit = limitText == null ? DEFAULT_LIMIT : Integer.parseInt(limitText);
    String list = operationId + new TreeMap<>(call.request().pathParameters());
    if (cursor == null) {
      return new Listing(list, query, Optional.empty(), limit);
    }
    Listing continued = decode(cursor, list, limit);
    if (!query.isEmpty() && !query.equals(continued.filters)) {
      throw invalidCursor();
    }
    return continued;
  }

  /** A filter, if it is given. */
  public Optional<String> filter(String name) {
    return Optional.ofNullable(filters.get(name));
  }

  /**
   * The page: its items, and a cursor when it goes on at a position.
   *
   * @param next where the next page goes on, if there may be one
   */
  public ObjectNode page(List<ObjectNode> items, Optional<String> next) {
    ArrayNode array = Json.MAPPER.createArrayNode().addAll(items);
    ObjectNode page = Json.object();
    page.set("items", array);
    page.put("nextCursor", next.map(this::encode).orElse(null));
    return page;
  }

  /** Says that a cursor is no good. */
  public static ProblemException invalidCursor() {
    return new ProblemException(
        Problem.of(
            ErrorCode.INVALID_CURSOR,
            "Send the nextCursor of a page of this very list, alone or with the same filters."));
  }

  private String encode(String next) {
    ObjectNode cursor = Json.object().put("list", list).put("position", next);
    new TreeMap<>(filters).forEach(cursor.putObject("filters")::put);
    try {
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(Json.MAPPER.writeValueAsBytes(cursor));
    } catch (JacksonException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Listing decode(String cursor, String list, int limit) {
    if (cursor.length() > MAX_CURSOR_CHARACTERS) {
      throw invalidCursor();
    }
    try {
      JsonNode json = Json.MAPPER.readTree(Base64.getUrlDecoder().decode(cursor));
      JsonNode position = json.path("position");
      if (!list.equals(json.path("list").asText()) || !position.isTextual()) {
        throw invalidCursor();
      }
      Map<String, String> filters = new LinkedHashMap<>();
      json.path("filters")
          .properties()
          .forEach(filter -> filters.put(filter.getKey(), filter.getValue().asText()));
      return new Listing(list, filters, Optional.of(position.asText()), limit);
    } catch (IllegalArgumentException | IOException e) {
      throw invalidCursor();
    }
  }
}
