package io.florin.testing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/** A client of DynamoDB that counts what AWS would charge, and how often one has to wait for it. */
public final class MeteredDynamoDb {
  private static final long LONGEST_WAIT_NANOS = 5_000_000_000L;
  private static final long NANOS_OF_A_MILLISECOND = 1_000_000L;

  private final DynamoDbClient client;
  private final List<Call> calls = new ArrayList<>();
  private final List<Map<String, AttributeValue>> images = new ArrayList<>();
  private final MeteredIndexes indexes;
  private final Meeting meeting = new Meeting();
  private int items;
  private int writeUnits;
  private int indexUnits;
  private double readUnits;
  private int transactions;

  /** A client that hands requests to {@code target}, whose tables have these indexes. */
  public MeteredDynamoDb(DynamoDbClient target, List<DynamoDbLocal.Index> indexes) {
    this.indexes = new MeteredIndexes(indexes);
    client = Intercepted.calls(DynamoDbClient.class, target, this::answer);
  }

  /**
   * What was used.
   *
   * @param items how many items were put or deleted
   * @param writeUnits the write request units; what is deleted counts as a kilobyte at the most
   * @param indexUnits the write request units of indexes
   * @param readUnits the read request units
   * @param roundTrips how often one waited for DynamoDB; calls that overlap are one
   */
  public record Consumption(
      int items, int writeUnits, int indexUnits, double readUnits, int roundTrips) {}

  private record Call(long start, long end) {}

  /** The client that is counted. */
  public DynamoDbClient client() {
    return client;
  }

  /**
   * Holds each query until as many are under way as are expected together, first so many, then so
   * many, and so on from the start: if they are not, the test fails in time.
   */
  public void expectQueriesTogether(int... counts) {
    meeting.expect(counts);
  }

  /** What was used since the last time. */
  public synchronized Consumption take() {
    Consumption consumption =
        new Consumption(items, writeUnits, indexUnits, readUnits, roundTrips());
    images.clear();
    items = 0;
    indexUnits = 0;
    transactions = 0;
    writeUnits = 0;
    readUnits = 0;
    calls.clear();
    return consumption;
  }

  /** How many transactions were asked for since the last time something was taken. */
  public synchronized int transactions() {
    return transactions;
  }

  /** The items that were put since the last time something was taken, as a stream has them. */
  public synchronized List<Map<String, AttributeValue>> images() {
    return List.copyOf(images);
  }

  private int roundTrips() {
    List<Call> inOrder = calls.stream().sorted(Comparator.comparingLong(Call::start)).toList();
    int roundTrips = 0;
    long end = Long.MIN_VALUE;
    for (Call call : inOrder) {
      if (call.start >= end) {
        roundTrips++;
      }
      end = Math.max(end, call.end);
    }
    return roundTrips;
  }

  private Object answer(Intercepted.Call call) throws Throwable {
    long start = System.nanoTime();
    if (call.request() instanceof QueryRequest) {
      meeting.await();
    }
    Object answer;
    try {
      answer = call.make();
    } finally {
      // AWS charges for writes whether their conditions hold or not.
      countWrite(call.request(), new Call(start, System.nanoTime()));
    }
    countRead(call.request(), answer);
    countChanges(call.request());
    return answer;
  }

  private synchronized void countWrite(Object request, Call call) {
    calls.add(call);
    if (request instanceof TransactWriteItemsRequest transaction) {
      transactions++;
      items += transaction.transactItems().size();
      transaction
          .transactItems()
          .forEach(
              item ->
                  writeUnits +=
                      2 * (item.delete() == null ? ItemSize.writeUnits(item.put().item()) : 1));
    } else if (request instanceof PutItemRequest put) {
      items++;
      writeUnits += ItemSize.writeUnits(put.item());
    }
  }

  /** What was put or deleted in fact: what comes with it costs nothing when a condition fails. */
  private synchronized void countChanges(Object request) {
    if (request instanceof TransactWriteItemsRequest transaction) {
      transaction
          .transactItems()
          .forEach(
              item -> {
                if (item.delete() == null) {
                  countPut(item.put().tableName(), item.put().item());
                } else {
                  indexUnits += indexes.deleted(item.delete().tableName(), item.delete().key());
                }
              });
    } else if (request instanceof PutItemRequest put) {
      countPut(put.tableName(), put.item());
    }
  }

  private void countPut(String table, Map<String, AttributeValue> item) {
    indexUnits += indexes.put(table, item);
    images.add(item);
  }

  private synchronized void countRead(Object request, Object answer) {
    if (request instanceof QueryRequest query && answer instanceof QueryResponse response) {
      readUnits += share(query.consistentRead()) * ItemSize.readUnits(response.items());
    } else if (request instanceof GetItemRequest get
        && answer instanceof GetItemResponse response) {
      readUnits += share(get.consistentRead()) * ItemSize.readUnits(List.of(response.item()));
    } else if (request instanceof BatchGetItemRequest batch
        && answer instanceof BatchGetItemResponse response) {
      countRead(batch, response);
    } else if (answer instanceof TransactGetItemsResponse response) {
      response
          .responses()
          .forEach(found -> readUnits += 2 * ItemSize.readUnits(List.of(found.item())));
    }
  }

  /** Each item is read for itself, and one that is not there costs as much as a small one. */
  private void countRead(BatchGetItemRequest batch, BatchGetItemResponse response) {
    batch
        .requestItems()
        .forEach(
            (table, keys) -> {
              List<Map<String, AttributeValue>> found =
                  response.responses().getOrDefault(table, List.of());
              double share = share(keys.consistentRead());
              found.forEach(item -> readUnits += share * ItemSize.readUnits(List.of(item)));
              readUnits += share * (keys.keys().size() - found.size());
            });
  }

  private static double share(Boolean consistentRead) {
    return Boolean.TRUE.equals(consistentRead) ? 1 : 0.5;
  }

  /** Where queries wait for those that are expected beside them. */
  private static final class Meeting {
    private int[] counts = {1};
    private int turn;
    private int arrived;

    synchronized void expect(int... newCounts) {
      counts = newCounts.clone();
      turn = 0;
      arrived = 0;
    }

    synchronized void await() throws InterruptedException, TimeoutException {
      int mine = turn;
      arrived++;
      if (arrived == counts[turn % counts.length]) {
        turn++;
        arrived = 0;
        notifyAll();
      }
      long end = System.nanoTime() + LONGEST_WAIT_NANOS;
      while (turn == mine) {
        long left = end - System.nanoTime();
        if (left <= 0) {
          throw new TimeoutException("Queries that were expected together did not come.");
        }
        wait(Math.ceilDiv(left, NANOS_OF_A_MILLISECOND));
      }
    }
  }
}
