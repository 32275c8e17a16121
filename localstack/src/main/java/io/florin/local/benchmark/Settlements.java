package io.florin.local.benchmark;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/** Sees at the store when deposits and withdrawals are accepted and when they are settled. */
final class Settlements {
  private static final String STATE = "settlement";
  private static final Set<String> ENDS = Set.of("COMPLETED", "FAILED");

  private final Map<String, Long> acceptedAt = new HashMap<>();
  private final Map<String, Long> settledAt = new HashMap<>();

  /** A client that it listens to. */
  DynamoDbClient around(DynamoDbClient store) {
    return (DynamoDbClient)
        Proxy.newProxyInstance(
            DynamoDbClient.class.getClassLoader(),
            new Class<?>[] {DynamoDbClient.class},
            (proxy, method, arguments) -> {
              Object answer;
              try {
                answer = method.invoke(store, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause() == null ? e : e.getCause();
              }
              if (arguments != null) {
                puts(arguments[0]).filter(item -> item.containsKey(STATE)).forEach(this::note);
              }
              return answer;
            });
  }

  private static Stream<Map<String, AttributeValue>> puts(Object request) {
    return switch (request) {
      case TransactWriteItemsRequest transaction ->
          transaction.transactItems().stream()
              .map(TransactWriteItem::put)
              .filter(put -> put != null)
              .map(put -> put.item());
      case PutItemRequest put -> Stream.of(put.item());
      default -> Stream.empty();
    };
  }

  private synchronized void note(Map<String, AttributeValue> record) {
    long now = System.nanoTime();
    String key = String.valueOf(record.get("pk"));
    String state = String.valueOf(record.get(STATE));
    if (state.contains("ACCEPTED")) {
      acceptedAt.putIfAbsent(key, now);
    } else if (ENDS.stream().anyMatch(state::contains)) {
      settledAt.putIfAbsent(key, now);
      notifyAll();
    }
  }

  /** Forgets what it has seen. */
  synchronized void begin() {
    acceptedAt.clear();
    settledAt.clear();
  }

  /**
   * Waits until so many are settled.
   *
   * @throws IllegalStateException when that takes too long
   */
  synchronized void await(int count, Duration atMost) throws InterruptedException {
    long end = System.nanoTime() + atMost.toNanos();
    while (settledAt.size() < count) {
      long left = Duration.ofNanos(end - System.nanoTime()).toMillis();
      if (left <= 0) {
        throw new IllegalStateException(
            "Only %d of %d were settled in %s.".formatted(settledAt.size(), count, atMost));
      }
      wait(left);
    }
  }

  /** How many are settled. */
  synchronized int settled() {
    return settledAt.size();
  }

  /** How long each took from accepted to settled, ascending, in nanoseconds. */
  synchronized List<Long> nanosToSettle() {
    return settledAt.entrySet().stream()
        .filter(settled -> acceptedAt.containsKey(settled.getKey()))
        .map(settled -> settled.getValue() - acceptedAt.getOrDefault(settled.getKey(), 0L))
        .sorted()
        .toList();
  }
}
