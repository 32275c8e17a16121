package io.florin.simulation.store;

import io.florin.simulation.time.Chance;
import io.florin.simulation.time.Crash;
import io.florin.simulation.time.Fate;
import io.florin.simulation.time.Journal;
import io.florin.simulation.time.Pending;
import io.florin.simulation.time.Schedule;
import io.florin.simulation.time.Trouble;
import io.florin.testing.DynamoDbLocal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.Get;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItem;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;

/**
 * DynamoDB with one table, in memory and in simulated time, as far as Florin uses it. What it does
 * not know it refuses by name. It is as kind or as unkind as its faults say.
 */
public final class SimulatedDynamoDb implements DynamoDbClient {
  private static final Duration LATEST = Duration.ofSeconds(20);
  private static final double WHILE_IN_FLIGHT = 0.3;
  private static final double HALF = 0.5;
  private static final int SHORT = 3;
  private static final String CONFLICT = "TransactionConflict";
  private static final AttributeValue NO_VALUE = AttributeValue.fromNul(true);

  private final Schedule schedule;
  private final Chance chance;
  private final Journal journal;
  private final Pace pace;
  private final SimulatedTable table;
  private Faults faults;

  /** What a request does when it arrives, and when it is answered. */
  @FunctionalInterface
  private interface Effect<T> {
    Pending<T> happen();
  }

  /** A table without items. */
  public SimulatedDynamoDb(
      Schedule schedule,
      Chance chance,
      Journal journal,
      Pace pace,
      Faults faults,
      List<DynamoDbLocal.Index> indexes) {
    this.schedule = schedule;
    this.chance = chance;
    this.journal = journal;
    this.pace = pace;
    this.faults = faults;
    table =
        new SimulatedTable(schedule, chance, journal, indexes, pace.longestIndexLag(), pace.step());
  }

  /** From now on other faults happen. */
  public void happen(Faults others) {
    faults = others;
  }

  /** Tells somebody of everything that is committed. */
  public void tell(CommitListener listener) {
    table.tell(listener);
  }

  /** Visits all items as they are. */
  public void forEach(Consumer<Map<String, AttributeValue>> visitor) {
    table.forEach(visitor);
  }

  @Override
  public GetItemResponse getItem(GetItemRequest request) {
    Requests.refuse(request.projectionExpression(), "projection expression");
    String partition = Requests.text(request.key(), "pk");
    boolean consistent = Boolean.TRUE.equals(request.consistentRead());
    return read(
        "get",
        partition,
        () -> GetItemResponse.builder().item(seen(request.key(), consistent)).build());
  }

  @Override
  public TransactGetItemsResponse transactGetItems(TransactGetItemsRequest request) {
    List<Get> gets = request.transactItems().stream().map(TransactGetItem::get).toList();
    gets.forEach(get -> Requests.refuse(get.projectionExpression(), "projection expression"));
    String about = Requests.text(gets.getFirst().key(), "pk");
    return read("transact get", about, () -> together(gets));
  }

  private TransactGetItemsResponse together(List<Get> gets) {
    if (gets.stream().map(get -> row(get.key())).anyMatch(SimulatedDynamoDb::isLocked)) {
      List<CancellationReason> reasons =
          gets.stream()
              .map(get -> Requests.reason(isLocked(row(get.key())) ? CONFLICT : "None"))
              .toList();
      throw failed(Trouble.CONFLICT, "", Requests.cancelled(reasons));
    }
    return TransactGetItemsResponse.builder()
        .responses(
            gets.stream()
                .map(get -> ItemResponse.builder().item(seen(get.key(), true)).build())
                .toList())
        .build();
  }

  private static boolean isLocked(@Nullable Row row) {
    return row != null && row.isLocked();
  }

