package io.florin.local.it;

import io.florin.local.function.Clients;
import io.florin.testing.Intercepted;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsRequest;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * What functions call outside their process: the store, queues, the topic and the bank. At one of
 * these calls the process dies, and a dead process calls nothing more until it is started again.
 */
final class DyingCalls implements InterceptedHttp.Interceptor {
  private final List<Integer> changes = new ArrayList<>();
  private int made;
  private int last = Integer.MAX_VALUE;
  private Moment moment = Moment.BEFORE;
  private boolean dead;
  private boolean died;

  /** When the process dies. */
  enum Moment {
    /** The call is not made. */
    BEFORE,
    /** The call is made, and nobody hears its answer. */
    AFTER
  }

  /** Ends whatever runs in a process that dies. */
  static final class Death extends Error {
    private static final long serialVersionUID = 1;

    Death() {
      super("The process is dead, as the test wished.");
    }
  }

  /** Clients whose calls count. */
  Clients around(Clients clients) {
    return clients
        .withDynamoDb(client -> Intercepted.calls(DynamoDbClient.class, client, this::answer))
        .withSqs(client -> Intercepted.calls(SqsClient.class, client, this::answer))
        .withSns(client -> Intercepted.calls(SnsClient.class, client, this::answer))
        .withHttp(client -> new InterceptedHttp(client, this));
  }

  /** From now on calls are counted, and the process dies once, at that call. */
  synchronized void dieAt(int call, Moment when) {
    made = 0;
    changes.clear();
    last = call;
    moment = when;
    dead = false;
    died = false;
  }

  /** Nothing dies any more. */
  synchronized void live() {
    dieAt(Integer.MAX_VALUE, Moment.BEFORE);
  }

  /** Starts the process again; whether it was dead. */
  synchronized boolean restart() {
    boolean wasDead = dead;
    dead = false;
    return wasDead;
  }

  /** Whether it has died since that was wished. */
  synchronized boolean hasDied() {
    return died;
  }

  /** How many calls were made since they were counted. */
  synchronized int made() {
    return made;
  }

  /** Which of these calls may have changed something, in the order they were made. */
  synchronized List<Integer> changes() {
    return List.copyOf(changes);
  }

  private Object answer(Intercepted.Call call) throws Throwable {
    Object request = call.request();
    boolean isLast = begin(!(request instanceof QueryRequest || isGet(request)));
    try {
      return call.make();
    } finally {
      if (isLast) {
        die();
      }
    }
  }

  @Override
  public <T> CompletableFuture<HttpResponse<T>> answer(
      Supplier<CompletableFuture<HttpResponse<T>>> exchange) {
    boolean isLast = begin(/* mayChange= */ true);
    CompletableFuture<HttpResponse<T>> answer = exchange.get();
    if (isLast) {
      CompletableFuture.allOf(answer).exceptionally(failure -> null).join();
      die();
    }
    return answer;
  }

  /** Whether the process is to die once the call is made. */
  private synchronized boolean begin(boolean mayChange) {
    if (dead) {
      throw new Death();
    }
    made++;
    if (mayChange) {
      changes.add(made);
    }
    if (made != last) {
      return false;
    }
    if (moment == Moment.BEFORE) {
      die();
    }
    return true;
  }

  private static boolean isGet(Object request) {
    return request instanceof GetItemRequest
        || request instanceof BatchGetItemRequest
        || request instanceof TransactGetItemsRequest;
  }

  private synchronized void die() {
    dead = true;
    died = true;
    throw new Death();
  }
}
