package io.florin.settlement.sqs;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.florin.ledger.BatchId;
import io.florin.ledger.PendingTransfer;
import io.florin.retry.Deadline;
import io.florin.retry.Retry;
import io.florin.settlement.BatchQueue;
import io.florin.settlement.QueueMessage;
import io.florin.settlement.Redelivery;
import io.florin.settlement.SettlementQueue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/**
 * The queue {@code settlement.fifo}. The messages of one transfer or batch are one group, so that
 * they are worked on one after the other.
 */
public final class SqsSettlementQueue implements SettlementQueue, BatchQueue, Redelivery {
  private static final int SECONDS_OF_A_MINUTE = 60;
  private static final int SCHEMA_VERSION = 1;

  private final RetryingSqs sqs;
  private final String queueUrl;

  /** The queue at a URL. */
  public SqsSettlementQueue(SqsClient client, String queueUrl, Retry retry) {
    sqs = new RetryingSqs(client, retry);
    this.queueUrl = queueUrl;
  }

  @Override
  public void send(List<PendingTransfer> due, Deadline deadline) {
    List<SendMessageBatchRequestEntry> messages = new ArrayList<>();
    for (PendingTransfer transfer : due) {
      String id = transfer.id().value();
      messages.add(
          message(
              messages.size(),
              id,
              id + "-" + transfer.version(),
              body("settlement-due", "transferId", id)));
    }
    sqs.send(queueUrl, messages, deadline);
  }

  @Override
  public void sendBatches(List<BatchId> due, Instant at, Deadline deadline) {
    // The version of a batch does not tell how far it is, so each minute's message is a new one.
    String minute = Long.toString(at.getEpochSecond() / SECONDS_OF_A_MINUTE);
    List<SendMessageBatchRequestEntry> messages = new ArrayList<>();
    for (BatchId batch : due) {
      String id = batch.value();
      messages.add(
          message(messages.size(), id, id + "-" + minute, body("batch-due", "batchId", id)));
    }
    sqs.send(queueUrl, messages, deadline);
  }

  private static SendMessageBatchRequestEntry message(
      int place, String group, String deduplicationId, String body) {
    return SendMessageBatchRequestEntry.builder()
        .id(Integer.toString(place))
        .messageGroupId(group)
        .messageDeduplicationId("due-" + deduplicationId)
        .messageBody(body)
        .build();
  }

  private static String body(String message, String field, String id) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("message", message)
        .put("schemaVersion", SCHEMA_VERSION)
        .put(field, id)
        .putNull("traceId")
        .toString();
  }

  /** Sends it anew: the queue has forgotten it, or else it would not be a dead letter. */
  @Override
  public boolean redeliver(QueueMessage letter, Deadline deadline) {
    sqs.call(
        client ->
            client.sendMessage(
                request ->
                    request
                        .queueUrl(queueUrl)
                        .messageGroupId(letter.group().orElse(letter.id()))
                        // Its own would be taken for a repetition, as long as SQS remembers it.
                        .messageDeduplicationId("redrive-" + letter.id())
                        .messageBody(letter.body())
                        .messageAttributes(Attributes.of(letter.attributes()))),
        deadline);
    return true;
  }
}
