package io.florin.functions.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import io.florin.catalogue.Catalogue;
import io.florin.catalogue.Fee;
import io.florin.catalogue.TransactionLimits;
import io.florin.catalogue.WalletLimits;
import io.florin.functions.http.MoneyJson;
import io.florin.functions.http.Problem;
import io.florin.functions.http.ProblemException;
import io.florin.money.Currency;
import io.florin.money.Money;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** Reads the list {@code limits}, which has a row for each currency. */
final class LimitsForm {
  private static final long SMALLEST_MINOR_UNITS = 1;

  private final String place;
  private final JsonNode row;
  private final Currency currency;

  private LimitsForm(String place, JsonNode row) {
    this.place = place;
    this.row = row;
    currency = MoneyJson.currency(row.path("currency").asText(), field("currency"));
  }

  /** The limits of a wallet type; none when the list is absent or null. */
  static Map<Currency, WalletLimits> ofWallets(JsonNode list) {
    return rows(list, (form, range) -> form.walletLimits(range));
  }

  /** The limits of a transaction type; none when the list is absent or null. */
  static Map<Currency, TransactionLimits> ofTransactions(JsonNode list) {
    return rows(list, (form, range) -> form.transactionLimits(range));
  }

  /** The least and the most that one transfer moves. */
  private record Range(Money min, Money max) {}

  private static <T> Map<Currency, T> rows(JsonNode list, BiFunction<LimitsForm, Range, T> limits) {
    Map<Currency, T> rows = new LinkedHashMap<>();
    for (int index = 0; index < list.size(); index++) {
      LimitsForm form = new LimitsForm("limits[" + index + "]", list.path(index));
      T row = limits.apply(form, form.range());
      if (rows.put(form.currency, row) != null) {
        throw fault(form.field("currency"), "repeated", "Give one row for each currency.");
      }
    }
    return rows;
  }

  private Range range() {
    Money min = size(row, "minAmount", place).orElse(new Money(SMALLEST_MINOR_UNITS, currency));
    Money max = size(row, "maxAmount", place).orElse(Catalogue.largestAmount(currency));
    if (!min.isPositive()) {
      throw fault(field("minAmount"), "not-positive", "Use an amount above zero.");
    }
    requireAtMostLargest(min, field("minAmount"));
    requireAtMostLargest(max, field("maxAmount"));
    if (max.compareTo(min) < 0) {
      throw fault(field("maxAmount"), "too-small", "Use " + min.decimal() + " or more.");
    }
    return new Range(min, max);
  }

  private WalletLimits walletLimits(Range range) {
    return new WalletLimits(
        range.min(),
        range.max(),
        size(row, "dailyLimit", place),
        size(row, "overdraftLimit", place));
  }

  private TransactionLimits transactionLimits(Range range) {
    JsonNode fee = row.path("fee");
    return new TransactionLimits(
        range.min(), range.max(), fee.isObject() ? Optional.of(fee(fee)) : Optional.empty());
  }

  private Fee fee(JsonNode fee) {
    String feePlace = field("fee");
    Money flat = partOfFee(fee, "flat", feePlace).orElse(Money.zero(currency));
    Optional<Money> min = partOfFee(fee, "min", feePlace);
    Optional<Money> max = partOfFee(fee, "max", feePlace);
    if (min.isPresent() && max.isPresent() && max.get().compareTo(min.get()) < 0) {
      throw fault(feePlace + ".max", "too-small", "Use " + min.get().decimal() + " or more.");
    }
    return new Fee(flat, fee.path("basisPoints").asInt(0), min, max);
  }

  private Optional<Money> partOfFee(JsonNode fee, String name, String feePlace) {
    Optional<Money> part = size(fee, name, feePlace);
    part.ifPresent(size -> requireAtMostLargest(size, feePlace + "." + name));
    return part;
  }

  private void requireAtMostLargest(Money size, String field) {
    Money largest = Catalogue.largestAmount(currency);
    if (size.compareTo(largest) > 0) {
      throw fault(field, "too-large", "Use " + largest.decimal() + " or less.");
    }
  }

  private Optional<Money> size(JsonNode parent, String name, String parentPlace) {
    JsonNode value = parent.path(name);
    return value.isMissingNode() || value.isNull()
        ? Optional.empty()
        : Optional.of(MoneyJson.size(value, parentPlace + "." + name, currency));
  }

  private String field(String name) {
    return place + "." + name;
  }

  private static ProblemException fault(String field, String code, String message) {
    return new ProblemException(Problem.invalid(field, code, message));
  }
}
