package io.florin.simulation.store;

import java.math.BigDecimal;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A place in a partition of the table or of an index: by the sort key, and in an index also by the
 * key of the item.
 */
record Place(AttributeValue value, String partition, String sort) implements Comparable<Place> {
  private static final String LAST = "\uffff";

  /** The place of an item in its own partition. */
  static Place inTable(String sort) {
    return new Place(AttributeValue.fromS(sort), "", "");
  }

  static Place before(AttributeValue value) {
    return new Place(value, "", "");
  }

  static Place after(AttributeValue value) {
    return new Place(value, LAST, LAST);
  }

  @Override
  public int compareTo(Place other) {
    int byValue = compare(value, other.value);
    if (byValue != 0) {
      return byValue;
    }
    int byPartition = partition.compareTo(other.partition);
    return byPartition == 0 ? sort.compareTo(other.sort) : byPartition;
  }

  /** The order of two values of one type. */
  static int compare(AttributeValue left, AttributeValue right) {
    return switch (left.type()) {
      case S -> left.s().compareTo(right.s());
      case N -> new BigDecimal(left.n()).compareTo(new BigDecimal(right.n()));
      default -> throw new UnsupportedOperationException("There is no order of " + left.type());
    };
  }
}
