package io.florin.functions.cost;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Public prices on demand in us-east-1, November 2026, and what is assumed where nothing is
 * measured. {@code docs/cost.md} tells where each comes from.
 */
final class Prices {
  // Dollars for a million.
  private static final BigDecimal WRITE_UNITS = new BigDecimal("0.625");
  private static final BigDecimal READ_UNITS = new BigDecimal("0.125");
  private static final BigDecimal GATEWAY_CALLS = new BigDecimal("3.50");
  private static final BigDecimal INVOCATIONS = new BigDecimal("0.20");
  private static final BigDecimal QUEUE_CALLS = new BigDecimal("0.50");
  private static final BigDecimal PUBLICATIONS = new BigDecimal("0.30");
  private static final BigDecimal DELIVERIES = new BigDecimal("0.01");

  // Dollars for a million kilobytes, which are a gigabyte.
  private static final BigDecimal LOGS = new BigDecimal("0.50");
  private static final BigDecimal PUBLISHED = new BigDecimal("0.017");
  private static final BigDecimal DELIVERED = new BigDecimal("0.001");

  /** Dollars for a million times a millisecond of a function on arm64 with a gigabyte. */
  private static final BigDecimal MILLISECONDS = new BigDecimal("0.0133334");

  // Assumptions.
  private static final BigDecimal OWN_MILLISECONDS = new BigDecimal(5);
  private static final BigDecimal MILLISECONDS_OF_A_ROUND_TRIP = new BigDecimal(10);
  private static final BigDecimal LOGGED_KILOBYTES = new BigDecimal("1.5");
  private static final BigDecimal FACT_KILOBYTES = BigDecimal.ONE;
  private static final BigDecimal FACTS_OF_AN_INVOCATION = BigDecimal.TEN;

  /** The relay publishes one after the other what is of one group. */
  private static final int PUBLICATIONS_OF_AN_INVOCATION = 3;

  /** A message is sent, received and deleted, each by itself. */
  private static final BigDecimal CALLS_OF_A_MESSAGE = new BigDecimal(3);

  private static final int CENTS = 2;

  private Prices() {}

  /**
   * What a million of an operation cost, in dollars.
   *
   * @param ledger the tables
   * @param gateway the API
   * @param function its invocations and their time
   * @param logs what they log
   * @param events what the relay, the topic and the queue cost on account of its facts
   */
  record Dollars(
      BigDecimal ledger,
      BigDecimal gateway,
      BigDecimal function,
      BigDecimal logs,
      BigDecimal events) {

    /** All of it. */
    BigDecimal all() {
      return ledger.add(gateway).add(function).add(logs).add(events);
    }
  }

  /** The dollars for a million of a row's operation. */
  static Dollars of(CostRow row) {
    Usage usage = row.usage();
    return new Dollars(
        WRITE_UNITS
            .multiply(new BigDecimal(usage.writeUnits() + usage.indexUnits()))
            .add(READ_UNITS.multiply(BigDecimal.valueOf(usage.readUnits()))),
        row.isWorker() ? BigDecimal.ZERO : GATEWAY_CALLS,
        invocation(usage.roundTrips()),
        logs(),
        fact()
            .multiply(new BigDecimal(usage.facts()))
            .add(doorbell().multiply(new BigDecimal(usage.doorbells()))));
  }

  /** Rounded to cents. */
  static String rounded(BigDecimal dollars) {
    return dollars.setScale(CENTS, RoundingMode.HALF_UP).toPlainString();
  }

  private static BigDecimal invocation(int roundTrips) {
    BigDecimal milliseconds =
        OWN_MILLISECONDS.add(MILLISECONDS_OF_A_ROUND_TRIP.multiply(new BigDecimal(roundTrips)));
    return INVOCATIONS.add(MILLISECONDS.multiply(milliseconds));
  }

  private static BigDecimal logs() {
    return LOGS.multiply(LOGGED_KILOBYTES);
  }

  private static BigDecimal fact() {
    BigDecimal relay = invocation(PUBLICATIONS_OF_AN_INVOCATION).add(logs());
    return PUBLICATIONS
        .add(PUBLISHED.multiply(FACT_KILOBYTES))
        .add(relay.divide(FACTS_OF_AN_INVOCATION));
  }

  private static BigDecimal doorbell() {
    return DELIVERIES
        .add(DELIVERED.multiply(FACT_KILOBYTES))
        .add(QUEUE_CALLS.multiply(CALLS_OF_A_MESSAGE));
  }
}
