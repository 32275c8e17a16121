package io.florin.local.it;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.UUID;

/**
 * The operations on the catalogue in somebody's name.
 *
 * @param caller who asks
 */
record Types(Customer caller) {
  private static final int UNIQUE_CHARACTERS = 12;

  /** A code that no other type has. */
  static String newCode() {
    String unique = UUID.randomUUID().toString().replace("-", "").toUpperCase(Locale.ROOT);
    return "T" + unique.substring(0, UNIQUE_CHARACTERS);
  }

  /** The body of a type with a row of limits in euros. */
  static ObjectNode type(String code, String row) {
    return json(
        """
        {"code": "%s", "name": "A type for tests", "limits": [{"currency": "EUR"%s}]}
        """
            .formatted(code, row.isEmpty() ? "" : ", " + row));
  }

  /** JSON. */
  static ObjectNode json(String text) {
    try {
      return (ObjectNode) Florin.JSON.readTree(text);
    } catch (JacksonException e) {
      throw new IllegalArgumentException(e);
    }
  }

  Ask createWalletType(JsonNode body) {
    return caller.ask("createWalletType", "POST", "/v1/wallet-types").json(body);
  }

  Ask updateWalletType(String code, String body) {
    return caller.ask("updateWalletType", "PATCH", "/v1/wallet-types/" + code).json(body);
  }

  Ask listWalletTypes(String query) {
    return caller.ask("listWalletTypes", "GET", "/v1/wallet-types" + query);
  }

  Ask createTransactionType(JsonNode body) {
    return caller.ask("createTransactionType", "POST", "/v1/transaction-types").json(body);
  }

  Ask updateTransactionType(String code, String body) {
    return caller.ask("updateTransactionType", "PATCH", "/v1/transaction-types/" + code).json(body);
  }

  Ask listTransactionTypes(String query) {
    return caller.ask("listTransactionTypes", "GET", "/v1/transaction-types" + query);
  }

  Ask putRule(String code, String walletType, boolean debitAllowed, boolean creditAllowed) {
    return putRule(
        code,
        walletType,
        """
        {"debitAllowed": %s, "creditAllowed": %s}
        """
            .formatted(debitAllowed, creditAllowed));
  }

  Ask putRule(String code, String walletType, String body) {
    return caller
        .ask("putTransactionRule", "PUT", "/v1/transaction-types/" + code + "/rules/" + walletType)
        .json(body);
  }

  Ask listRules(String code, String query) {
    return caller.ask(
        "listTransactionRules", "GET", "/v1/transaction-types/" + code + "/rules" + query);
  }

  /** The code of a new wallet type with a row of limits in euros. */
  String newWalletType(String row) {
    return createWalletType(type(newCode(), row)).send().is(201).text("code");
  }

  /** The code of a new transaction type with a row of limits in euros. */
  String newTransactionType(String row) {
    return createTransactionType(type(newCode(), row)).send().is(201).text("code");
  }
}
