package io.florin.testing;

import java.net.SocketException;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.InternalServerErrorException;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;

/**
 * A client of DynamoDB to whose requests happens what a test says: the faults given, one for each
 * request, and then none.
 */
public final class FaultyDynamoDb {
  private final DynamoDbClient client;
  private final Queue<Fault> faults = new ConcurrentLinkedQueue<>();
  private final Map<String, AtomicInteger> calls = new ConcurrentHashMap<>();
  private final AtomicInteger happened = new AtomicInteger();
  private volatile Supplier<Fault> chance = () -> Fault.NONE;

  /** A client that hands requests to {@code target}. */
  public FaultyDynamoDb(DynamoDbClient target) {
    client = Intercepted.calls(DynamoDbClient.class, target, this::answer);
  }

  /** The client to which it happens. */
  public DynamoDbClient client() {
    return client;
  }

  /** What happens to the next requests, in this order. */
  public void next(Fault... faultsInOrder) {
    faults.addAll(List.of(faultsInOrder));
  }

  /**
   * What happens to requests for which nothing is planned: a fault of those given to that share of
   * them, by chance.
   */
  public void byChance(RandomGenerator random, double share, Fault... amongThese) {
    chance =
        () ->
            random.nextDouble() < share
                ? amongThese[random.nextInt(amongThese.length)]
                : Fault.NONE;
  }

  private synchronized Fault byChance() {
    return chance.get();
  }

  /** How many requests had something happen to them. */
  public int happened() {
    return happened.get();
  }

  /** How often an operation was called, by the name of its method, faults included. */
  public int calls(String operation) {
    return calls.getOrDefault(operation, new AtomicInteger()).get();
  }

  private Object answer(Intercepted.Call call) throws Throwable {
    calls.computeIfAbsent(call.method(), name -> new AtomicInteger()).incrementAndGet();
    Fault planned = faults.poll();
    Fault fault = planned == null ? byChance() : planned;
    if (fault != Fault.NONE) {
      happened.incrementAndGet();
    }
    return switch (fault) {
      case NONE -> call.make();
      case LOST_REQUEST -> throw brokenConnection();
      case LOST_ANSWER -> {
        call.make();
        throw brokenConnection();
      }
      case LOST_ANSWER_AND_TOKEN -> {
        call.makeWith(withAnotherToken(call.request()));
        throw brokenConnection();
      }
      case CONFLICT -> throw conflict(call.request());
      case THROTTLING -> throw throttling();
      case PROXY_ERROR -> throw DynamoDbException.builder().statusCode(502).build();
      case SERVER_ERROR ->
          throw InternalServerErrorException.builder().statusCode(500).message("injected").build();
      case EMPTY_PAGE ->
          call.request() instanceof QueryRequest query && isOfAWholePartition(query)
              ? emptyPage(query)
              : call.make();
      case SHORT_PAGE ->
          call.request() instanceof QueryRequest query && query.limit() != null
              ? call.makeWith(query.toBuilder().limit(1).build())
              : call.make();
    };
  }

  private static Object withAnotherToken(Object request) {
    return request instanceof TransactWriteItemsRequest transaction
        ? transaction.toBuilder().clientRequestToken(UUID.randomUUID().toString()).build()
        : request;
  }

  private static SdkClientException brokenConnection() {
    return SdkClientException.create("injected", new SocketException("Connection reset"));
  }

  private static DynamoDbException conflict(Object request) {
    if (request instanceof TransactWriteItemsRequest transaction) {
      List<CancellationReason> reasons =
          transaction.transactItems().stream()
              .map(item -> CancellationReason.builder().code("TransactionConflict").build())
              .toList();
      return TransactionCanceledException.builder()
          .statusCode(400)
          .cancellationReasons(reasons)
          .message("injected")
          .build();
    }
    return TransactionConflictException.builder()
        .statusCode(400)
        .awsErrorDetails(
            AwsErrorDetails.builder().errorCode("TransactionConflictException").build())
        .message("injected")
        .build();
  }

  private static Throwable throttling() {
    return DynamoDbException.builder()
        .statusCode(400)
        .awsErrorDetails(AwsErrorDetails.builder().errorCode("ThrottlingException").build())
        .message("injected")
        .build();
  }

  // A key to start from has to lie within the range of the query.
  private static boolean isOfAWholePartition(QueryRequest query) {
    return query.indexName() == null && !query.keyConditionExpression().contains(" AND ");
  }

  // The key lies before all others in the order of the query, so that the next page has everything.
  private static QueryResponse emptyPage(QueryRequest request) {
    String before = Boolean.FALSE.equals(request.scanIndexForward()) ? "~" : " ";
    // Where a page was already given, this one ends where that one did.
    if (request.hasExclusiveStartKey()) {
      return QueryResponse.builder()
          .items(List.of())
          .lastEvaluatedKey(request.exclusiveStartKey())
          .build();
    }
    AttributeValue partition = request.expressionAttributeValues().get(":pk");
    return QueryResponse.builder()
        .items(List.of())
        .lastEvaluatedKey(Map.of("pk", partition, "sk", AttributeValue.fromS(before)))
        .build();
  }
}
