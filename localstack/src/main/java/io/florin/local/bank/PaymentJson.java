package io.florin.local.bank;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.florin.bank.BankAccount;
import io.florin.bank.Direction;
import io.florin.bank.Payment;
import io.florin.money.Currency;
import io.florin.money.Money;
import io.florin.money.ParsedAmount;
import java.util.Arrays;
import java.util.List;

/** A payment as the protocol writes it. */
final class PaymentJson {
  private static final List<String> NAMES = List.of("direction", "bankAccount", "amount");
  private static final List<String> MONEY_NAMES = List.of("amount", "currency");

  private PaymentJson() {}

  static void write(Payment payment, ObjectNode json) {
    json.put("direction", payment.direction().name())
        .put("bankAccount", payment.account().value())
        .putObject("amount")
        .put("amount", payment.amount().decimal())
        .put("currency", payment.amount().currency().code());
  }

  /**
   * Reads a request for a payment.
   *
   * @throws ProblemException when it has other fields, or one with a value that is not allowed
   */
  static Payment order(JsonNode json, String reference, String traceId) throws ProblemException {
    BankJson.requireFieldsAmong(json, NAMES);
    BankJson.requireFieldsAmong(json.path("amount"), MONEY_NAMES);
    return read(json, reference, traceId);
  }

  /**
   * Reads a payment among other fields.
   *
   * @throws ProblemException when a value is not allowed
   */
  static Payment read(JsonNode json, String reference, String traceId) throws ProblemException {
    Direction direction = direction(json.path("direction"));
    BankAccount account = account(json.path("bankAccount"));
    Money amount = money(json.path("amount"));
    try {
      return new Payment(reference, direction, account, amount, traceId);
    } catch (IllegalArgumentException e) {
      throw ProblemException.badRequest(
          "The reference must be 1 to 64 letters, digits, _ and -, the header X-Trace-Id 1 to 64"
              + " visible ASCII characters.");
    }
  }

  private static Direction direction(JsonNode value) throws ProblemException {
    return Arrays.stream(Direction.values())
        .filter(direction -> direction.name().equals(value.textValue()))
        .findAny()
        .orElseThrow(() -> ProblemException.badRequest("direction must be COLLECT or PAY_OUT."));
  }

  private static BankAccount account(JsonNode value) throws ProblemException {
    return BankAccount.parse(value.isTextual() ? value.textValue() : "")
        .orElseThrow(
            () ->
                ProblemException.badRequest(
                    "bankAccount must be an IBAN in upper case without spaces, with right check"
                        + " digits."));
  }

  private static Money money(JsonNode value) throws ProblemException {
    JsonNode code = value.path("currency");
    Currency currency =
        Currency.of(code.isTextual() ? code.textValue() : "")
            .orElseThrow(
                () ->
                    ProblemException.badRequest(
                        "amount.currency must be the ISO 4217 code of a currency."));
    JsonNode decimal = value.path("amount");
    return switch (ParsedAmount.parse(decimal.isTextual() ? decimal.textValue() : "", currency)) {
      case ParsedAmount.Valid valid -> valid.money();
      case ParsedAmount.Fault fault ->
          throw ProblemException.badRequest(
              "amount.amount must be a decimal above zero in a string, with at most %d places."
                  .formatted(currency.decimals()));
    };
  }
}
