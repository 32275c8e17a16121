package io.florin.local.topic;

import io.florin.local.queue.QueuePolicies;
import io.florin.local.template.Resource;
import io.florin.local.template.ResourceType;
import io.florin.local.template.TemplateRefused;
import io.florin.local.template.Templates;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.BatchEntryIdsNotDistinctException;
import software.amazon.awssdk.services.sns.model.BatchRequestTooLongException;
import software.amazon.awssdk.services.sns.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sns.model.EmptyBatchRequestException;
import software.amazon.awssdk.services.sns.model.InternalErrorException;
import software.amazon.awssdk.services.sns.model.InvalidParameterException;
import software.amazon.awssdk.services.sns.model.NotFoundException;
import software.amazon.awssdk.services.sns.model.PublishBatchRequest;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;
import software.amazon.awssdk.services.sns.model.PublishBatchResponse;
import software.amazon.awssdk.services.sns.model.PublishBatchResultEntry;
import software.amazon.awssdk.services.sns.model.PublishRequest;
import software.amazon.awssdk.services.sns.model.PublishResponse;
import software.amazon.awssdk.services.sns.model.SnsException;
import software.amazon.awssdk.services.sns.model.TooManyEntriesInBatchRequestException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/**
 * The topics of the templates: a message is in the queues of its subscriptions when its publishing
 * is answered. It publishes and nothing else: the interface's other operations throw {@link
 * UnsupportedOperationException}.
 *
 * <p>What is published again under its deduplication id is delivered again, and deduplicated by the
 * FIFO queues that it reaches.
 */
public final class LocalTopics implements SnsClient {
  private static final int MAX_ENTRIES = 10; // As on AWS, like the next.
  private static final int MAX_BYTES = 256 * 1024;
  private static final Set<String> KNOWN =
      Set.of(
          "TopicName",
          "FifoTopic",
          "FifoThroughputScope",
          "ContentBasedDeduplication",
          "DisplayName",
          "Tags");

  private final SqsClient queues;
  private final Map<String, Boolean> fifoByTopic = new HashMap<>();
  private final List<Subscription> subscriptions;

  /**
   * Makes the topics with their subscriptions.
   *
   * @param queues where to send
   * @throws TemplateRefused when a subscription's topic is not there, when no policy lets it send,
   *     or when something is asked for that is not known here
   */
  public LocalTopics(Templates templates, SqsClient queues) {
    this.queues = queues;
    for (Resource topic : templates.resources(ResourceType.TOPIC)) {
      Templates.onlyKnown(topic, KNOWN);
      templates.onlyValue(topic, "ContentBasedDeduplication", "false");
      fifoByTopic.put(templates.ref(topic), templates.property(topic, "FifoTopic").asBoolean());
    }
    QueuePolicies policies = QueuePolicies.of(templates);
    List<Subscription> read = new ArrayList<>();
    for (Resource resource : templates.resources(ResourceType.SUBSCRIPTION)) {
      Subscription subscription = Subscription.of(resource, templates, policies);
      if (!fifoByTopic.containsKey(subscription.topicArn())) {
        throw TemplateRefused.of(
            resource, "is of " + subscription.topicArn() + ", which no template makes.");
      }
      read.add(subscription);
    }
    subscriptions = List.copyOf(read);
  }

  @Override
  public PublishResponse publish(PublishRequest request) {
    PublishBatchRequestEntry entry =
        PublishBatchRequestEntry.builder()
            .id("only")
            .message(request.message())
            .messageAttributes(request.messageAttributes())
            .messageGroupId(request.messageGroupId())
            .messageDeduplicationId(request.messageDeduplicationId())
            .build();
    Optional<String> refusal = refusal(fifo(request.topicArn()), entry);
    if (refusal.isPresent()) {
      throw refused(InvalidParameterException.builder(), "InvalidParameter", refusal.get());
    }
    if (!deliver(request.topicArn(), List.of(entry)).isEmpty()) {
      throw InternalErrorException.builder().statusCode(500).message("A queue failed.").build();
    }
    return PublishResponse.builder().messageId(UUID.randomUUID().toString()).build();
  }

