package io.florin.settlement.sqs;

import io.florin.retry.Deadline;
import io.florin.retry.Retry;
import io.florin.settlement.DeadLetter;
import io.florin.settlement.DeadLetters;
import io.florin.settlement.QueueMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/** A dead-letter queue of SQS, with groups or without. */
public final class SqsDeadLetters implements DeadLetters {
  private static final int MAX_A_CALL = 10;
  private static final Duration INVISIBLE = Duration.ofSeconds(30);
  // Without a wait SQS asks some of its servers only, and can find nothing although there is.
  private static final Duration WAIT = Duration.ofSeconds(1);

  private final RetryingSqs sqs;
  private final String queueUrl;

  /** The queue at a URL. */
  public SqsDeadLetters(SqsClient client, String queueUrl, Retry retry) {
    sqs = new RetryingSqs(client, retry);
    this.queueUrl = queueUrl;
  }

  @Override
  public void add(QueueMessage message, Deadline deadline) {
    sqs.call(
        client ->
            client.sendMessage(
                request -> {
                  request
                      .queueUrl(queueUrl)
                      .messageBody(message.body())
                      .messageAttributes(Attributes.of(message.attributes()));
                  message
                      .group()
                      .ifPresent(
                          group ->
                              request
                                  .messageGroupId(group)
                                  .messageDeduplicationId("unreadable-" + message.id()));
                }),
        deadline);
  }

  @Override
  public List<DeadLetter> receive(Deadline deadline) {
    return sqs
        .call(
            client ->
                client.receiveMessage(
                    request ->
                        request
                            .queueUrl(queueUrl)
                            .maxNumberOfMessages(MAX_A_CALL)
                            .visibilityTimeout((int) INVISIBLE.toSeconds())
                            .waitTimeSeconds((int) WAIT.toSeconds())
                            .messageAttributeNames("All")
                            .messageSystemAttributeNames(MessageSystemAttributeName.ALL)),
            deadline)
        .messages()
        .stream()
        .map(SqsDeadLetters::letter)
        .toList();
  }

  private static DeadLetter letter(Message message) {
    String sentAt = message.attributes().get(MessageSystemAttributeName.SENT_TIMESTAMP);
    return new DeadLetter(
        new QueueMessage(
            message.messageId(),
            Optional.ofNullable(
                message.attributes().get(MessageSystemAttributeName.MESSAGE_GROUP_ID)),
            message.body(),
            Attributes.texts(message.messageAttributes())),
        message.receiptHandle(),
        sentAt == null ? Instant.EPOCH : Instant.ofEpochMilli(Long.parseLong(sentAt)));
  }

  @Override
  public void delete(DeadLetter letter, Deadline deadline) {
    sqs.call(
        client ->
            client.deleteMessage(
                request -> request.queueUrl(queueUrl).receiptHandle(letter.receipt())),
        deadline);
  }
}
