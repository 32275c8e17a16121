package io.florin.simulation.store;

import java.util.Map;
import java.util.NavigableMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A key condition expression: a partition, and perhaps a range of it. Kinds that Florin does not
 * write are refused.
 *
 * @param partition the placeholder of the partition's name
 * @param range narrows the partition
 */
record KeyCondition(String partition, Range range) {
  private static final Pattern WHOLE = Pattern.compile("(\\w+) = (:\\w+)(?: AND (.+))?");
  private static final Pattern BETWEEN = Pattern.compile("(\\w+) BETWEEN (:\\w+) AND (:\\w+)");
  private static final Pattern BEYOND = Pattern.compile("(\\w+) (<|<=|>|>=) (:\\w+)");
  private static final Pattern BEGINNING = Pattern.compile("begins_with\\((\\w+), (:\\w+)\\)");
  private static final String LAST = "\uffff";

  /** The rows of a partition that are in a range, by the values of a request. */
  @FunctionalInterface
  interface Range {
    NavigableMap<Place, Row> of(
        NavigableMap<Place, Row> partition, Map<String, AttributeValue> values);
  }

  /**
   * Understands an expression on certain keys.
   *
   * @throws UnsupportedOperationException when it is of another kind
   */
  static KeyCondition parse(String expression, String partitionName, String sortName) {
    Matcher whole = WHOLE.matcher(expression);
    if (!whole.matches() || !whole.group(1).equals(partitionName)) {
      throw unknown(expression);
    }
    String sort = whole.group(3);
    return new KeyCondition(
        whole.group(2), sort == null ? (rows, values) -> rows : range(sort, sortName));
  }

  private static Range range(String expression, String sortName) {
    Matcher between = BETWEEN.matcher(expression);
    if (between.matches() && between.group(1).equals(sortName)) {
      String from = between.group(2);
      String to = between.group(3);
      return (rows, values) ->
          rows.subMap(
              Place.before(Requests.value(values, from)),
              true,
              Place.after(Requests.value(values, to)),
              true);
    }
    Matcher beyond = BEYOND.matcher(expression);
    if (beyond.matches() && beyond.group(1).equals(sortName)) {
      String operator = beyond.group(2);
      String bound = beyond.group(3);
      return (rows, values) -> beyond(rows, operator, Requests.value(values, bound));
    }
    Matcher beginning = BEGINNING.matcher(expression);
    if (beginning.matches() && beginning.group(1).equals(sortName)) {
      String prefix = beginning.group(2);
      return (rows, values) -> {
        AttributeValue first = Requests.value(values, prefix);
        AttributeValue last = AttributeValue.fromS(first.s() + LAST);
        return rows.subMap(Place.before(first), true, Place.before(last), true);
      };
    }
    throw unknown(expression);
  }

  private static NavigableMap<Place, Row> beyond(
      NavigableMap<Place, Row> rows, String operator, AttributeValue bound) {
    return switch (operator) {
      case "<" -> rows.headMap(Place.before(bound), false);
      case "<=" -> rows.headMap(Place.after(bound), true);
      case ">" -> rows.tailMap(Place.after(bound), false);
      default -> rows.tailMap(Place.before(bound), true);
    };
  }

  private static UnsupportedOperationException unknown(String expression) {
    return new UnsupportedOperationException("The simulation knows no key condition " + expression);
  }
}
