package io.florin.settlement.sqs;

import io.florin.retry.Deadline;
import io.florin.retry.Retry;
import io.florin.retry.UnavailableException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/**
 * SQS, called again within bounds when it does not answer or does a part of what it was asked. What
 * is sent may so arrive twice: what is sent again carries the same deduplication id.
 */
final class RetryingSqs {
  private static final String SERVICE = "SQS";

  private final SqsClient client;
  private final Retry retry;

  RetryingSqs(SqsClient client, Retry retry) {
    this.client = client;
    this.retry = retry;
  }

  /**
   * Makes a call.
   *
   * @throws UnavailableException when it failed in all tries until the deadline
   */
  <T> T call(Function<SqsClient, T> call, Deadline deadline) {
    return again(
        () -> {
          try {
            return new Try.Succeeded<>(call.apply(client));
          } catch (SdkException e) {
            return new Try.FailedWith<>(e);
          }
        },
        deadline);
  }

  /**
   * Sends some messages, 10 at the most, each with an id of its own in the batch.
   *
   * @throws UnavailableException when not all of them were taken in all tries until the deadline
   */
  void send(String queueUrl, List<SendMessageBatchRequestEntry> messages, Deadline deadline) {
    Map<String, SendMessageBatchRequestEntry> left =
        messages.stream()
            .collect(Collectors.toMap(SendMessageBatchRequestEntry::id, Function.identity()));
    again(
        () -> {
          // In the order they were given in: messages of a group keep theirs.
          List<SendMessageBatchRequestEntry> batch =
              messages.stream().filter(message -> left.containsKey(message.id())).toList();
          try {
            List<BatchResultErrorEntry> failed =
                client
                    .sendMessageBatch(request -> request.queueUrl(queueUrl).entries(batch))
                    .failed();
            left.keySet().retainAll(failed.stream().map(BatchResultErrorEntry::id).toList());
            return failed.isEmpty()
                ? new Try.Succeeded<>(true)
                : new Try.FailedWith<>(new IllegalStateException(failed.getFirst().toString()));
          } catch (SdkException e) {
            return new Try.FailedWith<>(e);
          }
        },
        deadline);
  }

  /** What came of a try. */
  private sealed interface Try<T> {
    record Succeeded<T>(T answer) implements Try<T> {}

    record FailedWith<T>(RuntimeException why) implements Try<T> {}
  }

  private <T> T again(Supplier<Try<T>> oneTry, Deadline deadline) {
    for (int tries = 1; ; tries++) {
      switch (oneTry.get()) {
        case Try.Succeeded<T> succeeded -> {
          return succeeded.answer();
        }
        case Try.FailedWith<T> failed -> {
          if (!retry.waitForNextTry(tries, deadline)) {
            throw new UnavailableException(SERVICE, failed.why());
          }
        }
      }
    }
  }
}
