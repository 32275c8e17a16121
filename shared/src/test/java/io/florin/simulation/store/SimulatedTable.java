package io.florin.simulation.store;

import io.florin.simulation.time.Chance;
import io.florin.simulation.time.Journal;
import io.florin.simulation.time.Pending;
import io.florin.simulation.time.Schedule;
import io.florin.simulation.time.Trouble;
import io.florin.testing.DynamoDbLocal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.IdempotentParameterMismatchException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/**
 * A table with its indexes, as the service itself knows it. What is committed is the truth at once,
 * and conditions are judged by it; readers see the items of a transaction one by one.
 */
final class SimulatedTable {
  // How long AWS remembers tokens.
  private static final Duration TOKEN_LIFETIME = Duration.ofMinutes(10);
  // So that the janitor, who comes each minute, finds there what is over.
  private static final Duration LATEST_OF_AN_INDEX = Duration.ofMinutes(2);
  private static final double VERY_LATE = 0.1;
  private static final String CONDITION_FAILED = "ConditionalCheckFailed";
  private static final String CONFLICT = "TransactionConflict";

  private final Schedule schedule;
  private final Chance chance;
  private final Journal journal;
  private final Duration longestIndexLag;
  private final Duration usualStep;
  private final Map<String, NavigableMap<Place, Row>> partitions = new HashMap<>();
  private final Map<String, LateIndex> indexes = new LinkedHashMap<>();
  private final Map<String, InFlight> tokens = new LinkedHashMap<>();
  private final List<CommitListener> listeners = new ArrayList<>();
  private long shows;

  SimulatedTable(
      Schedule schedule,
      Chance chance,
      Journal journal,
      List<DynamoDbLocal.Index> indexes,
      Duration longestIndexLag,
      Duration usualStep) {
    this.schedule = schedule;
    this.chance = chance;
    this.journal = journal;
    this.longestIndexLag = longestIndexLag;
    this.usualStep = usualStep;
    indexes.forEach(index -> this.indexes.put(index.name(), new LateIndex(index)));
  }

  void tell(CommitListener listener) {
    listeners.add(listener);
  }

  NavigableMap<Place, Row> partition(String partition) {
    return partitions.computeIfAbsent(partition, unknown -> new TreeMap<>());
  }

  LateIndex index(String name) {
    LateIndex index = indexes.get(name);
    if (index == null) {
      throw Requests.invalid("The table has no index " + name + ".");
    }
    return index;
  }

  Row row(Map<String, AttributeValue> key) {
    String partition = Requests.text(key, "pk");
    String sort = Requests.text(key, "sk");
    return partition(partition)
        .computeIfAbsent(Place.inTable(sort), unknown -> new Row(partition, sort));
  }

  /** All items as they are. */
  void forEach(Consumer<Map<String, AttributeValue>> visitor) {
    for (NavigableMap<Place, Row> rows : partitions.values()) {
      for (Row row : rows.values()) {
        Map<String, AttributeValue> item = row.item();
        if (item != null) {
          visitor.accept(item);
        }
      }
    }
  }

  /** Writes one item outside of a transaction. */
  void write(Write write) {
    Row row = row(write.key());
    if (row.isLocked()) {
      journal.note(Trouble.CONFLICT, row.partition);
      throw Requests.failure(400, "TransactionConflictException", "A transaction is in the way.");
    }
    if (!write.condition().holds(row.item(), write.values())) {
      journal.note(Trouble.CONDITION_FAILED, row.partition);
      throw write.conditionFailed(row.item());
    }
    commit(List.of(write), List.of(row)).forEach(this::show);
  }

  /**
   * Begins a transaction: judges its conditions, and commits it or not. It is answered later.
   *
   * @return what tells when it is answered
   */
  InFlight begin(TransactWriteItemsRequest request, List<Write> writes) {
    String token = request.clientRequestToken();
    InFlight known = token == null ? null : tokens.get(token);
    if (known != null && !known.since().plus(TOKEN_LIFETIME).isBefore(schedule.now())) {
      return again(request, known);
    }
    List<Row> rows = writes.stream().map(write -> row(write.key())).toList();
    if (rows.stream().distinct().count() < rows.size()) {
      throw Requests.invalid("A transaction has one action on an item.");
    }
    judge(writes, rows);
    List<Shown> changes = commit(writes, rows);
    rows.forEach(Row::lock);
    InFlight begun = new InFlight(request, rows, new Pending<>(schedule), schedule.now());
    if (token != null) {
      tokens.put(token, begun);
    }
    show(chance.shuffled(changes), begun);
    return begun;
  }

