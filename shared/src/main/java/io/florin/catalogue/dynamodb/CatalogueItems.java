package io.florin.catalogue.dynamodb;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromBool;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromM;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import io.florin.catalogue.Fee;
import io.florin.catalogue.SettlementMode;
import io.florin.catalogue.TransactionLimits;
import io.florin.catalogue.TransactionRule;
import io.florin.catalogue.TransactionType;
import io.florin.catalogue.TransactionTypeCode;
import io.florin.catalogue.TypeDescription;
import io.florin.catalogue.TypeName;
import io.florin.catalogue.TypeStatus;
import io.florin.catalogue.WalletLimits;
import io.florin.catalogue.WalletType;
import io.florin.catalogue.WalletTypeCode;
import io.florin.money.Currency;
import io.florin.money.Money;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The layout of the catalogue: one partition, and in it an item for each type and each rule.
 * Amounts are minor units, under the code of their currency.
 */
final class CatalogueItems {
  static final String PK = "pk";
  static final String SK = "sk";
  static final String VERSION = "version";

  /** Who put the item: another for each put, so that one can tell its own. */
  static final String MARK = "mark";

  static final AttributeValue PARTITION = fromS("CATALOGUE");

  private static final String SEPARATOR = "#";
  private static final String RETIRED = "retired";

  /** What an item is. */
  enum Kind {
    WALLET_TYPE,
    TRANSACTION_TYPE,
    RULE;

    private String sortKey(String... codes) {
      return name() + SEPARATOR + String.join(SEPARATOR, codes);
    }
  }

  private CatalogueItems() {}

  static Kind kindOf(Map<String, AttributeValue> item) {
    return Kind.valueOf(sortKey(item)[0]);
  }

  static Map<String, AttributeValue> item(WalletType type) {
    Map<String, AttributeValue> item =
        item(Kind.WALLET_TYPE.sortKey(type.code().value()), type.version());
    putType(item, type.name(), type.status());
    type.description().ifPresent(text -> item.put("description", fromS(text.text())));
    item.put("settlement", fromS(type.settlement().name()));
    putLimits(item, byCurrency(type.limits(), CatalogueItems::limits));
    return item;
  }

  static WalletType walletType(Map<String, AttributeValue> item) {
    return new WalletType(
        new WalletTypeCode(sortKey(item)[1]),
        name(item),
        Optional.ofNullable(item.get("description"))
            .map(AttributeValue::s)
            .map(TypeDescription::new),
        SettlementMode.valueOf(attribute(item, "settlement").s()),
        ofCurrencies(limits(item), CatalogueItems::walletLimits),
        status(item),
        version(item));
  }

  static Map<String, AttributeValue> item(TransactionType type) {
    Map<String, AttributeValue> item =
        item(Kind.TRANSACTION_TYPE.sortKey(type.code().value()), type.version());
    putType(item, type.name(), type.status());
    putLimits(item, byCurrency(type.limits(), CatalogueItems::limits));
    return item;
  }

  static TransactionType transactionType(Map<String, AttributeValue> item) {
    return new TransactionType(
        new TransactionTypeCode(sortKey(item)[1]),
        name(item),
        ofCurrencies(limits(item), CatalogueItems::transactionLimits),
        status(item),
        version(item));
  }

  static Map<String, AttributeValue> item(TransactionRule rule) {
    Map<String, AttributeValue> item =
        item(
            Kind.RULE.sortKey(rule.transactionType().value(), rule.walletType().value()),
            rule.version());
    item.put("debitAllowed", fromBool(rule.debitAllowed()));
    item.put("creditAllowed", fromBool(rule.creditAllowed()));
    return item;
  }

  static TransactionRule rule(Map<String, AttributeValue> item) {
    return new TransactionRule(
        new TransactionTypeCode(sortKey(item)[1]),
        new WalletTypeCode(sortKey(item)[2]),
        attribute(item, "debitAllowed").bool(),
        attribute(item, "creditAllowed").bool(),
        version(item));
  }

  private static Map<String, AttributeValue> item(String sortKey, long version) {
    Map<String, AttributeValue> item = new HashMap<>();
    item.put(PK, PARTITION);
    item.put(SK, fromS(sortKey));
    item.put(VERSION, number(version));
    return item;
  }

  private static void putType(Map<String, AttributeValue> item, TypeName name, TypeStatus status) {
    item.put("name", fromS(name.text()));
    if (status == TypeStatus.RETIRED) {
      item.put(RETIRED, fromBool(true));
    }
  }

