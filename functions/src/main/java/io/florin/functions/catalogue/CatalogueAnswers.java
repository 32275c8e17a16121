package io.florin.functions.catalogue;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.florin.catalogue.Fee;
import io.florin.catalogue.TransactionLimits;
import io.florin.catalogue.TransactionRule;
import io.florin.catalogue.TransactionType;
import io.florin.catalogue.WalletLimits;
import io.florin.catalogue.WalletType;
import io.florin.functions.http.Json;
import io.florin.functions.http.MoneyJson;
import io.florin.money.Currency;
import io.florin.money.Money;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Types and rules as the API answers them. */
final class CatalogueAnswers {
  private CatalogueAnswers() {}

  static ObjectNode json(WalletType type) {
    ObjectNode json =
        Json.object()
            .put("code", type.code().value())
            .put("name", type.name().text())
            .put("description", type.description().map(Object::toString).orElse(null))
            .put("settlement", type.settlement().name());
    ArrayNode limits = json.putArray("limits");
    inOrder(type.limits()).forEach(limit -> limits.add(row(limit.getKey(), limit.getValue())));
    return json.put("status", type.status().name());
  }

  static ObjectNode json(TransactionType type) {
    ObjectNode json =
        Json.object().put("code", type.code().value()).put("name", type.name().text());
    ArrayNode limits = json.putArray("limits");
    inOrder(type.limits()).forEach(limit -> limits.add(row(limit.getKey(), limit.getValue())));
    return json.put("status", type.status().name());
  }

  static ObjectNode json(TransactionRule rule) {
    return Json.object()
        .put("transactionType", rule.transactionType().value())
        .put("walletType", rule.walletType().value())
        .put("debitAllowed", rule.debitAllowed())
        .put("creditAllowed", rule.creditAllowed());
  }

  private static ObjectNode row(Currency currency, WalletLimits limits) {
    ObjectNode row = row(currency, limits.minAmount(), limits.maxAmount());
    row.set("dailyLimit", money(limits.dailyLimit()));
    row.set("overdraftLimit", money(limits.overdraftLimit()));
    return row;
  }

  private static ObjectNode row(Currency currency, TransactionLimits limits) {
    ObjectNode row = row(currency, limits.minAmount(), limits.maxAmount());
    row.set("fee", limits.fee().map(CatalogueAnswers::json).orElse(null));
    return row;
  }

  private static ObjectNode row(Currency currency, Money min, Money max) {
    ObjectNode row = Json.object().put("currency", currency.code());
    row.set("minAmount", MoneyJson.of(min));
    row.set("maxAmount", MoneyJson.of(max));
    return row;
  }

  private static ObjectNode json(Fee fee) {
    ObjectNode json = Json.object();
    json.set("flat", MoneyJson.of(fee.flat()));
    json.put("basisPoints", fee.basisPoints());
    json.set("min", money(fee.min()));
    json.set("max", money(fee.max()));
    return json;
  }

  private static @Nullable ObjectNode money(Optional<Money> money) {
    return money.map(MoneyJson::of).orElse(null);
  }

  private static <T> List<Map.Entry<Currency, T>> inOrder(Map<Currency, T> limits) {
    return limits.entrySet().stream()
        .sorted(Comparator.comparing(limit -> limit.getKey().code()))
        .toList();
  }
}
