package io.florin.local.bank;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.florin.bank.Payment;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What the stand-in bank has decided on a payment, once and for all.
 *
 * @param rejected whether the money did not and will not move
 * @param at when it was decided, to the millisecond
 * @param requests how often it was asked to do the payment, as far as it remembers: what it read
 *     back from a journal it was asked once
 */
record Booking(Payment payment, boolean rejected, Instant at, int requests) {
  private static final String REASON = "The stand-in bank rejected the payment.";

  static Booking of(Payment payment, boolean rejected, Instant at) {
    return new Booking(payment, rejected, at.truncatedTo(ChronoUnit.MILLIS), 1);
  }

  Booking askedAgain() {
    return new Booking(payment, rejected, at, requests + 1);
  }

  /** Whether another request is for the same payment: all that counts but who traces it. */
  boolean isOf(Payment other) {
    return payment.reference().equals(other.reference())
        && payment.direction() == other.direction()
        && payment.account().equals(other.account())
        && payment.amount().equals(other.amount());
  }

  /** What is answered to who asks for the payment or about it. */
  ObjectNode answer() {
    return BankJson.object()
        .put("reference", payment.reference())
        .put("status", rejected ? "REJECTED" : "DONE")
        .put("reason", rejected ? REASON : null);
  }

  /** The whole of it. */
  ObjectNode toJson() {
    ObjectNode json = BankJson.object().put("reference", payment.reference());
    PaymentJson.write(payment, json);
    json.setAll(answer());
    return json.put("at", at.toString())
        .put("traceId", payment.traceId())
        .put("requests", requests);
  }

  /**
   * Reads what {@link #toJson} wrote.
   *
   * @throws ProblemException when it is something else
   */
  static Booking read(JsonNode json) throws ProblemException {
    Payment payment =
        PaymentJson.read(json, json.path("reference").asText(), json.path("traceId").asText());
    return of(
        payment,
        json.path("status").asText().equals("REJECTED"),
        instant(json.path("at").asText()));
  }

  private static Instant instant(String text) throws ProblemException {
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw ProblemException.badRequest("at must be an instant.");
    }
  }
}