  @Override
  public BatchGetItemResponse batchGetItem(BatchGetItemRequest request) {
    Map.Entry<String, KeysAndAttributes> asked =
        request.requestItems().entrySet().iterator().next();
    if (request.requestItems().size() > 1 || asked.getValue().keys().size() > Requests.MAX_ITEMS) {
      throw Requests.invalid("A batch is of one table and of 100 keys at the most here.");
    }
    Requests.refuse(asked.getValue().projectionExpression(), "projection expression");
    return read("batch get", asked.getKey(), () -> batch(asked.getKey(), asked.getValue()));
  }

  private BatchGetItemResponse batch(String tableName, KeysAndAttributes asked) {
    List<Map<String, AttributeValue>> items = new ArrayList<>();
    List<Map<String, AttributeValue>> left = new ArrayList<>();
    for (Map<String, AttributeValue> key : chance.shuffled(asked.keys())) {
      if (chance.of(faults.shortPage())) {
        left.add(key);
      } else {
        Map<String, AttributeValue> item = seen(key, Boolean.TRUE.equals(asked.consistentRead()));
        if (item != null) {
          items.add(item);
        }
      }
    }
    return BatchGetItemResponse.builder()
        .responses(Map.of(tableName, items))
        .unprocessedKeys(
            left.isEmpty() ? Map.of() : Map.of(tableName, asked.toBuilder().keys(left).build()))
        .build();
  }

  private @Nullable Map<String, AttributeValue> seen(
      Map<String, AttributeValue> key, boolean consistent) {
    Row row = row(key);
    return row == null ? null : table.seen(row, consistent, faults.staleRead());
  }

  private @Nullable Row row(Map<String, AttributeValue> key) {
    return table.partition(Requests.text(key, "pk")).get(Place.inTable(Requests.text(key, "sk")));
  }

  @Override
  public QueryResponse query(QueryRequest request) {
    Requests.refuse(request.filterExpression(), "filter expression");
    Requests.refuse(request.projectionExpression(), "projection expression");
    Requests.refuse(request.select(), "selection");
    Requests.refuse(request.hasExpressionAttributeNames() ? request : null, "names of attributes");
    String about = request.expressionAttributeValues().getOrDefault(":pk", NO_VALUE).s();
    return read("query", about == null ? request.indexName() : about, () -> page(request));
  }

  private QueryResponse page(QueryRequest request) {
    boolean ofTable = request.indexName() == null;
    LateIndex index = ofTable ? null : table.index(request.indexName());
    if (index != null && Boolean.TRUE.equals(request.consistentRead())) {
      throw Requests.invalid("An index can't be read strongly consistent.");
    }
    String partitionName = index == null ? "pk" : index.partitionName();
    String sortName = index == null ? "sk" : index.sortName();
    KeyCondition condition =
        KeyCondition.parse(request.keyConditionExpression(), partitionName, sortName);
    String partition = Requests.text(request.expressionAttributeValues(), condition.partition());
    if (index != null && index.isBehind()) {
      journal.note(Trouble.INDEX_LATE, partition);
    }
    NavigableMap<Place, Row> rows =
        index == null ? table.partition(partition) : index.partition(partition);
    try {
      rows = condition.range().of(rows, request.expressionAttributeValues());
      if (Boolean.FALSE.equals(request.scanIndexForward())) {
        rows = rows.descendingMap();
      }
      if (request.hasExclusiveStartKey()) {
        rows = rows.tailMap(place(request.exclusiveStartKey(), sortName, ofTable), false);
      }
    } catch (IllegalArgumentException e) {
      throw Requests.invalid("The key to start from or the range is out of bounds.");
    }
    boolean consistent = !ofTable || Boolean.TRUE.equals(request.consistentRead());
    return page(request, rows, consistent, partitionName, sortName);
  }

  private static Place place(Map<String, AttributeValue> key, String sortName, boolean ofTable) {
    String sort = Requests.text(key, "sk");
    return ofTable
        ? Place.inTable(sort)
        : new Place(Requests.value(key, sortName), Requests.text(key, "pk"), sort);
  }

