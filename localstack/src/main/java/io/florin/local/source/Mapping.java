package io.florin.local.source;

import com.fasterxml.jackson.databind.JsonNode;
import io.florin.local.function.Functions;
import io.florin.local.function.LocalFunction;
import io.florin.local.role.Need;
import io.florin.local.template.EventPatterns;
import io.florin.local.template.Resource;
import io.florin.local.template.TemplateRefused;
import io.florin.local.template.Templates;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * An event source of a template, as far as streams and queues have it in common.
 *
 * @param resource where it stands
 * @param sourceArn the stream or the queue
 * @param function the function
 * @param batchSize how many records or messages it gets at most
 * @param window how long to wait for a full batch
 * @param reportsFailures whether the function answers which parts of a batch failed
 * @param filters which are wanted
 */
record Mapping(
    Resource resource,
    String sourceArn,
    LocalFunction function,
    int batchSize,
    Duration window,
    boolean reportsFailures,
    EventPatterns filters) {
  private static final Set<String> KNOWN =
      Set.of(
          "EventSourceArn",
          "FunctionName",
          "BatchSize",
          "FunctionResponseTypes",
          "Enabled",
          "Tags");

  /**
   * Reads what is common.
   *
   * @param ofKind the further properties that its kind knows
   * @throws TemplateRefused when its function is not there, or a property is not known
   */
  static Mapping of(
      Resource resource,
      Templates templates,
      Functions functions,
      int defaultBatchSize,
      Set<String> ofKind) {
    Set<String> known = new HashSet<>(KNOWN);
    known.addAll(ofKind);
    Templates.onlyKnown(resource, known);
    templates.onlyValue(resource, "Enabled", "true");
    String function = templates.text(resource, "FunctionName");
    JsonNode types = templates.property(resource, "FunctionResponseTypes");
    for (JsonNode type : types) {
      if (!type.asText().equals("ReportBatchItemFailures")) {
        throw TemplateRefused.of(
            resource, "has the response type %s, which AWS does not know.".formatted(type));
      }
    }
    List<String> patterns = new ArrayList<>();
    templates
        .property(resource, "FilterCriteria")
        .path("Filters")
        .forEach(filter -> patterns.add(filter.path("Pattern").asText()));
    return new Mapping(
        resource,
        templates.text(resource, "EventSourceArn"),
        functions
            .withArn(function)
            .or(() -> functions.withName(function))
            .orElseThrow(
                () ->
                    TemplateRefused.of(
                        resource, "calls " + function + ", which no template makes.")),
        templates.property(resource, "BatchSize").asInt(defaultBatchSize),
        Duration.ofSeconds(templates.property(resource, "MaximumBatchingWindowInSeconds").asInt(0)),
        !types.isEmpty(),
        EventPatterns.of(resource, patterns));
  }

  /** Whether the function's role allows these on the source; what lacks is noticed. */
  boolean isAllowed(List<String> actions) {
    boolean allowed = true;
    for (String action : actions) {
      // Each is asked for, so that a developer sees all that lack at once.
      allowed &= function.mayDo(new Need(action, sourceArn));
    }
    return allowed;
  }
}