  @Override
  public PublishBatchResponse publishBatch(PublishBatchRequest request) {
    boolean fifo = fifo(request.topicArn());
    List<PublishBatchRequestEntry> entries = request.publishBatchRequestEntries();
    refuseAsAWhole(entries);
    List<PublishBatchRequestEntry> accepted = new ArrayList<>();
    List<BatchResultErrorEntry> failed = new ArrayList<>();
    for (PublishBatchRequestEntry entry : entries) {
      Optional<String> refusal = refusal(fifo, entry);
      if (refusal.isPresent()) {
        failed.add(failure(entry.id(), "InvalidParameter", refusal.get(), true));
      } else {
        accepted.add(entry);
      }
    }
    Set<String> undelivered = deliver(request.topicArn(), accepted);
    undelivered.forEach(id -> failed.add(failure(id, "InternalError", "A queue failed.", false)));
    return PublishBatchResponse.builder()
        .successful(
            accepted.stream()
                .filter(entry -> !undelivered.contains(entry.id()))
                .map(
                    entry ->
                        PublishBatchResultEntry.builder()
                            .id(entry.id())
                            .messageId(UUID.randomUUID().toString())
                            .build())
                .toList())
        .failed(failed)
        .build();
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {
    // It holds nothing that needs closing.
  }

  private boolean fifo(String topic) {
    Boolean fifo = fifoByTopic.get(topic);
    if (fifo == null) {
      throw refused(NotFoundException.builder(), "NotFound", "Topic does not exist");
    }
    return fifo;
  }

  private static void refuseAsAWhole(List<PublishBatchRequestEntry> entries) {
    if (entries.isEmpty()) {
      throw refused(
          EmptyBatchRequestException.builder(), "EmptyBatchRequest", "There are no entries.");
    }
    if (entries.size() > MAX_ENTRIES) {
      throw refused(
          TooManyEntriesInBatchRequestException.builder(),
          "TooManyEntriesInBatchRequest",
          "There are more entries than " + MAX_ENTRIES + ".");
    }
    Set<String> ids = new HashSet<>();
    entries.forEach(entry -> ids.add(entry.id()));
    if (ids.size() < entries.size()) {
      throw refused(
          BatchEntryIdsNotDistinctException.builder(),
          "BatchEntryIdsNotDistinct",
          "Two entries have the same id.");
    }
    if (entries.stream().mapToInt(LocalTopics::bytes).sum() > MAX_BYTES) {
      throw refused(
          BatchRequestTooLongException.builder(),
          "BatchRequestTooLong",
          "The entries have more than " + MAX_BYTES + " bytes.");
    }
  }

  /** Why AWS would refuse an entry, if it would. */
  private static Optional<String> refusal(boolean fifo, PublishBatchRequestEntry entry) {
    if (isEmpty(entry.message())) {
      return Optional.of("Invalid parameter: Empty message");
    }
    if (bytes(entry) > MAX_BYTES) {
      return Optional.of("Invalid parameter: Message too long");
    }
    if (fifo && isEmpty(entry.messageGroupId())) {
      return Optional.of(
          "Invalid parameter: The MessageGroupId parameter is required for FIFO topics");
    }
    if (fifo && isEmpty(entry.messageDeduplicationId())) {
      return Optional.of(
          "Invalid parameter: The topic should either have ContentBasedDeduplication enabled or"
              + " MessageDeduplicationId provided explicitly");
    }
    return Optional.empty();
  }

  /** The ids of the entries that did not reach each queue that wants them. */
  private Set<String> deliver(String topic, List<PublishBatchRequestEntry> entries) {
    Set<String> undelivered = new HashSet<>();
    for (Subscription subscription : subscriptions) {
      List<SendMessageBatchRequestEntry> wanted =
          entries.stream()
              .filter(entry -> subscription.wants(entry.messageAttributes()))
              .map(entry -> message(subscription, entry))
              .toList();
      if (subscription.topicArn().equals(topic) && !wanted.isEmpty()) {
        undelivered.addAll(send(subscription.queueUrl(), wanted));
      }
    }
    return undelivered;
  }

  private Set<String> send(String queueUrl, List<SendMessageBatchRequestEntry> messages) {
    try {
      Set<String> failed = new HashSet<>();
      queues
          .sendMessageBatch(request -> request.queueUrl(queueUrl).entries(messages))
          .failed()
          .forEach(entry -> failed.add(entry.id()));
      return failed;
    } catch (SdkException e) {
      return messages.stream().map(SendMessageBatchRequestEntry::id).collect(Collectors.toSet());
    }
  }

  private static SendMessageBatchRequestEntry message(
      Subscription subscription, PublishBatchRequestEntry entry) {
    Map<String, MessageAttributeValue> attributes = new HashMap<>();
    entry
        .messageAttributes()
        .forEach(
            (name, value) ->
                attributes.put(
                    name,
                    MessageAttributeValue.builder()
                        .dataType(value.dataType())
                        .stringValue(value.stringValue())
                        .binaryValue(value.binaryValue())
                        .build()));
    SendMessageBatchRequestEntry.Builder message =
        SendMessageBatchRequestEntry.builder()
            .id(entry.id())
            .messageBody(entry.message())
            .messageAttributes(attributes);
    if (subscription.fifo()) {
      message
          .messageGroupId(entry.messageGroupId())
          .messageDeduplicationId(entry.messageDeduplicationId());
    }
    return message.build();
  }

  private static int bytes(PublishBatchRequestEntry entry) {
    return entry.message() == null ? 0 : entry.message().getBytes(StandardCharsets.UTF_8).length;
  }

  // The SDK has null for what a request does not set.
  private static boolean isEmpty(@Nullable String text) {
    return text == null || text.isEmpty();
  }

  private static BatchResultErrorEntry failure(
      String id, String code, String message, boolean senderFault) {
    return BatchResultErrorEntry.builder()
        .id(id)
        .code(code)
        .message(message)
        .senderFault(senderFault)
        .build();
  }

  private static SnsException refused(SnsException.Builder exception, String code, String message) {
    return (SnsException)
        exception
            .statusCode(400)
            .message(message)
            .awsErrorDetails(
                AwsErrorDetails.builder()
                    .serviceName("Sns")
                    .errorCode(code)
                    .errorMessage(message)
                    .build())
            .build();
  }
}
