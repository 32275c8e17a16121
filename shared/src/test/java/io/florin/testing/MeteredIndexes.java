package io.florin.testing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What indexes cost by AWS's rule ("Write capacity units for global secondary indexes" in the
 * developer guide): each row that appears, changes or goes is written to them once, and one that
 * moves twice. They follow after the commit, so that a transaction does not count twice there.
 */
final class MeteredIndexes {
  private final List<DynamoDbLocal.Index> indexes;
  private final Map<List<Object>, Map<String, AttributeValue>> rows = new HashMap<>();

  MeteredIndexes(List<DynamoDbLocal.Index> indexes) {
    this.indexes = List.copyOf(indexes);
  }

  /** The units for an item that was put. */
  int put(String table, Map<String, AttributeValue> item) {
    return indexes.stream().mapToInt(index -> change(index, table, item, row(index, item))).sum();
  }

  /** The units for an item that was deleted. */
  int deleted(String table, Map<String, AttributeValue> key) {
    return indexes.stream().mapToInt(index -> change(index, table, key, Map.of())).sum();
  }

  private int change(
      DynamoDbLocal.Index index,
      String table,
      Map<String, AttributeValue> key,
      Map<String, AttributeValue> after) {
    List<Object> place =
        List.of(
            index.name(),
            table,
            Objects.requireNonNull(key.get("pk")),
            Objects.requireNonNull(key.get("sk")));
    Map<String, AttributeValue> before = rows.getOrDefault(place, Map.of());
    if (after.isEmpty()) {
      rows.remove(place);
    } else {
      rows.put(place, after);
    }
    if (before.equals(after)) {
      return 0;
    }
    boolean stays =
        Objects.equals(before.get(index.partition()), after.get(index.partition()))
            && Objects.equals(before.get(index.sort()), after.get(index.sort()));
    int gone = ItemSize.writeUnits(before);
    int come = ItemSize.writeUnits(after);
    return stays ? Math.max(gone, come) : gone + come;
  }

  private static Map<String, AttributeValue> row(
      DynamoDbLocal.Index index, Map<String, AttributeValue> item) {
    if (!item.containsKey(index.partition()) || !item.containsKey(index.sort())) {
      return Map.of();
    }
    List<String> names = new ArrayList<>(index.projected());
    names.addAll(List.of("pk", "sk", index.partition(), index.sort()));
    Map<String, AttributeValue> row = new HashMap<>(item);
    row.keySet().retainAll(names);
    return row;
  }
}
