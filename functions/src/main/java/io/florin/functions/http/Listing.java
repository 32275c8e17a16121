package io.florin.functions.http;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.florin.identity.CustomerId;
import io.florin.ledger.Order;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** How much of a list is wanted, and from where on. */
public final class Listing {
  private static final int DEFAULT_LIMIT = 20;
  private static final String CURSOR = "cursor";
  private static final String LIMIT = "limit";

  private final Call call;
  private final CursorSeal seal;
  private final String list;
  private final Map<String, String> filters;
  private final Optional<String> position;
  private final int limit;

  private Listing(
      Call call,
      CursorSeal seal,
      String list,
      Map<String, String> filters,
      Optional<String> position,
      int limit) {
    this.call = call;
    this.seal = seal;
    this.list = list;
    this.filters = Map.copyOf(filters);
    this.position = position;
    this.limit = limit;
  }

  /**
   * What a call asks for.
   *
   * @param operationId the operation that lists
   * @param seal seals the cursors
   * @throws ProblemException when the cursor is of another list, other filters or another caller
   */
  static Listing of(String operationId, Call call, CursorSeal seal) {
    Map<String, String> query = new HashMap<>(call.query());
    String cursor = query.remove(CURSOR);
    String limitText = query.remove(LIMIT);
    int limit = limitText == null ? DEFAULT_LIMIT : Integer.parseInt(limitText);
    // What is listed: the operation, and the values in its path.
    String list = operationId + new TreeMap<>(call.request().pathParameters());
    if (cursor == null) {
      return new Listing(call, seal, list, query, Optional.empty(), limit);
    }
    JsonNode content =
        seal.open(cursor, caller(call)).map(Listing::json).orElseThrow(Listing::invalidCursor);
    Map<String, String> filters = new LinkedHashMap<>();
    content
        .path("filters")
        .properties()
        .forEach(filter -> filters.put(filter.getKey(), filter.getValue().asText()));
    if (!list.equals(content.path("list").asText())
        || (!query.isEmpty() && !query.equals(filters))) {
      throw invalidCursor();
    }
    return new Listing(
        call, seal, list, filters, Optional.of(content.path("position").asText()), limit);
  }

  /** The filters, of the query or of the cursor. */
  public Map<String, String> filters() {
    return filters;
  }

  /** A filter, if it is given. */
  public Optional<String> filter(String name) {
    return Optional.ofNullable(filters.get(name));
  }

  /** Where the page goes on, if it is not the first. */
  public Optional<String> position() {
    return position;
  }

  /** How many items at the most. */
  public int limit() {
    return limit;
  }

  /** The order: the newest first, unless the oldest is asked for. */
  public Order order() {
    return filter("order").filter("asc"::equals).isPresent() ? Order.ASCENDING : Order.DESCENDING;
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
    page.put("nextCursor", next.map(this::cursor).orElse(null));
    return page;
  }

  /**
   * The value of a header {@code Link} to the next page (RFC 8288).
   *
   * @param path the path of the list
   * @param next where the next page goes on
   */
  public String linkToNext(String path, String next) {
    // What a cursor is written with needs no escapes.
    return "<" + path + "?limit=" + limit + "&cursor=" + cursor(next) + ">; rel=\"next\"";
  }

  /** Says that a cursor is no good. */
  public static ProblemException invalidCursor() {
    return new ProblemException(
        Problem.of(
            ErrorCode.INVALID_CURSOR,
            "Send the nextCursor of a page of this very list, alone or with the same filters."));
  }

  private String cursor(String next) {
    ObjectNode content = Json.object().put("list", list).put("position", next);
    new TreeMap<>(filters).forEach(content.putObject("filters")::put);
    try {
      return seal.seal(Json.MAPPER.writeValueAsBytes(content), caller(call));
    } catch (JacksonException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static CustomerId caller(Call call) {
    return call.caller().orElseThrow(() -> new IllegalStateException("Who lists has signed in."));
  }

  /** The content of a cursor, which was sealed and so is as it was written. */
  private static JsonNode json(byte[] content) {
    try {
      return Json.MAPPER.readTree(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
