package io.florin.local.topic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.florin.local.queue.QueuePolicies;
import io.florin.local.template.EventPatterns;
import io.florin.local.template.Resource;
import io.florin.local.template.ResourceType;
import io.florin.local.template.TemplateRefused;
import io.florin.local.template.Templates;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;

/**
 * What of a topic goes to a queue.
 *
 * @param topicArn the topic
 * @param queueUrl the queue
 * @param fifo whether the queue keeps groups in order
 * @param filter which message attributes are wanted
 */
record Subscription(String topicArn, String queueUrl, boolean fifo, EventPatterns filter) {
  private static final Set<String> KNOWN =
      Set.of(
          "TopicArn",
          "Endpoint",
          "Protocol",
          "RawMessageDelivery",
          "FilterPolicy",
          "FilterPolicyScope",
          // A delivery within one process does not fail for good.
          "RedrivePolicy");

  /**
   * Reads a subscription.
   *
   * @throws TemplateRefused when its queue is not there, has no policy that lets the topic send, or
   *     it asks for what is not known here
   */
  static Subscription of(Resource subscription, Templates templates, QueuePolicies policies) {
    Templates.onlyKnown(subscription, KNOWN);
    templates.onlyValue(subscription, "Protocol", "sqs");
    templates.onlyValue(subscription, "FilterPolicyScope", "MessageAttributes");
    if (!templates.property(subscription, "RawMessageDelivery").asBoolean()) {
      throw TemplateRefused.of(
          subscription, "does not set RawMessageDelivery; the local stack delivers raw only.");
    }
    String topic = templates.text(subscription, "TopicArn");
    Resource queue = queue(subscription, templates.text(subscription, "Endpoint"), templates);
    if (!policies.allow(topic, templates.ref(queue), templates.arn(queue))) {
      throw TemplateRefused.of(
          subscription,
          "sends %s to %s, but no AWS::SQS::QueuePolicy lets it send there."
              .formatted(topic, templates.arn(queue)));
    }
    JsonNode filter = templates.property(subscription, "FilterPolicy");
    return new Subscription(
        topic,
        templates.ref(queue),
        templates.property(queue, "FifoQueue").asBoolean(),
        EventPatterns.of(
            subscription, filter.isMissingNode() ? List.of() : List.of(filter.toString())));
  }

  boolean wants(Map<String, MessageAttributeValue> attributes) {
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    attributes.forEach(
        (name, value) -> {
          if (value.dataType().startsWith("Number")) {
            event.put(name, new BigDecimal(value.stringValue()));
          } else {
            event.put(name, value.stringValue());
          }
        });
    return filter.want(event);
  }

  private static Resource queue(Resource subscription, String arn, Templates templates) {
    return templates.resources(ResourceType.QUEUE).stream()
        .filter(candidate -> templates.arn(candidate).equals(arn))
        .findFirst()
        .orElseThrow(
            () ->
                TemplateRefused.of(subscription, "sends to " + arn + ", which no template makes."));
  }
}