  private InFlight again(TransactWriteItemsRequest request, InFlight known) {
    if (!known.request().transactItems().equals(request.transactItems())) {
      throw IdempotentParameterMismatchException.builder()
          .statusCode(400)
          .message("Another transaction has the token.")
          .build();
    }
    if (!known.answered().isKnown()) {
      journal.note(Trouble.IN_PROGRESS, "");
      throw Requests.failure(
          400, "TransactionInProgressException", "The transaction is in progress.");
    }
    journal.note(Trouble.KNOWN_BY_TOKEN, "");
    return known;
  }

  void forget(String token) {
    tokens.remove(token);
  }

  private void judge(List<Write> writes, List<Row> rows) {
    List<CancellationReason> reasons = new ArrayList<>();
    boolean cancelled = false;
    for (int index = 0; index < rows.size(); index++) {
      CancellationReason reason = reason(writes.get(index), rows.get(index));
      cancelled |= !reason.code().equals("None");
      reasons.add(reason);
    }
    if (cancelled) {
      throw Requests.cancelled(reasons);
    }
  }

  private CancellationReason reason(Write write, Row row) {
    if (row.isLocked()) {
      journal.note(Trouble.CONFLICT, row.partition);
      return Requests.reason(CONFLICT);
    }
    if (write.condition().holds(row.item(), write.values())) {
      return Requests.reason("None");
    }
    journal.note(Trouble.CONDITION_FAILED, row.partition);
    return CancellationReason.builder()
        .code(CONDITION_FAILED)
        .item(write.returnsOld() ? row.item() : null)
        .build();
  }

  /** A change, and the row that it is of. */
  private record Shown(Row row, Change change) {}

  private List<Shown> commit(List<Write> writes, List<Row> rows) {
    List<Shown> changes = new ArrayList<>();
    for (int index = 0; index < rows.size(); index++) {
      Write write = writes.get(index);
      Row row = rows.get(index);
      if (write.action() != Write.Action.CHECK) {
        Change change = new Change(row.partition, row.sort, row.item(), write.item());
        row.commit(write.item());
        changes.add(new Shown(row, change));
      }
    }
    List<Change> all = changes.stream().map(Shown::change).toList();
    listeners.forEach(listener -> listener.committed(all));
    return changes;
  }

  private void show(Shown next) {
    next.row.show(schedule.now());
    follow(next.row, next.change);
    listeners.forEach(listener -> listener.shown(next.change));
  }

  private void follow(Row row, Change change) {
    long version = ++shows;
    for (LateIndex index : indexes.values()) {
      if (index.isOf(change)) {
        if (longestIndexLag.isZero()) {
          index.follow(row, version, change.after());
        } else {
          index.fallBehind();
          Duration longest = chance.of(VERY_LATE) ? LATEST_OF_AN_INDEX : longestIndexLag;
          schedule.after(chance.upTo(longest), () -> index.catchUp(row, version, change.after()));
        }
      }
    }
  }

  /** Shows the items one by one, and answers after the last. */
  private void show(List<Shown> left, InFlight transaction) {
    if (left.isEmpty()) {
      for (Row row : transaction.rows()) {
        row.unlock();
        if (row.item() == null) {
          // Those who are not strongly consistent may miss what was deleted a moment ago, too.
          partition(row.partition).remove(Place.inTable(row.sort));
        }
      }
      transaction.answered().complete(() -> true);
      return;
    }
    Runnable next =
        () -> {
          show(left.getFirst());
          show(left.subList(1, left.size()), transaction);
        };
    if (usualStep.isZero()) {
      next.run();
    } else {
      schedule.after(chance.about(usualStep), next);
    }
  }

  /** What a reader sees of a row. */
  @Nullable Map<String, AttributeValue> seen(Row row, boolean consistent, double stale) {
    if (row.isHidden()) {
      journal.note(Trouble.HALF_VISIBLE, row.partition);
    }
    Instant now = schedule.now();
    return consistent || !chance.of(stale) ? row.shown() : row.stale(now, Duration.ofSeconds(1));
  }
}
