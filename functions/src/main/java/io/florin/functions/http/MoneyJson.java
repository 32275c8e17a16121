package io.florin.functions.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.florin.money.Currency;
import io.florin.money.Money;
import io.florin.money.ParsedAmount;

/** Money as the API writes and reads it: {@code {"amount": "25.00", "currency": "EUR"}}. */
public final class MoneyJson {
  private MoneyJson() {}

  /** Money with exactly as many decimals as its currency has. */
  public static ObjectNode of(Money money) {
    return Json.object().put("amount", money.decimal()).put("currency", money.currency().code());
  }

  /**
   * The money above zero in a field.
   *
   * @throws ProblemException naming the field, when it is no such money
   */
  public static Money read(JsonNode body, String field) {
    return of(body.path(field), field);
  }

  /**
   * The money above zero that a field has.
   *
   * @param field the path of the field, such as {@code items[3].amount}
   * @throws ProblemException naming the field, when it is no such money
   */
  public static Money of(JsonNode money, String field) {
    Currency currency = currency(money.path("currency").asText(), field + ".currency");
    String amountField = field + ".amount";
    return switch (ParsedAmount.parse(digits(money.path("amount")), currency)) {
      case ParsedAmount.Valid valid -> valid.money();
      case ParsedAmount.Fault fault -> throw fault(fault, amountField, currency);
    };
  }

  /**
   * The money of zero or more in a currency that is known: a decimal alone, or money in it.
   *
   * @param field the path of the value
   * @throws ProblemException naming the field, when it is no such money
   */
  public static Money size(JsonNode value, String field, Currency currency) {
    JsonNode amount = value.isObject() ? value.path("amount") : value;
    String amountField = value.isObject() ? field + ".amount" : field;
    JsonNode named = value.path("currency");
    if (!named.isMissingNode() && !named.asText().equals(currency.code())) {
      throw new ProblemException(
          Problem.invalid(
              field + ".currency", "not-allowed", "Use " + currency + ", or leave it out."));
    }
    return switch (ParsedAmount.parse(digits(amount), currency)) {
      case ParsedAmount.Valid valid -> valid.money();
      case ParsedAmount.Fault fault -> {
        if (fault == ParsedAmount.Fault.ZERO) {
          yield Money.zero(currency);
        }
        if (fault == ParsedAmount.Fault.NEGATIVE) {
          throw new ProblemException(
              Problem.invalid(amountField, "too-small", "Use zero or more."));
        }
        throw fault(fault, amountField, currency);
      }
    };
  }

  /**
   * The currency of a code.
   *
   * @throws ProblemException naming the field, when there is none
   */
  public static Currency currency(String code, String field) {
    return Currency.of(code)
        .orElseThrow(
            () ->
                new ProblemException(
                    Problem.invalid(
                        field,
                        "unknown-currency",
                        "Use the ISO 4217 code of a currency, such as EUR.")));
  }

  private static String digits(JsonNode amount) {
    return amount.isBigDecimal() ? amount.decimalValue().toPlainString() : amount.asText();
  }

  private static ProblemException fault(ParsedAmount.Fault fault, String field, Currency currency) {
    int decimals = currency.decimals();
    return new ProblemException(
        switch (fault) {
          case NOT_A_DECIMAL ->
              Problem.invalid(field, "invalid-format", "Write a decimal such as \"25.00\".");
          case NEGATIVE, ZERO ->
              Problem.invalid(field, "not-positive", "Use an amount above zero.");
          case TOO_MANY_DECIMALS ->
              Problem.invalid(
                  field,
                  "too-many-decimals",
                  "Use at most " + decimals + " decimal places: " + currency + " has no more.");
          case TOO_LARGE ->
              Problem.invalid(
                  field,
                  "too-large",
                  "Use at most " + ParsedAmount.MAX_INTEGER_DIGITS + " digits before the point.");
        });
  }
}
