package io.florin.functions.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import io.florin.catalogue.SettlementMode;
import io.florin.catalogue.TransactionLimits;
import io.florin.catalogue.TransactionType;
import io.florin.catalogue.TransactionTypeCode;
import io.florin.catalogue.TypeDescription;
import io.florin.catalogue.TypeName;
import io.florin.catalogue.TypeStatus;
import io.florin.catalogue.WalletLimits;
import io.florin.catalogue.WalletType;
import io.florin.catalogue.WalletTypeCode;
import io.florin.functions.http.Call;
import io.florin.money.Currency;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Reads what a type is to be. What is left out or null stays as it is. */
final class TypeForm {
  private TypeForm() {}

  /** A new wallet type. */
  static WalletType walletType(Call call) {
    return new WalletType(
        new WalletTypeCode(call.requiredText("code")),
        new TypeName(call.requiredText("name")),
        description(call),
        settlement(call).orElse(SettlementMode.DIRECT),
        LimitsForm.ofWallets(limits(call)),
        status(call).orElse(TypeStatus.ACTIVE),
        0);
  }

  /** A new transaction type. */
  static TransactionType transactionType(Call call) {
    return new TransactionType(
        new TransactionTypeCode(call.requiredText("code")),
        new TypeName(call.requiredText("name")),
        LimitsForm.ofTransactions(limits(call)),
        status(call).orElse(TypeStatus.ACTIVE),
        0);
  }

  /** What a call makes of a wallet type. */
  static UnaryOperator<WalletType> walletTypeChange(Call call) {
    Map<Currency, WalletLimits> limits = LimitsForm.ofWallets(limits(call));
    return type ->
        new WalletType(
            type.code(),
            call.text("name").map(TypeName::new).orElse(type.name()),
            isGiven(call, "description") ? description(call) : type.description(),
            settlement(call).orElse(type.settlement()),
            isGiven(call, "limits") ? limits : type.limits(),
            status(call).orElse(type.status()),
            type.version());
  }

  /** What a call makes of a transaction type. */
  static UnaryOperator<TransactionType> transactionTypeChange(Call call) {
    Map<Currency, TransactionLimits> limits = LimitsForm.ofTransactions(limits(call));
    return type ->
        new TransactionType(
            type.code(),
            call.text("name").map(TypeName::new).orElse(type.name()),
            isGiven(call, "limits") ? limits : type.limits(),
            status(call).orElse(type.status()),
            type.version());
  }

  private static JsonNode limits(Call call) {
    return call.body().path("limits");
  }

  private static boolean isGiven(Call call, String field) {
    return call.body().hasNonNull(field);
  }

  private static Optional<TypeDescription> description(Call call) {
    return call.text("description").filter(text -> !text.isEmpty()).map(TypeDescription::new);
  }

  private static Optional<SettlementMode> settlement(Call call) {
    return call.text("settlement").map(SettlementMode::valueOf);
  }

  private static Optional<TypeStatus> status(Call call) {
    return call.text("status").map(TypeStatus::valueOf);
  }
}
