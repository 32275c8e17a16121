package io.florin.identity.dynamodb;

import io.florin.retry.Deadline;
import io.florin.retry.Retry;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;
import software.amazon.awssdk.services.dynamodb.model.TransactionInProgressException;

/**
 * Sends a request again while DynamoDB answers that another try may do better, or while its answer
 * is unknown. What is sent must therefore recognise its own earlier effect.
 */
final class Resending {
  private static final Duration LONGEST = Duration.ofSeconds(8);
  private static final int SERVER_ERROR = 500;
  private static final int MAX_CAUSES = 10;
  private static final String CONDITION_FAILED = "ConditionalCheckFailed";
  private static final Set<String> PASSING_REASONS =
      Set.of("TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded");

  private final Retry retry;
  private final InstantSource clock;

  Resending(Retry retry, InstantSource clock) {
    this.retry = retry;
    this.clock = clock;
  }

  /**
   * The answer of the first try that gets one.
   *
   * @throws SdkException the last failure, when the tries or the time are used up, or one that no
   *     other try would mend
   * @throws HalfVisibleException likewise
   */
  <T> T send(Supplier<T> request) {
    Deadline deadline = Deadline.in(LONGEST, clock);
    for (int tries = 1; ; tries++) {
      try {
        return request.get();
      } catch (SdkException | HalfVisibleException e) {
        if (!isPassing(e) || !retry.waitForNextTry(tries, deadline)) {
          throw e;
        }
      }
    }
  }

  /** Whether the failure is a refused condition: an answer, and not a fault. */
  static boolean isRefusedCondition(TransactionCanceledException e) {
    return e.cancellationReasons().stream().anyMatch(Resending::isRefusedCondition);
  }

  static boolean isRefusedCondition(CancellationReason reason) {
    return CONDITION_FAILED.equals(reason.code());
  }

  private static boolean isPassing(RuntimeException failure) {
    return switch (failure) {
      case HalfVisibleException e -> true;
      case TransactionCanceledException e ->
          !isRefusedCondition(e)
              && e.cancellationReasons().stream()
                  .anyMatch(reason -> PASSING_REASONS.contains(reason.code()));
      case TransactionConflictException e -> true;
      case TransactionInProgressException e -> true;
      case AwsServiceException e -> e.isThrottlingException() || e.statusCode() >= SERVER_ERROR;
      case ApiCallTimeoutException e -> true;
      case ApiCallAttemptTimeoutException e -> true;
      case SdkClientException e -> comesFromTheNetwork(e);
      default -> false;
    };
  }

  private static boolean comesFromTheNetwork(SdkClientException failure) {
    Throwable cause = failure.getCause();
    for (int causes = 0; cause != null && causes < MAX_CAUSES; causes++) {
      if (cause instanceof IOException) {
        return true;
      }
      cause = cause.getCause();
    }
    return false;
  }
}
