package io.florin.dynamodb;

import io.florin.retry.Deadline;
import io.florin.retry.Retry;
import io.florin.retry.UnavailableException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.Get;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ItemResponse;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItem;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * DynamoDB, tried again while what it answers may pass: throttling, a transaction that is in the
 * way, an error of the service, a lost connection. A write whose outcome is unknown is sent again
 * as it was, so every write has to carry conditions that fail once it is done.
 *
 * <p>The client that it is given should not retry by itself: tries would multiply.
 */
public final class RetryingDynamoDb {
  private static final String SERVICE = "DynamoDB";
  private static final String CONDITION_FAILED = "ConditionalCheckFailed";
  private static final String CONFLICT_REASON = "TransactionConflict";
  // From "Transaction conflict handling" and "Error handling" in the DynamoDB developer guide.
  private static final Set<String> PASSING_REASONS =
      Set.of("None", CONFLICT_REASON, "ThrottlingError", "ProvisionedThroughputExceeded");
  private static final String CONFLICT_ERROR = "TransactionConflictException";
  private static final Set<String> THROTTLES =
      Set.of(
          "ProvisionedThroughputExceededException",
          "RequestLimitExceeded",
          "ThrottlingException",
          "Throttling");
  private static final String IN_PROGRESS = "TransactionInProgressException";
  private static final int TOKEN_CHARACTERS = 36;

  private final DynamoDbClient client;
  private final Retry retry;

  /** Calls a client, again after the waits and for the tries of a retry. */
  public RetryingDynamoDb(DynamoDbClient client, Retry retry) {
    this.client = client;
    this.retry = retry;
  }

  /**
   * Gets an item.
   *
   * @throws UnavailableException when there was no answer in all tries until the deadline
   */
  public GetItemResponse getItem(GetItemRequest request, Deadline deadline) {
    return read(() -> client.getItem(request), deadline);
  }

  /**
   * Queries a partition, for one page as DynamoDB gives it: it may be short, even empty, although
   * there is more, and then it has a last evaluated key.
   *
   * @throws UnavailableException when there was no answer in all tries until the deadline
   */
  public QueryResponse query(QueryRequest request, Deadline deadline) {
    return read(() -> client.query(request), deadline);
  }

  /**
   * Gets many items of one table, as many as DynamoDB gives at once: the rest is in the answer's
   * unprocessed keys.
   *
   * @throws UnavailableException when there was no answer in all tries until the deadline
   */
  public BatchGetItemResponse batchGetItem(BatchGetItemRequest request, Deadline deadline) {
    return read(() -> client.batchGetItem(request), deadline);
  }

  /**
   * Gets an item by a transaction of its own, which another transaction on the item that is in
   * flight is in the way of: it is tried again until that has ended.
   *
   * @throws UnavailableException when there was no answer in all tries until the deadline
   */
  public ItemResponse getInTransaction(Get get, Deadline deadline) {
    TransactGetItemsRequest request =
        TransactGetItemsRequest.builder()
            .transactItems(TransactGetItem.builder().get(get).build())
            .build();
    return read(() -> client.transactGetItems(request), deadline).responses().getFirst();
  }

  /**
   * Puts items as a whole or not at all.
   *
   * @param items puts, each with a condition that fails once it is done
   * @throws UnavailableException when there was no answer in all tries until the deadline; the
   *     items may or may not have been put
   */
  public TransactionResult put(List<Put> items, Deadline deadline) {
    return write(
        items.stream().map(put -> TransactWriteItem.builder().put(put).build()).toList(), deadline);
  }

  /**
   * Writes items as a whole or not at all.
   *
   * @param items puts and deletes, each with a condition that fails once it is done
   * @throws UnavailableException when there was no answer in all tries until the deadline; the
   *     items may or may not have been written
   */
  public TransactionResult write(List<TransactWriteItem> items, Deadline deadline) {
    if (items.size() == 1 && items.getFirst().put() != null) {
      PutItemRequest request = single(items.getFirst().put());
      return write(() -> client.putItem(request), deadline);
    }
    TransactWriteItemsRequest request = transaction(items);
    return write(() -> client.transactWriteItems(request), deadline);
  }