  private QueryResponse page(
      QueryRequest request,
      NavigableMap<Place, Row> rows,
      boolean consistent,
      String partitionName,
      String sortName) {
    int limit = Objects.requireNonNullElse(request.limit(), Integer.MAX_VALUE);
    boolean inFlight = rows.values().stream().limit(SHORT).anyMatch(Row::isLocked);
    boolean endsEarly =
        faults.shortPage() > 0 && chance.of(inFlight ? WHILE_IN_FLIGHT : faults.shortPage());
    if (endsEarly && chance.of(HALF)) {
      Map<String, AttributeValue> resume = keyBefore(request, rows);
      if (!resume.isEmpty()) {
        journal.note(Trouble.EMPTY_PAGE, "");
        return QueryResponse.builder().items(List.of()).lastEvaluatedKey(resume).build();
      }
    }
    int most = endsEarly ? Math.min(limit, 1 + chance.below(SHORT)) : limit;
    List<Map<String, AttributeValue>> items = new ArrayList<>();
    Map<String, AttributeValue> last = null;
    for (Row row : rows.values()) {
      Map<String, AttributeValue> item = table.seen(row, consistent, faults.staleRead());
      if (item != null) {
        items.add(item);
        if (items.size() == most) {
          if (most < limit) {
            journal.note(Trouble.SHORT_PAGE, "");
          }
          last = key(item, partitionName, sortName);
          break;
        }
      }
    }
    return QueryResponse.builder().items(items).lastEvaluatedKey(last).build();
  }

  /** A key that lies before all rows, to go on from; empty where none is allowed. */
  private static Map<String, AttributeValue> keyBefore(
      QueryRequest request, NavigableMap<Place, Row> rows) {
    if (request.hasExclusiveStartKey()) {
      return request.exclusiveStartKey();
    }
    if (request.indexName() != null) {
      return Map.of();
    }
    Row first = rows.isEmpty() ? null : rows.firstEntry().getValue();
    if (first != null && first.isLocked() && first.shown() == null) {
      return key(first.partition, first.sort);
    }
    if (request.keyConditionExpression().contains(" AND ")) {
      return Map.of();
    }
    String partition = request.expressionAttributeValues().values().iterator().next().s();
    return key(partition, Boolean.FALSE.equals(request.scanIndexForward()) ? "~" : " ");
  }

  private static Map<String, AttributeValue> key(String partition, String sort) {
    return Map.of("pk", AttributeValue.fromS(partition), "sk", AttributeValue.fromS(sort));
  }

  private static Map<String, AttributeValue> key(
      Map<String, AttributeValue> item, String partitionName, String sortName) {
    Map<String, AttributeValue> key = new HashMap<>();
    for (String name : List.of("pk", "sk", partitionName, sortName)) {
      key.put(name, Requests.value(item, name));
    }
    return key;
  }

  @Override
  public PutItemResponse putItem(PutItemRequest request) {
    Write write = Write.of(request);
    Requests.checkSizes(List.of(write.key()));
    return write(
        "put",
        List.of(write),
        () -> {
          table.write(write);
          return known(PutItemResponse.builder().build());
        },
        () -> {});
  }

