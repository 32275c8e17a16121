package io.florin.local.benchmark;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;

/**
 * What AWS does and DynamoDB Local does not, once it is told to: calls take as long as real ones,
 * and a transaction that comes while another is at work on one of its items is cancelled
 * ("Transaction conflict handling" in the DynamoDB developer guide). Of the reasons, those of the
 * items in question are {@code TransactionConflict}, and all others {@code None}.
 *
 * <p>DynamoDB Local writes some hundred transactions a second, however many wallets they are of,
 * where AWS has no such limit. So the model runs in slow motion: calls take {@value #SLOWER} times
 * as long, and what the model does in a second is {@value #SLOWER} times what happens in one.
 */
final class ConflictingTransactions {
  /** How many times slower than AWS all is. */
  static final int SLOWER = 20;

  /** What a transaction of a few items takes, in the region. */
  static final Duration TRANSACTION = Duration.ofMillis(8);

  /** What a read, or the put of one item, takes. */
  static final Duration CALL = Duration.ofMillis(4);

  private static final String CONFLICT = "TransactionConflict";

  private final Set<List<AttributeValue>> atWork = new HashSet<>();
  private final AtomicLong conflicts = new AtomicLong();
  private volatile boolean begun;

  /** From now on it is so. */
  void begin() {
    begun = true;
  }

  /** How many calls had another transaction in their way. */
  long conflicts() {
    return conflicts.get();
  }

  /** A client to whose calls it happens. */
  DynamoDbClient around(DynamoDbClient store) {
    return (DynamoDbClient)
        Proxy.newProxyInstance(
            DynamoDbClient.class.getClassLoader(),
            new Class<?>[] {DynamoDbClient.class},
            (proxy, method, arguments) ->
                begun && arguments != null
                    ? answer(store, method, arguments)
                    : invoke(store, method, arguments));
  }

  private Object answer(DynamoDbClient store, Method method, Object[] arguments) throws Throwable {
    return switch (arguments[0]) {
      case TransactWriteItemsRequest writes -> transaction(writes, store, method, arguments);
      case PutItemRequest put -> put(put, store, method, arguments);
      case QueryRequest query -> taking(CALL, store, method, arguments);
      case GetItemRequest get -> taking(CALL, store, method, arguments);
      default -> invoke(store, method, arguments);
    };
  }

  private Object transaction(
      TransactWriteItemsRequest writes, DynamoDbClient store, Method method, Object[] arguments)
      throws Throwable {
    List<List<AttributeValue>> keys = new ArrayList<>();
    for (TransactWriteItem write : writes.transactItems()) {
      keys.add(key(write.put() == null ? write.delete().key() : write.put().item()));
    }
    Set<List<AttributeValue>> taken = take(keys);
    if (!taken.isEmpty()) {
      conflicts.incrementAndGet();
      LockSupport.parkNanos(CALL.toNanos() * SLOWER);
      throw cancelled(keys, taken);
    }
    try {
      return taking(TRANSACTION, store, method, arguments);
    } finally {
      leave(keys);
    }
  }

  /** Those of the items that others are at work on; if there are none, all are taken. */
  private synchronized Set<List<AttributeValue>> take(List<List<AttributeValue>> keys) {
    Set<List<AttributeValue>> taken = new HashSet<>(keys);
    taken.retainAll(atWork);
    if (taken.isEmpty()) {
      atWork.addAll(keys);
    }
    return taken;
  }

  private synchronized void leave(List<List<AttributeValue>> keys) {
    keys.forEach(atWork::remove);
  }

  private static TransactionCanceledException cancelled(
      List<List<AttributeValue>> keys, Set<List<AttributeValue>> taken) {
    return TransactionCanceledException.builder()
        .message("Transaction cancelled")
        .awsErrorDetails(
            AwsErrorDetails.builder().errorCode("TransactionCanceledException").build())
        .cancellationReasons(
            keys.stream()
                .map(key -> taken.contains(key) ? CONFLICT : "None")
                .map(code -> CancellationReason.builder().code(code).build())
                .toList())
        .build();
  }

  private Object put(PutItemRequest put, DynamoDbClient store, Method method, Object[] arguments)
      throws Throwable {
    if (isAtWork(key(put.item()))) {
      conflicts.incrementAndGet();
      LockSupport.parkNanos(CALL.toNanos() * SLOWER);
      throw TransactionConflictException.builder()
          .message("Transaction is ongoing for the item")
          .awsErrorDetails(
              AwsErrorDetails.builder().errorCode("TransactionConflictException").build())
          .build();
    }
    return taking(CALL, store, method, arguments);
  }

  private synchronized boolean isAtWork(List<AttributeValue> key) {
    return atWork.contains(key);
  }

  private static List<AttributeValue> key(Map<String, AttributeValue> item) {
    return List.of(
        item.getOrDefault("pk", AttributeValue.fromNul(true)),
        item.getOrDefault("sk", AttributeValue.fromNul(true)));
  }

  /** The call, which takes that long at the least. */
  private static Object taking(
      Duration time, DynamoDbClient store, Method method, Object[] arguments) throws Throwable {
    long end = System.nanoTime() + time.toNanos() * SLOWER;
    try {
      return invoke(store, method, arguments);
    } finally {
      for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
        LockSupport.parkNanos(left);
      }
    }
  }

  private static Object invoke(DynamoDbClient store, Method method, Object[] arguments)
      throws Throwable {
    try {
      return method.invoke(store, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause() == null ? e : e.getCause();
    }
  }
}