  private <T> T read(Supplier<T> call, Deadline deadline) {
    for (int tries = 1; ; tries++) {
      try {
        return call.get();
      } catch (SdkException e) {
        if (Failure.of(e) == Failure.FINAL) {
          throw e;
        }
        if (!retry.waitForNextTry(tries, deadline)) {
          throw new UnavailableException(SERVICE, e);
        }
      }
    }
  }

  private TransactionResult write(Runnable call, Deadline deadline) {
    boolean anyUnknown = false;
    for (int tries = 1; ; tries++) {
      try {
        call.run();
        return new TransactionResult.Committed();
      } catch (ConditionalCheckFailedException e) {
        return new TransactionResult.ConditionsFailed(List.of(reason(e)));
      } catch (SdkException e) {
        if (e instanceof TransactionCanceledException cancelled && conditionFailed(cancelled)) {
          return new TransactionResult.ConditionsFailed(cancelled.cancellationReasons());
        }
        Failure failure = Failure.of(e);
        if (failure == Failure.FINAL) {
          throw e;
        }
        anyUnknown |= failure == Failure.UNKNOWN;
        if (!retry.waitForNextTry(tries, deadline)) {
          if (failure == Failure.CONFLICT && !anyUnknown) {
            return new TransactionResult.Contended();
          }
          throw new UnavailableException(SERVICE, e);
        }
      }
    }
  }

  private static boolean conditionFailed(TransactionCanceledException e) {
    return reasonCodes(e).contains(CONDITION_FAILED);
  }

  private static List<String> reasonCodes(TransactionCanceledException e) {
    return e.cancellationReasons().stream()
        .map(reason -> Objects.requireNonNullElse(reason.code(), ""))
        .toList();
  }

  private static CancellationReason reason(ConditionalCheckFailedException e) {
    return CancellationReason.builder()
        .code(CONDITION_FAILED)
        .item(e.hasItem() ? e.item() : null)
        .build();
  }

  private static PutItemRequest single(Put put) {
    return PutItemRequest.builder()
        .tableName(put.tableName())
        .item(put.item())
        .conditionExpression(put.conditionExpression())
        .expressionAttributeNames(
            put.hasExpressionAttributeNames() ? put.expressionAttributeNames() : null)
        .expressionAttributeValues(
            put.hasExpressionAttributeValues() ? put.expressionAttributeValues() : null)
        .returnValuesOnConditionCheckFailure(put.returnValuesOnConditionCheckFailure())
        .build();
  }

  private static TransactWriteItemsRequest transaction(List<TransactWriteItem> items) {
    return TransactWriteItemsRequest.builder()
        .transactItems(items)
        .clientRequestToken(token(items))
        .build();
  }

  /**
   * The token by which DynamoDB knows a transaction that is sent again: the same for the same
   * items. It spares work; correctness rests on the conditions.
   */
  private static String token(List<TransactWriteItem> items) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(items.toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash).substring(0, TOKEN_CHARACTERS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256.", e);
    }
  }

  /** The error's code; empty when the answer was not DynamoDB's own, such as a proxy's page. */
  private static String code(AwsServiceException e) {
    return e.awsErrorDetails() == null
        ? ""
        : Objects.requireNonNullElse(e.awsErrorDetails().errorCode(), "");
  }

  /** What a failed call means for what comes next. */
  private enum Failure {
    /** It would fail again. */
    FINAL,
    /** Nothing was done, and it may succeed the next time. */
    PASSING,
    /** Nothing was done: another transaction was in the way. */
    CONFLICT,
    /** Perhaps it was done. */
    UNKNOWN;

    static Failure of(SdkException e) {
      if (e instanceof TransactionCanceledException cancelled) {
        List<String> codes = reasonCodes(cancelled);
        if (!PASSING_REASONS.containsAll(codes)) {
          return FINAL;
        }
        return codes.contains(CONFLICT_REASON) ? CONFLICT : PASSING;
      }
      if (!(e instanceof AwsServiceException service)) {
        return UNKNOWN; // A time-out or a broken connection: no answer of the service at all.
      }
      String code = code(service);
      if (CONFLICT_ERROR.equals(code)) {
        return CONFLICT;
      }
      if (THROTTLES.contains(code) || service.isThrottlingException()) {
        return PASSING;
      }
      return IN_PROGRESS.equals(code) || service.statusCode() >= 500 ? UNKNOWN : FINAL;
    }
  }
}