  private static Map<String, AttributeValue> limits(WalletLimits limits) {
    Map<String, AttributeValue> map = range(limits.minAmount(), limits.maxAmount());
    put(map, "daily", limits.dailyLimit());
    put(map, "overdraft", limits.overdraftLimit());
    return map;
  }

  private static WalletLimits walletLimits(Currency currency, Map<String, AttributeValue> map) {
    return new WalletLimits(
        money(map, "min", currency),
        money(map, "max", currency),
        optional(map, "daily", currency),
        optional(map, "overdraft", currency));
  }

  private static Map<String, AttributeValue> limits(TransactionLimits limits) {
    Map<String, AttributeValue> map = range(limits.minAmount(), limits.maxAmount());
    limits.fee().ifPresent(fee -> map.put("fee", fromM(fee(fee))));
    return map;
  }

  private static TransactionLimits transactionLimits(
      Currency currency, Map<String, AttributeValue> map) {
    return new TransactionLimits(
        money(map, "min", currency),
        money(map, "max", currency),
        Optional.ofNullable(map.get("fee")).map(fee -> fee(currency, fee.m())));
  }

  private static Map<String, AttributeValue> fee(Fee fee) {
    Map<String, AttributeValue> map = new HashMap<>();
    map.put("flat", number(fee.flat().minorUnits()));
    map.put("basisPoints", number(fee.basisPoints()));
    put(map, "min", fee.min());
    put(map, "max", fee.max());
    return map;
  }

  private static Fee fee(Currency currency, Map<String, AttributeValue> map) {
    return new Fee(
        money(map, "flat", currency),
        Integer.parseInt(attribute(map, "basisPoints").n()),
        optional(map, "min", currency),
        optional(map, "max", currency));
  }

  private static Map<String, AttributeValue> range(Money min, Money max) {
    Map<String, AttributeValue> map = new HashMap<>();
    map.put("min", number(min.minorUnits()));
    map.put("max", number(max.minorUnits()));
    return map;
  }

  /** No limits are left out: DynamoDB Local's stream forgets that an empty map is a map. */
  private static void putLimits(
      Map<String, AttributeValue> item, Map<String, AttributeValue> limits) {
    if (!limits.isEmpty()) {
      item.put("limits", fromM(limits));
    }
  }

  private static Map<String, AttributeValue> limits(Map<String, AttributeValue> item) {
    return item.containsKey("limits") ? attribute(item, "limits").m() : Map.of();
  }

  private static <T> Map<String, AttributeValue> byCurrency(
      Map<Currency, T> limits, Function<T, Map<String, AttributeValue>> layout) {
    Map<String, AttributeValue> map = new HashMap<>();
    limits.forEach((currency, limit) -> map.put(currency.code(), fromM(layout.apply(limit))));
    return map;
  }

  private static <T> Map<Currency, T> ofCurrencies(
      Map<String, AttributeValue> map,
      BiFunction<Currency, Map<String, AttributeValue>, T> meaning) {
    Map<Currency, T> limits = new HashMap<>();
    map.forEach(
        (code, limit) -> {
          Currency currency = Currency.of(code).orElseThrow();
          limits.put(currency, meaning.apply(currency, limit.m()));
        });
    return limits;
  }

  private static TypeName name(Map<String, AttributeValue> item) {
    return new TypeName(attribute(item, "name").s());
  }

  private static TypeStatus status(Map<String, AttributeValue> item) {
    return item.containsKey(RETIRED) ? TypeStatus.RETIRED : TypeStatus.ACTIVE;
  }

  private static long version(Map<String, AttributeValue> item) {
    return Long.parseLong(attribute(item, VERSION).n());
  }

  private static String[] sortKey(Map<String, AttributeValue> item) {
    return attribute(item, SK).s().split(SEPARATOR, -1);
  }

  private static void put(Map<String, AttributeValue> map, String name, Optional<Money> money) {
    money.ifPresent(present -> map.put(name, number(present.minorUnits())));
  }

  private static Money money(Map<String, AttributeValue> map, String name, Currency currency) {
    return new Money(Long.parseLong(attribute(map, name).n()), currency);
  }

  private static Optional<Money> optional(
      Map<String, AttributeValue> map, String name, Currency currency) {
    return map.containsKey(name) ? Optional.of(money(map, name, currency)) : Optional.empty();
  }

  static AttributeValue number(long value) {
    return fromN(Long.toString(value));
  }

  private static AttributeValue attribute(Map<String, AttributeValue> item, String name) {
    @Nullable AttributeValue value = item.get(name);
    if (value == null) {
      throw new IllegalStateException("An item of the catalogue has no attribute " + name + ".");
    }
    return value;
  }
}
