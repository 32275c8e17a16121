package io.florin.functions.http;

import io.florin.ledger.Period;
import io.florin.money.SizeRange;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Parameters that bound something: instants, and the sizes of amounts. */
public final class RangeParameters {
  private static final String FROM = "from";

  private RangeParameters() {}

  /**
   * The instant of a text that the contract has found to be of the form of one.
   *
   * @throws ProblemException naming the parameter, when there is no such day or time
   */
  public static Instant instant(String text, String parameter) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw new ProblemException(
          Problem.invalid(
              parameter,
              "invalid-format",
              "Use an instant that exists, in UTC, with a Z at the end."));
    }
  }

  /**
   * The period of the parameters {@code from} and {@code to}.
   *
   * @throws ProblemException when one of them is no instant, or the first is after the second
   */
  public static Period period(Map<String, String> parameters) {
    Optional<Instant> from = bound(parameters, FROM);
    Optional<Instant> to = bound(parameters, "to");
    if (from.isPresent() && to.isPresent() && from.get().isAfter(to.get())) {
      throw new ProblemException(
          Problem.invalid(FROM, "after-end", "Use a from that is not after to."));
    }
    return new Period(from, to);
  }

  /**
   * The same, where the period ends now unless another end is given.
   *
   * @throws ProblemException also when it would begin in the future
   */
  public static Period periodUntil(Instant now, Map<String, String> parameters) {
    Period period = period(parameters);
    if (period.to().isEmpty() && period.from().filter(now::isBefore).isPresent()) {
      throw new ProblemException(
          Problem.invalid(FROM, "in-the-future", "Use a from that has passed, or give a to."));
    }
    return period;
  }

  private static Optional<Instant> bound(Map<String, String> parameters, String name) {
    return Optional.ofNullable(parameters.get(name)).map(text -> instant(text, name));
  }

  /** The sizes of the parameters {@code minAmount} and {@code maxAmount}. */
  public static SizeRange sizes(Map<String, String> parameters) {
    return new SizeRange(decimal(parameters, "minAmount"), decimal(parameters, "maxAmount"));
  }

  private static Optional<BigDecimal> decimal(Map<String, String> parameters, String name) {
    return Optional.ofNullable(parameters.get(name)).map(BigDecimal::new);
  }
}
