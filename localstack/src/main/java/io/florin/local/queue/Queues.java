package io.florin.local.queue;

import com.fasterxml.jackson.databind.JsonNode;
import io.florin.local.template.Resource;
import io.florin.local.template.ResourceType;
import io.florin.local.template.TemplateRefused;
import io.florin.local.template.Templates;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Makes the queues of the templates in an engine. */
public final class Queues {
  private static final String REDRIVE = "RedrivePolicy";
  private static final String VISIBILITY = "VisibilityTimeout";
  private static final List<String> PASSED_ON =
      List.of(
          "FifoQueue",
          "DeduplicationScope",
          "FifoThroughputLimit",
          VISIBILITY,
          "MessageRetentionPeriod",
          "ReceiveMessageWaitTimeSeconds",
          "DelaySeconds");
  private static final Set<String> WITHOUT_EFFECT =
      Set.of("QueueName", "ContentBasedDeduplication", "SqsManagedSseEnabled", "Tags", REDRIVE);
  private static final Set<String> KNOWN = known();

  private final Templates templates;
  private final SqsClient client;
  private final Optional<Duration> visibility;

  /**
   * Makes queues by a client.
   *
   * @param visibility how long a received message stays hidden, in place of what templates say
   */
  public Queues(Templates templates, SqsClient client, Optional<Duration> visibility) {
    this.templates = templates;
    this.client = client;
    this.visibility = visibility;
  }

  /**
   * Makes each queue, those for dead letters before those that send them there.
   *
   * @throws TemplateRefused when one has a property that is not known here
   */
  public void makeAll() {
    Set<String> deadLetterTargets = new HashSet<>();
    List<Resource> all = templates.resources(ResourceType.QUEUE);
    for (Resource queue : all) {
      Templates.onlyKnown(queue, KNOWN);
      templates.onlyValue(queue, "ContentBasedDeduplication", "false");
      if (templates.property(queue, REDRIVE).isMissingNode()) {
        make(queue, attributes(queue));
        deadLetterTargets.add(templates.arn(queue));
      }
    }
    for (Resource queue : all) {
      JsonNode redrive = templates.property(queue, REDRIVE);
      if (!redrive.isMissingNode()) {
        Templates.onlyKnown(queue, redrive, Set.of("deadLetterTargetArn", "maxReceiveCount"));
        String target = redrive.path("deadLetterTargetArn").asText();
        if (!deadLetterTargets.contains(target)) {
          throw TemplateRefused.of(
              queue,
              "sends dead letters to "
                  + target
                  + ", which no template makes, or which sends its own to another queue.");
        }
        Map<String, String> attributes = attributes(queue);
        attributes.put(REDRIVE, redrive.toString());
        make(queue, attributes);
      }
    }
  }

  private void make(Resource queue, Map<String, String> attributes) {
    String name = templates.arn(queue).substring(templates.arn(queue).lastIndexOf(':') + 1);
    client.createQueue(request -> request.queueName(name).attributesWithStrings(attributes));
  }

  private Map<String, String> attributes(Resource queue) {
    Map<String, String> attributes = new HashMap<>();
    for (String name : PASSED_ON) {
      JsonNode value = templates.property(queue, name);
      if (!value.isMissingNode()) {
        attributes.put(name, value.asText());
      }
    }
    visibility.ifPresent(time -> attributes.put(VISIBILITY, String.valueOf(time.toSeconds())));
    return attributes;
  }

  private static Set<String> known() {
    Set<String> known = new HashSet<>(WITHOUT_EFFECT);
    known.addAll(PASSED_ON);
    return Set.copyOf(known);
  }
}
