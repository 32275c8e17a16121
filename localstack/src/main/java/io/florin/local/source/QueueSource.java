package io.florin.local.source;

import io.florin.local.function.Functions;
import io.florin.local.template.Resource;
import io.florin.local.template.TemplateRefused;
import io.florin.local.template.Templates;
import java.time.Duration;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;

/**
 * Gives a queue's messages to a function and deletes those that are done; the others come again
 * when their visibility time-out is over. A FIFO queue itself sees to it that a group's next
 * message waits for the one before.
 */
final class QueueSource implements Source {
  static final List<String> NEEDS =
      List.of("sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes");
  private static final Set<String> KNOWN = Set.of("ScalingConfig");
  private static final int DEFAULT_BATCH_SIZE = 10; // As on AWS.
  private static final int MAX_BATCH_SIZE = 10; // What one receive can give.
  private static final int MAX_AT_ONCE = 10; // Who waits for a bank leaves the store to others.
  private static final int WAIT_SECONDS = 1;
  private static final Duration PAUSE = Duration.ofMillis(1); // To receive is to wait already.

  private final Mapping mapping;
  private final String queueUrl;
  private final int atOnce;
  private final SqsClient sqs;
  private final Invocations invocations;
  private final Deliveries deliveries;

  /** Makes one; it receives nothing yet. */
  QueueSource(
      Mapping mapping,
      String queueUrl,
      int atOnce,
      SqsClient sqs,
      Invocations invocations,
      Deliveries deliveries) {
    this.mapping = mapping;
    this.queueUrl = queueUrl;
    this.atOnce = atOnce;
    this.sqs = sqs;
    this.invocations = invocations;
    this.deliveries = deliveries;
  }

  /**
   * Reads the event source of a queue.
   *
   * @throws TemplateRefused when it asks for what is not known here
   */
  static Mapping mapping(Resource resource, Templates templates, Functions functions) {
    Mapping mapping = Mapping.of(resource, templates, functions, DEFAULT_BATCH_SIZE, KNOWN);
    if (mapping.batchSize() > MAX_BATCH_SIZE) {
      throw TemplateRefused.of(
          resource,
          "has batches of %d; the local stack gives %d messages at most."
              .formatted(mapping.batchSize(), MAX_BATCH_SIZE));
    }
    return mapping;
  }

  /** How many invocations there are at a time. */
  static int atOnce(Resource resource, Templates templates) {
    return Math.min(
        MAX_AT_ONCE,
        templates
            .property(resource, "ScalingConfig")
            .path("MaximumConcurrency")
            .asInt(MAX_AT_ONCE));
  }

  @Override
  public List<Runnable> loops() {
    return Collections.nCopies(
        atOnce,
        () ->
            new Poller(
                    "The event source " + mapping.resource(),
                    invocations,
                    new GrowingPause(PAUSE, PAUSE),
                    () -> give(receive(WAIT_SECONDS)))
                .run());
  }

  @Override
  public boolean pump() {
    Set<String> given = new HashSet<>();
    List<Message> messages = receive(0);
    boolean any = !messages.isEmpty();
    boolean isNew = any;
    while (isNew) {
      give(messages);
      messages.forEach(message -> given.add(message.messageId()));
      messages = receive(0);
      isNew = messages.stream().anyMatch(message -> !given.contains(message.messageId()));
    }
    return any;
  }

  private List<Message> receive(int waitSeconds) {
    return sqs.receiveMessage(
            request ->
                request
                    .queueUrl(queueUrl)
                    .maxNumberOfMessages(mapping.batchSize())
                    .waitTimeSeconds(waitSeconds)
                    .messageAttributeNames("All")
                    .messageSystemAttributeNamesWithStrings("All"))
        .messages();
  }

  private Step give(List<Message> messages) {
    return messages.isEmpty()
        ? Step.NOTHING
        : invocations.work(() -> deliver(messages), Step.NOTHING);
  }

  private Step deliver(List<Message> messages) {
    String name = queueUrl.substring(queueUrl.lastIndexOf('/') + 1);
    BatchResult result =
        invocations.batch(
            mapping.function(),
            QueueEvent.of(mapping.sourceArn(), deliveries.ofQueue(name, messages)),
            mapping.reportsFailures());
    Set<String> ids = messages.stream().map(Message::messageId).collect(Collectors.toSet());
    if (result.failedWhole() || !ids.containsAll(result.failures())) {
      return Step.FAILED;
    }
    List<DeleteMessageBatchRequestEntry> done =
        messages.stream()
            .filter(message -> !result.failures().contains(message.messageId()))
            .map(
                message ->
                    DeleteMessageBatchRequestEntry.builder()
                        .id(message.messageId())
                        .receiptHandle(message.receiptHandle())
                        .build())
            .toList();
    if (!done.isEmpty()) {
      sqs.deleteMessageBatch(request -> request.queueUrl(queueUrl).entries(done));
    }
    return done.isEmpty() ? Step.FAILED : Step.DONE;
  }
}
