package io.florin.testing;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
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
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/** A client of DynamoDB that counts what AWS would charge, and how often one has to wait for it. */
public final class MeteredDynamoDb {
  private static final int LONGEST_WAIT_SECONDS = 5;

  private final DynamoDbClient client;
  private final DynamoDbClient target;
  private final List<Call> calls = new ArrayList<>();
  private int items;
  private int writeUnits;
  private double readUnits;
  private int transactions;
  private volatile CyclicBarrier queriesTogether = new CyclicBarrier(1);

  /** A client that hands requests to {@code target}. */
  public MeteredDynamoDb(DynamoDbClient target) {
    this.target = target;
    client =
        (DynamoDbClient)
            Proxy.newProxyInstance(
                DynamoDbClient.class.getClassLoader(),
                new Class<?>[] {DynamoDbClient.class},
                (proxy, method, arguments) -> call(method, arguments));
  }

  /**
   * What was used.
   *
   * @param items how many items were put or deleted
   * @param writeUnits the write request units; what is deleted counts as a kilobyte at the most
   * @param readUnits the read request units
   * @param roundTrips how often one waited for DynamoDB; calls that overlap are one
   */
  public record Consumption(int items, int writeUnits, double readUnits, int roundTrips) {}

  private record Call(long start, long end) {}

  /** The client that is counted. */
  public DynamoDbClient client() {
    return client;
  }

  /** Holds each query until so many are under way: if they are not, the test fails in time. */
  public void expectQueriesTogether(int count) {
    queriesTogether = new CyclicBarrier(count);
  }

  /** What was used since the last time. */
  public synchronized Consumption take() {
    Consumption consumption = new Consumption(items, writeUnits, readUnits, roundTrips());
    items = 0;
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

  private Object call(Method method, Object[] arguments) throws Throwable {
    long start = System.nanoTime();
    if (arguments[0] instanceof QueryRequest) {
      meet();
    }
    Object answer;
    try {
      answer = method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      answer = null;
      throw e.getCause() == null ? e : e.getCause();
    } finally {
      // AWS charges for writes whether their conditions hold or not.
      countWrite(arguments[0], new Call(start, System.nanoTime()));
    }
    countRead(arguments[0], answer);
    return answer;
  }

  private void meet() throws InterruptedException, BrokenBarrierException, TimeoutException {
    queriesTogether.await(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
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

  private synchronized void countRead(Object request, Object answer) {
    if (request instanceof QueryRequest query && answer instanceof QueryResponse response) {
      readUnits += share(query.consistentRead()) * ItemSize.readUnits(response.items());
    } else if (request instanceof GetItemRequest get
        && answer instanceof GetItemResponse response) {
      readUnits += share(get.consistentRead()) * ItemSize.readUnits(List.of(response.item()));
    } else if (request instanceof BatchGetItemRequest batch
        && answer instanceof BatchGetItemResponse response) {
      countRead(batch, response);
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
}
