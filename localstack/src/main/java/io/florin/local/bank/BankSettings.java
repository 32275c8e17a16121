package io.florin.local.bank;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the stand-in bank behaves. Rates are shares from 0 to 1 of the calls that come so far: down
 * goes before errors, errors before hangs, and these before lost answers.
 *
 * @param latencyMillis how long it waits before it looks at a call, in milliseconds
 * @param errorRate how often it answers 500 and does nothing
 * @param rejectionRate how often it rejects a payment that is new to it
 * @param hangRate how often it does nothing and never answers
 * @param lostAnswerRate how often it does a payment and never answers
 * @param down whether it takes no calls
 * @param seed makes the same calls, one after another, meet the same chances; null for chance
 */
record BankSettings(
    int latencyMillis,
    double errorRate,
    double rejectionRate,
    double hangRate,
    double lostAnswerRate,
    boolean down,
    @Nullable Long seed) {
  static final BankSettings DEFAULT = new BankSettings(0, 0, 0, 0, 0, false, null);

  private static final int MAX_LATENCY_MILLIS = 60_000;
  private static final List<String> NAMES =
      List.of(
          "latencyMillis",
          "errorRate",
          "rejectionRate",
          "hangRate",
          "lostAnswerRate",
          "down",
          "seed");

  /**
   * Reads settings; one that is absent takes its default.
   *
   * @throws ProblemException when one is not known or its value is not allowed
   */
  static BankSettings read(JsonNode json) throws ProblemException {
    BankJson.requireFieldsAmong(json, NAMES);
    return new BankSettings(
        latencyMillis(json.path("latencyMillis")),
        rate(json, "errorRate"),
        rate(json, "rejectionRate"),
        rate(json, "hangRate"),
        rate(json, "lostAnswerRate"),
        down(json.path("down")),
        seed(json.path("seed")));
  }

  ObjectNode toJson() {
    return BankJson.object()
        .put("latencyMillis", latencyMillis)
        .put("errorRate", errorRate)
        .put("rejectionRate", rejectionRate)
        .put("hangRate", hangRate)
        .put("lostAnswerRate", lostAnswerRate)
        .put("down", down)
        .put("seed", seed);
  }

  private static int latencyMillis(JsonNode value) throws ProblemException {
    if (value.isMissingNode()) {
      return 0;
    }
    if (!value.canConvertToInt()
        || !value.isIntegralNumber()
        || value.intValue() < 0
        || value.intValue() > MAX_LATENCY_MILLIS) {
      throw ProblemException.badRequest(
          "latencyMillis must be a whole number from 0 to " + MAX_LATENCY_MILLIS + ".");
    }
    return value.intValue();
  }

  private static double rate(JsonNode json, String name) throws ProblemException {
    JsonNode value = json.path(name);
    if (value.isMissingNode()) {
      return 0;
    }
    if (!value.isNumber() || value.doubleValue() < 0 || value.doubleValue() > 1) {
      throw ProblemException.badRequest(name + " must be a number from 0 to 1.");
    }
    return value.doubleValue();
  }

  private static boolean down(JsonNode value) throws ProblemException {
    if (!value.isMissingNode() && !value.isBoolean()) {
      throw ProblemException.badRequest("down must be true or false.");
    }
    return value.booleanValue();
  }

  private static @Nullable Long seed(JsonNode value) throws ProblemException {
    if (value.isMissingNode() || value.isNull()) {
      return null;
    }
    if (!value.isIntegralNumber() || !value.canConvertToLong()) {
      throw ProblemException.badRequest("seed must be a whole number of 64 bits, or null.");
    }
    return value.longValue();
  }
}
