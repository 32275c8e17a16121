package io.florin.settlement.sqs;

import static software.amazon.awssdk.services.sqs.model.QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES;
import static software.amazon.awssdk.services.sqs.model.QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE;

import io.florin.retry.Deadline;
import io.florin.retry.Retry;
import io.florin.settlement.QueueDepth;
import io.florin.settlement.QueueDepths;
import java.util.List;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The depths of the queues of settlement in SQS. */
public final class SqsQueueDepths implements QueueDepths {
  private final RetryingSqs sqs;
  private final Urls urls;

  /**
   * Where the queues are.
   *
   * @param settlement the queue that settlement runs from
   * @param settlementDeadLetters its dead-letter queue
   * @param relayDeadLetters the dead-letter queue of the relay, which itself has no queue
   */
  public record Urls(String settlement, String settlementDeadLetters, String relayDeadLetters) {}

  /** The depths of queues. */
  public SqsQueueDepths(SqsClient client, Urls urls, Retry retry) {
    sqs = new RetryingSqs(client, retry);
    this.urls = urls;
  }

  @Override
  public List<QueueDepth> depths(Deadline deadline) {
    return List.of(
        new QueueDepth(
            "settlement",
            depth(urls.settlement(), deadline),
            depth(urls.settlementDeadLetters(), deadline)),
        // It reads a stream, in which nothing can be counted.
        new QueueDepth("relay", 0, depth(urls.relayDeadLetters(), deadline)));
  }

  private long depth(String queueUrl, Deadline deadline) {
    var attributes =
        sqs.call(
                client ->
                    client.getQueueAttributes(
                        request ->
                            request
                                .queueUrl(queueUrl)
                                .attributeNames(
                                    APPROXIMATE_NUMBER_OF_MESSAGES,
                                    APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE)),
                deadline)
            .attributes();
    return attributes.values().stream().mapToLong(Long::parseLong).sum();
  }
}
