package io.florin.testing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageRequest;
import software.amazon.awssdk.services.sqs.model.DeleteMessageResponse;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesResponse;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;

/** Queues of SQS in memory, as far as Florin uses them; what was received stays invisible. */
public final class FakeSqs implements SqsClient {
  private static final int MAX_BATCH = 10;

  private final Map<String, List<Message>> visible = new HashMap<>();
  private final Map<String, Map<String, Message>> received = new HashMap<>();
  private final Set<String> deduplicationIds = new HashSet<>();
  private final AtomicInteger callsToFail = new AtomicInteger();
  private final AtomicInteger messagesToRefuse = new AtomicInteger();

  /** The next calls get no answer. */
  public void failCalls(int count) {
    callsToFail.set(count);
  }

  /** The next messages that are sent in a batch are not taken. */
  public void refuseMessages(int count) {
    messagesToRefuse.set(count);
  }

  /** The messages that can be received from a queue. */
  public synchronized List<Message> messages(String queueUrl) {
    return List.copyOf(queue(queueUrl));
  }

  @Override
  public synchronized SendMessageResponse sendMessage(SendMessageRequest request) {
    answer();
    put(
        request.queueUrl(),
        request.messageGroupId(),
        request.messageDeduplicationId(),
        request.messageBody(),
        request.messageAttributes());
    return SendMessageResponse.builder().build();
  }

  @Override
  public synchronized SendMessageBatchResponse sendMessageBatch(SendMessageBatchRequest request) {
    answer();
    if (request.entries().isEmpty() || request.entries().size() > MAX_BATCH) {
      throw new IllegalArgumentException("SQS takes 1 to 10 messages at once.");
    }
    List<BatchResultErrorEntry> failed = new ArrayList<>();
    for (SendMessageBatchRequestEntry entry : request.entries()) {
      if (messagesToRefuse.getAndUpdate(left -> Math.max(left - 1, 0)) > 0) {
        failed.add(BatchResultErrorEntry.builder().id(entry.id()).code("InternalError").build());
      } else {
        put(
            request.queueUrl(),
            entry.messageGroupId(),
            entry.messageDeduplicationId(),
            entry.messageBody(),
            entry.messageAttributes());
      }
    }
    return SendMessageBatchResponse.builder().failed(failed).build();
  }

  @Override
  public synchronized ReceiveMessageResponse receiveMessage(ReceiveMessageRequest request) {
    answer();
    List<Message> queue = queue(request.queueUrl());
    List<Message> some =
        List.copyOf(queue.subList(0, Math.min(queue.size(), request.maxNumberOfMessages())));
    queue.removeAll(some);
    some.forEach(message -> received(request.queueUrl()).put(message.receiptHandle(), message));
    return ReceiveMessageResponse.builder().messages(some).build();
  }

  @Override
  public synchronized DeleteMessageResponse deleteMessage(DeleteMessageRequest request) {
    answer();
    received(request.queueUrl()).remove(request.receiptHandle());
    return DeleteMessageResponse.builder().build();
  }

  @Override
  public synchronized GetQueueAttributesResponse getQueueAttributes(
      GetQueueAttributesRequest request) {
    answer();
    Map<QueueAttributeName, String> all =
        Map.of(
            QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
            Integer.toString(queue(request.queueUrl()).size()),
            QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE,
            Integer.toString(received(request.queueUrl()).size()),
            QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED,
            "0");
    Map<QueueAttributeName, String> asked = new HashMap<>(all);
    asked.keySet().retainAll(request.attributeNames());
    return GetQueueAttributesResponse.builder().attributes(asked).build();
  }

  private void answer() {
    if (callsToFail.getAndUpdate(left -> Math.max(left - 1, 0)) > 0) {
      throw SdkClientException.create("SQS does not answer.");
    }
  }

  private void put(
      String queueUrl,
      String group,
      String deduplicationId,
      String body,
      Map<String, MessageAttributeValue> attributes) {
    boolean fifo = queueUrl.endsWith(".fifo");
    if (fifo != (group != null) || fifo != (deduplicationId != null)) {
      throw new IllegalArgumentException("FIFO queues and no others have groups.");
    }
    if (fifo && !deduplicationIds.add(queueUrl + " " + group + " " + deduplicationId)) {
      return;
    }
    Map<MessageSystemAttributeName, String> system = new HashMap<>();
    system.put(
        MessageSystemAttributeName.SENT_TIMESTAMP, Long.toString(Instant.now().toEpochMilli()));
    if (fifo) {
      system.put(MessageSystemAttributeName.MESSAGE_GROUP_ID, group);
      system.put(MessageSystemAttributeName.MESSAGE_DEDUPLICATION_ID, deduplicationId);
    }
    queue(queueUrl)
        .add(
            Message.builder()
                .messageId(UUID.randomUUID().toString())
                .receiptHandle(UUID.randomUUID().toString())
                .body(body)
                .attributes(system)
                .messageAttributes(attributes)
                .build());
  }

  private List<Message> queue(String url) {
    return visible.computeIfAbsent(url, unknown -> new ArrayList<>());
  }

  private Map<String, Message> received(String url) {
    return received.computeIfAbsent(url, unknown -> new HashMap<>());
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {}
}