  @Override
  public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
    List<Write> writes = request.transactItems().stream().map(Write::of).toList();
    if (writes.isEmpty() || writes.size() > Requests.MAX_ITEMS) {
      throw Requests.invalid("A transaction has 1 to 100 items.");
    }
    Requests.checkSizes(writes.stream().map(Write::key).toList());
    String token = request.clientRequestToken();
    return write(
        "transact",
        writes,
        () -> {
          Pending<TransactWriteItemsResponse> answer = new Pending<>(schedule);
          table
              .begin(request, writes)
              .answered()
              .then(() -> answer.complete(() -> TransactWriteItemsResponse.builder().build()));
          return answer;
        },
        () -> {
          if (token != null) {
            table.forget(token);
          }
        });
  }

  private <T> Pending<T> known(T answer) {
    Pending<T> pending = new Pending<>(schedule);
    pending.complete(() -> answer);
    return pending;
  }

  private <T> T read(String what, String about, Supplier<T> effect) {
    schedule.mayDie(what, Fate.Moment.BEFORE);
    failBeforehand(about);
    travel();
    T answer = effect.get();
    travel();
    journal.note(what, about);
    schedule.mayDie(what, Fate.Moment.AFTER);
    return answer;
  }

  private <T> T write(String what, List<Write> writes, Effect<T> effect, Runnable forgetting) {
    String about = about(writes);
    schedule.mayDie(what, Fate.Moment.BEFORE);
    failBeforehand(about);
    if (chance.of(faults.conflict())) {
      throw failed(Trouble.CONFLICT_FROM_OUTSIDE, about, conflict(writes));
    }
    if (chance.of(faults.lateRequest())) {
      Duration late = chance.upTo(LATEST);
      schedule.after(late, () -> unheard(what, effect));
      throw failed(Trouble.REQUEST_LATE, about + "by " + late, waited());
    }
    if (chance.of(faults.serverError())) {
      if (chance.of(HALF)) {
        unheard(what, effect);
      }
      throw failed(
          Trouble.SERVER_ERROR, about, Requests.failure(500, "InternalServerError", "failed"));
    }
    try {
      schedule.mayDie(what, Fate.Moment.MEANWHILE);
    } catch (Crash e) {
      schedule.after(chance.about(pace.trip()), () -> unheard(what, effect));
      throw e;
    }
    travel();
    journal.note(what, about);
    T answer;
    try {
      Pending<T> pending = effect.happen();
      boolean forgotten = chance.of(faults.forgottenToken());
      if (forgotten || chance.of(faults.lostAnswer())) {
        if (forgotten) {
          forgetting.run();
        }
        throw failed(Trouble.ANSWER_LOST, about, chance.of(HALF) ? waited() : Requests.noAnswer());
      }
      answer = pending.await();
    } catch (SdkException e) {
      travel();
      throw e;
    }
    travel();
    schedule.mayDie(what, Fate.Moment.AFTER);
    return answer;
  }

  private void failBeforehand(String about) {
    if (chance.of(faults.lostRequest())) {
      throw failed(Trouble.REQUEST_LOST, about, waited());
    }
    if (chance.of(faults.throttling())) {
      throw failed(
          Trouble.THROTTLED,
          about,
          Requests.failure(400, "ThrottlingException", "Too many requests."));
    }
  }

  private SdkException failed(Trouble trouble, String about, SdkException e) {
    journal.note(trouble, about);
    travel();
    return e;
  }

  private SdkException waited() {
    schedule.pause(pace.timeout());
    return Requests.noAnswer();
  }

  private SdkException conflict(List<Write> writes) {
    if (writes.size() == 1) {
      return Requests.failure(400, "TransactionConflictException", "in the way");
    }
    int certain = chance.below(writes.size());
    List<CancellationReason> reasons = new ArrayList<>();
    for (int index = 0; index < writes.size(); index++) {
      reasons.add(
          Requests.reason(
              index == certain || chance.of(HALF / 2) ? "TransactionConflict" : "None"));
    }
    return Requests.cancelled(reasons);
  }

  /** A request whose caller is not there any more. */
  private <T> void unheard(String what, Effect<T> effect) {
    try {
      effect.happen();
      journal.note(what, "done unheard");
    } catch (SdkException e) {
      journal.note(what, "refused unheard");
    }
  }

  private void travel() {
    schedule.pause(chance.about(pace.trip()));
  }

  private static String about(List<Write> writes) {
    StringBuilder about = new StringBuilder();
    for (Write write : writes) {
      about.append(Requests.text(write.key(), "pk")).append(' ');
      about.append(Requests.text(write.key(), "sk")).append(' ');
    }
    return about.toString();
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {}
}
