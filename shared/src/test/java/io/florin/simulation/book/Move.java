package io.florin.simulation.book;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Money on its way, and what the documentation says against it. A system wallet is not judged.
 *
 * @param kind the kind of the transfer, or {@code HOLD}
 * @param to empty where nobody is named
 * @param amount in minor units
 * @param type the transaction type; empty when it has none
 */
record Move(String kind, String from, String to, long amount, String currency, String type) {
  private static final long MAX_AMOUNT = 1_000_000_000_000L;
  private static final Set<String> OF_ANY_SIZE = Set.of("CAPTURE", "REVERSAL");
  private static final Set<String> COUNTED_BY_DAY = Set.of("TRANSFER", "WITHDRAWAL", "CAPTURE");

  static boolean isSystem(String wallet) {
    return wallet.startsWith("wal_system_");
  }

  /** What it may cost, in minor units; what it did cost where that is on record. */
  Set<Long> fees(Moment moment) {
    // What was refused tells of no fee.
    if (moment.isStrict() && !moment.record().has("refusal")) {
      return Set.of(moment.record().number("fee"));
    }
    return possibleFees(moment);
  }

  /** What it may cost by the catalogue, in minor units. */
  Set<Long> possibleFees(Moment moment) {
    return kind.equals("TRANSFER")
        ? moment.book().types().fees(type, amount, currency, moment.since(), moment.now())
        : Set.of(0L);
  }

  /** What speaks against it. */
  Set<String> reasonsAgainst(Moment moment) {
    Set<String> reasons = new HashSet<>();
    if (from.equals(to)) {
      reasons.add("SAME_WALLET");
    }
    if (amount > MAX_AMOUNT) {
      reasons.add("AMOUNT_OUT_OF_RANGE");
    }
    if (!type.isEmpty()) {
      reasons.addAll(moment.byAny("TRANSACTION_TYPE#" + type, this::typeAgainst));
    }
    for (String wallet : List.of(from, to)) {
      if (!wallet.isEmpty() && !isSystem(wallet)) {
        reasons.addAll(walletAgainst(moment, moment.book().account(wallet), wallet.equals(from)));
      }
    }
    return reasons;
  }

  private Set<String> typeAgainst(Fields version) {
    Set<String> reasons = new HashSet<>();
    if (version.isTrue("retired")) {
      reasons.add("NOT_ALLOWED_FOR_TYPE");
    }
    if (!Types.allows(Types.limits(version, currency), amount)) {
      reasons.add("AMOUNT_OUT_OF_RANGE");
    }
    return reasons;
  }

  private Set<String> walletAgainst(Moment moment, Account account, boolean pays) {
    Set<String> reasons = new HashSet<>();
    Account.Line line = moment.state().apply(account);
    if (line.status().equals("FROZEN") && pays) {
      reasons.add("WALLET_FROZEN");
    }
    // Who leaves a leg, or sets money aside for it, does not touch the wallet that receives: it may
    // have begun to close a moment before.
    boolean untouched = !pays && moment.isStrict() && (account.batched || kind.equals("HOLD"));
    boolean mayClose = untouched && (line.status().equals("CLOSING") || kind.equals("HOLD"));
    if (line.status().startsWith("CLOS") && !mayClose) {
      reasons.add("WALLET_CLOSED");
    }
    if (!account.currency.equals(currency)) {
      reasons.add("CURRENCY_MISMATCH");
    }
    if (!type.isEmpty()) {
      reasons.addAll(
          moment.byAny(
              "RULE#" + type + "#" + account.type,
              rule ->
                  rule.item().isEmpty() || rule.isTrue(pays ? "debitAllowed" : "creditAllowed")
                      ? Set.of()
                      : Set.of("NOT_ALLOWED_FOR_TYPE")));
    }
    reasons.addAll(
        moment.byAny(
            "WALLET_TYPE#" + account.type,
            version -> limitsAgainst(moment, Types.limits(version, account.currency), line, pays)));
    return reasons;
  }

  private Set<String> limitsAgainst(Moment moment, Fields limits, Account.Line line, boolean pays) {
    Set<String> reasons = new HashSet<>();
    if (!OF_ANY_SIZE.contains(kind) && !Types.allows(limits, amount)) {
      reasons.add("AMOUNT_OUT_OF_RANGE");
    }
    if (!pays) {
      return reasons;
    }
    for (long fee : fees(moment)) {
      long leaving = amount + fee;
      boolean today = !line.day().isBefore(Account.dayOf(moment.earliest()));
      long out = (today ? line.out() : 0) + leaving;
      if (COUNTED_BY_DAY.contains(kind) && out > limits.ifNumber("daily").orElse(Long.MAX_VALUE)) {
        reasons.add("DAILY_LIMIT_EXCEEDED");
      }
      boolean lacking = line.posted() - line.held() - leaving < -limits.number("overdraft");
      if (!kind.equals("CAPTURE") && lacking) {
        reasons.add("INSUFFICIENT_FUNDS");
      }
    }
    return reasons;
  }
}
