package io.florin.local.queue;

import com.fasterxml.jackson.databind.JsonNode;
import io.florin.local.template.Resource;
import io.florin.local.template.ResourceType;
import io.florin.local.template.TemplateRefused;
import io.florin.local.template.Templates;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which topics may send to which queues: without leave AWS drops what they send. */
public final class QueuePolicies {
  private static final String SENDER = "sns.amazonaws.com";
  private static final String ACTION = "sqs:SendMessage";
  private static final Set<String> CONDITIONS =
      Set.of("ArnEquals", "ArnLike", "StringEquals"); // Of one ARN without wildcards: the same.

  private final List<Leave> leaves;

  private QueuePolicies(List<Leave> leaves) {
    this.leaves = List.copyOf(leaves);
  }

  /**
   * Reads the policies of all queues.
   *
   * @throws TemplateRefused when one says what is not known here
   */
  public static QueuePolicies of(Templates templates) {
    List<Leave> leaves = new ArrayList<>();
    for (Resource policy : templates.resources(ResourceType.QUEUE_POLICY)) {
      Templates.onlyKnown(policy, Set.of("PolicyDocument", "Queues"));
      List<String> queues = texts(templates.property(policy, "Queues"));
      for (JsonNode statement : templates.property(policy, "PolicyDocument").path("Statement")) {
        if (!onlyAsksForTls(statement)) {
          read(policy, queues, statement, leaves);
        }
      }
    }
    return new QueuePolicies(leaves);
  }

  /**
   * Whether a topic may send to a queue.
   *
   * @param queueUrl where the policy must be attached
   * @param queueArn what the policy must name
   */
  public boolean allow(String topicArn, String queueUrl, String queueArn) {
    return leaves.contains(new Leave(topicArn, queueUrl, queueArn));
  }

  private static void read(
      Resource policy, List<String> queues, JsonNode statement, List<Leave> leaves) {
    Templates.onlyKnown(
        policy, statement, Set.of("Sid", "Effect", "Principal", "Action", "Resource", "Condition"));
    JsonNode condition = statement.path("Condition");
    if (!statement.path("Effect").asText().equals("Allow")
        || !statement.path("Principal").path("Service").asText().equals(SENDER)
        || !texts(statement.path("Action")).equals(List.of(ACTION))
        || condition.size() != 1) {
      throw TemplateRefused.of(
          policy,
          "has a statement that is no leave for a topic to send, which the local stack knows only.");
    }
    for (Map.Entry<String, JsonNode> comparison : condition.properties()) {
      if (!CONDITIONS.contains(comparison.getKey())) {
        throw TemplateRefused.of(
            policy,
            "has the condition " + comparison.getKey() + ", which the local stack does not know.");
      }
      Templates.onlyKnown(policy, comparison.getValue(), Set.of("aws:SourceArn"));
      for (String topic : texts(comparison.getValue().path("aws:SourceArn"))) {
        for (String resource : texts(statement.path("Resource"))) {
          queues.forEach(queue -> leaves.add(new Leave(topic, queue, resource)));
        }
      }
    }
  }

  /** Whether it refuses calls without TLS and nothing else: on AWS nobody here makes any. */
  private static boolean onlyAsksForTls(JsonNode statement) {
    JsonNode condition = statement.path("Condition");
    return statement.path("Effect").asText().equals("Deny")
        && condition.size() == 1
        && condition.path("Bool").size() == 1
        && condition.path("Bool").path("aws:SecureTransport").asText().equals("false");
  }

  private static List<String> texts(JsonNode oneOrMany) {
    if (!oneOrMany.isArray()) {
      return List.of(oneOrMany.asText());
    }
    List<String> texts = new ArrayList<>();
    oneOrMany.forEach(element -> texts.add(element.asText()));
    return texts;
  }

  private record Leave(String topicArn, String queueUrl, String resource) {}
}
