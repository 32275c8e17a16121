package io.florin.functions.transfer;

import com.fasterxml.jackson.databind.JsonNode;
import io.florin.functions.http.Call;
import io.florin.functions.http.Problem;
import io.florin.functions.http.ProblemException;
import io.florin.identity.EmailAddress;
import io.florin.identity.PhoneNumber;
import io.florin.ledger.AccountNumber;
import io.florin.ledger.Payee;
import io.florin.ledger.WalletId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads who is to be paid: {@code toWalletId}, or {@code to} with one name of the payee. */
final class PayeeForm {
  private static final String EMAIL = "email";
  private static final String PHONE = "phone";
  private static final String ACCOUNT_NUMBER = "accountNumber";

  private PayeeForm() {}

  /**
   * By what the wallet is named; empty when no wallet can have that name.
   *
   * @throws ProblemException when none or more than one is given, or it is not of its form
   */
  static Optional<Payee> read(Call call) {
    Optional<String> walletId = call.text("toWalletId");
    JsonNode to = call.body().path("to");
    if (walletId.isPresent() && to.isObject()) {
      throw fault("to", "not-allowed", "Give toWalletId or to, not both.");
    }
    if (to.isObject()) {
      return named(to);
    }
    return WalletId.parse(
            walletId.orElseThrow(
                () -> fault("toWalletId", "required", "Give toWalletId, or to with one name.")))
        .map(id -> id);
  }

  private static Optional<Payee> named(JsonNode to) {
    List<String> given =
        Stream.of(EMAIL, PHONE, ACCOUNT_NUMBER).filter(name -> to.path(name).isTextual()).toList();
    if (given.size() != 1) {
      throw fault("to", "not-allowed", "Give exactly one of email, phone and accountNumber.");
    }
    String value = to.path(given.getFirst()).asText();
    return switch (given.getFirst()) {
      case ACCOUNT_NUMBER -> AccountNumber.parse(value).map(number -> number);
      case EMAIL -> unverified("to.email", EmailAddress.parse(value));
      default -> unverified("to.phone", PhoneNumber.parse(value));
    };
  }

  /** Nobody has shown yet that a contact is theirs, so it is as if nobody had it. */
  private static Optional<Payee> unverified(String field, Optional<?> contact) {
    if (contact.isEmpty()) {
      throw fault(field, "invalid-format", "Use the form that registration takes.");
    }
    return Optional.empty();
  }

  private static ProblemException fault(String field, String code, String message) {
    return new ProblemException(Problem.invalid(field, code, message));
  }
}
