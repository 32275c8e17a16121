package io.florin.simulation.book;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The catalogue, kept plainly: each type and each rule as it was at any time. */
final class Types {
  private static final long MAX_AMOUNT = 1_000_000_000_000L;

  private final Map<String, List<Version>> versions = new HashMap<>();

  /** What an item was from an instant on, until the next one. */
  private record Version(Instant from, Fields item) {}

  void put(String sort, Fields item, Instant now) {
    versions.computeIfAbsent(sort, unknown -> new ArrayList<>()).add(new Version(now, item));
  }

  /** How often an item was put. */
  int count(String sort) {
    return versions.getOrDefault(sort, List.of()).size();
  }

  /** What an item was at some time between two instants; no attributes where it was not there. */
  List<Fields> between(String sort, Instant since, Instant until) {
    List<Fields> all = new ArrayList<>();
    Fields before = Fields.NONE;
    for (Version version : versions.getOrDefault(sort, List.of())) {
      if (version.from.isAfter(until)) {
        break;
      }
      if (version.from.isAfter(since)) {
        all.add(before);
      }
      before = version.item;
    }
    all.add(before);
    return all;
  }

  /** What transfers of a type may have cost between two instants, in minor units. */
  Set<Long> fees(String type, long amount, String currency, Instant since, Instant until) {
    Set<Long> fees = new TreeSet<>();
    for (Fields version : between("TRANSACTION_TYPE#" + type, since, until)) {
      fees.add(fee(version, amount, currency));
    }
    return fees;
  }

  private static long fee(Fields type, long amount, String currency) {
    Fields fee = limits(type, currency).inner("fee").orElse(Fields.NONE);
    if (amount > MAX_AMOUNT || fee.item().isEmpty()) {
      return 0;
    }
    BigDecimal share =
        BigDecimal.valueOf(amount)
            .multiply(BigDecimal.valueOf(fee.number("basisPoints")))
            .divide(BigDecimal.valueOf(10_000), 0, RoundingMode.HALF_UP);
    long whole = share.longValueExact() + fee.number("flat");
    whole = Math.max(whole, fee.ifNumber("min").orElse(whole));
    return Math.min(whole, fee.ifNumber("max").orElse(whole));
  }

  /** What a type says of a currency; no attributes where it says nothing. */
  static Fields limits(Fields type, String currency) {
    return type.inner("limits").flatMap(all -> all.inner(currency)).orElse(Fields.NONE);
  }

  /** Whether limits allow an amount. */
  static boolean allows(Fields limits, long amount) {
    return amount >= limits.ifNumber("min").orElse(1)
        && amount <= limits.ifNumber("max").orElse(MAX_AMOUNT);
  }
}
