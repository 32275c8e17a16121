package io.florin.event.sqs;

import io.florin.event.DeadLetters;
import io.florin.retry.UnavailableException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;

/**
 * Dead letters on a standard queue of SQS. It calls once: what was not kept comes again with the
 * stream.
 */
public final class SqsDeadLetters implements DeadLetters {
  private final SqsClient client;
  private final String queueUrl;

  /** Dead letters on the queue of a URL. */
  public SqsDeadLetters(SqsClient client, String queueUrl) {
    this.client = client;
    this.queueUrl = queueUrl;
  }

  @Override
  public void keep(String whole) {
    try {
      client.sendMessage(
          SendMessageRequest.builder().queueUrl(queueUrl).messageBody(whole).build());
    } catch (SdkException e) {
      throw new UnavailableException("The queue of dead letters", e);
    }
  }
}
