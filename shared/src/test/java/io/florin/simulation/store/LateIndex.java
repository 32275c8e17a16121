package io.florin.simulation.store;

import io.florin.testing.DynamoDbLocal;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** An index of the table: it follows the items whenever it is told to. */
final class LateIndex {
  private final DynamoDbLocal.Index definition;
  private final Set<String> projected;
  private final Map<String, NavigableMap<Place, Row>> partitions = new HashMap<>();
  private final Map<Row, Entry> entries = new HashMap<>();
  private int behind;

  LateIndex(DynamoDbLocal.Index definition) {
    this.definition = definition;
    projected = new HashSet<>(definition.projected());
    projected.add("pk");
    projected.add("sk");
    projected.add(definition.partition());
    projected.add(definition.sort());
  }

  /** Where an item is in the index; nowhere when it has no place there. */
  private record Entry(long version, String partition, @Nullable Place place) {}

  String partitionName() {
    return definition.partition();
  }

  String sortName() {
    return definition.sort();
  }

  /** A change will be followed later. */
  void fallBehind() {
    behind++;
  }

  /** A change is followed now that was to be followed later. */
  void catchUp(Row row, long version, @Nullable Map<String, AttributeValue> item) {
    behind--;
    follow(row, version, item);
  }

  /** Whether there are changes that it has not followed yet. */
  boolean isBehind() {
    return behind > 0;
  }

  /** Whether a change concerns it. */
  boolean isOf(Change change) {
    return has(change.before()) || has(change.after());
  }

  private boolean has(@Nullable Map<String, AttributeValue> item) {
    return item != null
        && item.containsKey(definition.partition())
        && item.containsKey(definition.sort());
  }

  /**
   * Follows an item.
   *
   * @param version greater for a later state of the same item: a state that comes too late is not
   *     taken
   */
  void follow(Row row, long version, @Nullable Map<String, AttributeValue> item) {
    Entry before = entries.get(row);
    if (before != null) {
      if (before.version > version) {
        return;
      }
      if (before.place != null) {
        partition(before.partition).remove(before.place);
      }
    }
    if (item == null || !has(item)) {
      entries.put(row, new Entry(version, "", null));
      return;
    }
    String partition = Requests.text(item, definition.partition());
    Place place = new Place(Requests.value(item, definition.sort()), row.partition, row.sort);
    Map<String, AttributeValue> image = new HashMap<>(item);
    image.keySet().retainAll(projected);
    Row shown = new Row(row.partition, row.sort);
    shown.commit(image);
    shown.show(Instant.EPOCH);
    partition(partition).put(place, shown);
    entries.put(row, new Entry(version, partition, place));
  }

  NavigableMap<Place, Row> partition(String name) {
    return partitions.computeIfAbsent(name, unknown -> new TreeMap<>());
  }
}
