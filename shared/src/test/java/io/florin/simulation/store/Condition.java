package io.florin.simulation.store;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A condition expression, of the few kinds that Florin writes. Any other is refused. */
@FunctionalInterface
interface Condition {
  Pattern EXISTENCE = Pattern.compile("attribute_(not_)?exists\\((\\w+)\\)");
  Pattern COMPARISON = Pattern.compile("(\\w+) (=|<|<=|>|>=) (:\\w+)");

  /** Whether it holds for an item, if there is one. */
  boolean holds(@Nullable Map<String, AttributeValue> item, Map<String, AttributeValue> values);

  /**
   * Understands an expression.
   *
   * @throws UnsupportedOperationException when it is of another kind
   */
  static Condition parse(String expression) {
    List<Condition> alternatives =
        Arrays.stream(expression.split(" OR ", -1)).map(Condition::one).toList();
    return (item, values) ->
        alternatives.stream().anyMatch(condition -> condition.holds(item, values));
  }

  private static Condition one(String expression) {
    Matcher existence = EXISTENCE.matcher(expression);
    if (existence.matches()) {
      boolean wanted = existence.group(1) == null;
      String name = existence.group(2);
      return (item, values) -> (item != null && item.containsKey(name)) == wanted;
    }
    Matcher comparison = COMPARISON.matcher(expression);
    if (comparison.matches()) {
      String name = comparison.group(1);
      String operator = comparison.group(2);
      String value = comparison.group(3);
      return (item, values) ->
          item != null
              && item.containsKey(name)
              && compares(item.get(name), operator, Requests.value(values, value));
    }
    throw new UnsupportedOperationException("The simulation knows no condition " + expression);
  }

  private static boolean compares(AttributeValue left, String operator, AttributeValue right) {
    if (left.type() != right.type()) {
      return false;
    }
    int order = Place.compare(left, right);
    return switch (operator) {
      case "=" -> order == 0;
      case "<" -> order < 0;
      case "<=" -> order <= 0;
      case ">" -> order > 0;
      default -> order >= 0;
    };
  }
}
