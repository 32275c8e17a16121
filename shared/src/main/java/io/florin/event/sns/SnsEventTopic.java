package io.florin.event.sns;

import io.florin.event.EventTopic;
import io.florin.event.Fact;
import io.florin.retry.Deadline;
import io.florin.retry.Retry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.PublishBatchRequest;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;
import software.amazon.awssdk.services.sns.model.PublishBatchResponse;

/**
 * A FIFO topic of SNS. What may have been published is published again without harm: the topic
 * knows it by its deduplication id for five minutes, and subscribers do for ever.
 *
 * <p>The client that it is given should not retry by itself: tries would multiply.
 */
public final class SnsEventTopic implements EventTopic {
  private static final Logger LOG = LoggerFactory.getLogger(SnsEventTopic.class);

  private final SnsClient client;
  private final String topicArn;
  private final Function<Fact, String> bodies;
  private final Retry retry;

  /**
   * A topic.
   *
   * @param bodies the message that tells a fact
   * @param retry how often, and after what waits, is tried again what failed in passing
   */
  public SnsEventTopic(
      SnsClient client, String topicArn, Function<Fact, String> bodies, Retry retry) {
    this.client = client;
    this.topicArn = topicArn;
    this.bodies = bodies;
    this.retry = retry;
  }

  @Override
  public Set<Fact> publish(List<Fact> facts, Deadline deadline) {
    Set<Fact> refused = new HashSet<>();
    List<Fact> left = facts;
    for (int tries = 1; ; tries++) {
      left = call(left, refused);
      if (left.isEmpty() || !retry.waitForNextTry(tries, deadline)) {
        refused.addAll(left);
        return refused;
      }
    }
  }

  /**
   * Calls the topic once.
   *
   * @param refused gets the facts for which trying again at once would not help
   * @return the facts for which it may
   */
  private List<Fact> call(List<Fact> facts, Set<Fact> refused) {
    PublishBatchResponse response;
    try {
      response = client.publishBatch(request(facts));
    } catch (SdkException e) {
      if (!mayPass(e)) {
        throw e;
      }
      LOG.warn("The topic did not take {} facts", facts.size(), e);
      return facts;
    }
    List<Fact> again = new ArrayList<>();
    for (BatchResultErrorEntry error : response.failed()) {
      Fact fact = facts.get(Integer.parseInt(error.id()));
      LOG.warn(
          "The topic did not take {}: {} {}",
          fact.deduplicationId(),
          error.code(),
          error.message());
      if (Boolean.TRUE.equals(error.senderFault())) {
        refused.add(fact);
      } else {
        again.add(fact);
      }
    }
    return again;
  }

  private PublishBatchRequest request(List<Fact> facts) {
    List<PublishBatchRequestEntry> entries = new ArrayList<>();
    for (int index = 0; index < facts.size(); index++) {
      Fact fact = facts.get(index);
      entries.add(
          PublishBatchRequestEntry.builder()
              .id(Integer.toString(index))
              .message(bodies.apply(fact))
              .messageGroupId(fact.group())
              .messageDeduplicationId(fact.deduplicationId())
              .messageAttributes(attributes(fact))
              .build());
    }
    return PublishBatchRequest.builder()
        .topicArn(topicArn)
        .publishBatchRequestEntries(entries)
        .build();
  }

  private static Map<String, MessageAttributeValue> attributes(Fact fact) {
    Map<String, MessageAttributeValue> attributes = new HashMap<>();
    attributes.put("fact", text(fact.name()));
    fact.traceId().ifPresent(id -> attributes.put("traceId", text(id.value())));
    return attributes;
  }

  private static MessageAttributeValue text(String value) {
    return MessageAttributeValue.builder().dataType("String").stringValue(value).build();
  }

  /** Without an answer of the service at all it may pass; so may its own faults and throttling. */
  private static boolean mayPass(SdkException e) {
    return !(e instanceof AwsServiceException service)
        || service.isThrottlingException()
        || service.statusCode() >= 500;
  }
}
