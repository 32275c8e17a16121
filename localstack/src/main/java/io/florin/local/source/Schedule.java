package io.florin.local.source;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.florin.local.function.Functions;
import io.florin.local.function.InvokePermissions;
import io.florin.local.function.LocalFunction;
import io.florin.local.template.Account;
import io.florin.local.template.Resource;
import io.florin.local.template.TemplateRefused;
import io.florin.local.template.Templates;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A rule that calls a function every so many minutes.
 *
 * @param arn the rule's
 * @param minutes how many
 * @param function the function
 * @param input the event that the rule says, if it says one
 */
record Schedule(String arn, long minutes, LocalFunction function, Optional<JsonNode> input) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern RATE =
      Pattern.compile("rate\\(([1-9]\\d{0,5}) (minute|hour|day)s?\\)");
  private static final Set<String> KNOWN =
      Set.of("Name", "Description", "ScheduleExpression", "State", "Targets", "Tags");
  // How often to deliver what can't be delivered: here a delivery is a call, and comes about.
  private static final Set<String> TARGET = Set.of("Arn", "Id", "Input", "RetryPolicy");

  /**
   * Reads a rule.
   *
   * @throws TemplateRefused when it is no rate with one function, or may not call that
   */
  static Schedule of(
      Resource rule, Templates templates, Functions functions, InvokePermissions permissions) {
    Templates.onlyKnown(rule, KNOWN);
    templates.onlyValue(rule, "State", "ENABLED");
    String expression = templates.text(rule, "ScheduleExpression");
    Matcher rate = RATE.matcher(expression);
    if (!rate.matches()) {
      throw TemplateRefused.of(
          rule, "runs at %s; the local stack knows rates only.".formatted(expression));
    }
    JsonNode targets = templates.property(rule, "Targets");
    if (targets.size() != 1) {
      throw TemplateRefused.of(rule, "needs exactly one target.");
    }
    JsonNode target = targets.path(0);
    Templates.onlyKnown(rule, target, TARGET);
    String function = target.path("Arn").asText();
    String arn = templates.arn(rule);
    if (!permissions.allow(function, arn)) {
      throw TemplateRefused.of(
          rule, "calls %s, but no AWS::Lambda::Permission lets it call that.".formatted(function));
    }
    return new Schedule(
        arn,
        Long.parseLong(rate.group(1)) * minutesOf(rate.group(2)),
        functions
            .withArn(function)
            .orElseThrow(
                () -> TemplateRefused.of(rule, "calls " + function + ", which no template makes.")),
        input(rule, target.path("Input")));
  }

  /** The event of one run. */
  JsonNode event(InstantSource clock) {
    if (input.isPresent()) {
      return input.get();
    }
    ObjectNode event =
        JSON.createObjectNode()
            .put("version", "0")
            .put("id", UUID.randomUUID().toString())
            .put("detail-type", "Scheduled Event")
            .put("source", "aws.events")
            .put("account", Account.LOCAL.id())
            .put("time", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString())
            .put("region", Account.LOCAL.region());
    event.putArray("resources").add(arn);
    event.putObject("detail");
    return event;
  }

  private static Optional<JsonNode> input(Resource rule, JsonNode given) {
    if (given.isMissingNode()) {
      return Optional.empty();
    }
    try {
      return Optional.of(JSON.readTree(given.asText()));
    } catch (JsonProcessingException e) {
      throw TemplateRefused.of(rule, "has an Input that is no JSON.");
    }
  }

  private static long minutesOf(String unit) {
    return switch (unit) {
      case "hour" -> 60;
      case "day" -> 24 * 60;
      default -> 1;
    };
  }
}
