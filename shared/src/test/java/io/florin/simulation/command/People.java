package io.florin.simulation.command;

import io.florin.identity.Caller;
import io.florin.identity.CustomerId;
import io.florin.identity.Role;
import io.florin.ledger.TransferId;
import io.florin.ledger.WalletId;
import io.florin.money.Currency;
import io.florin.money.Money;
import io.florin.simulation.time.Chance;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Customers and administrators, and the wallets that they know of. */
public final class People {
  private static final int CUSTOMERS = 6;
  private static final int MAX_WALLETS = 24;
  private static final int MAX_REMEMBERED = 60;
  private static final List<Currency> CURRENCIES =
      List.of(currency("EUR"), currency("EUR"), currency("EUR"), currency("JPY"));
  private static final double RARELY = 0.02;
  private static final double SOMETIMES = 0.1;
  private static final long TOO_MUCH = 1_000_000_000_001L;

  private final Chance chance;
  private final List<Caller> customers = new ArrayList<>();
  private final List<Known> wallets = new ArrayList<>();
  private final List<Made> made = new ArrayList<>();
  private final Caller admin;
  private int ids;

  /** A wallet that people know of. */
  public record Known(WalletId id, Caller owner, Currency currency) {}

  /** A transfer that somebody was told of. */
  record Made(TransferId id, Caller by) {}

  /** People without wallets. */
  public People(Chance chance) {
    this.chance = chance;
    for (int count = 0; count < CUSTOMERS; count++) {
      customers.add(new Caller(customer(), Role.CUSTOMER));
    }
    admin = new Caller(customer(), Role.ADMIN);
  }

  private static Currency currency(String code) {
    return Currency.of(code).orElseThrow();
  }

  private CustomerId customer() {
    return new CustomerId("cus_%026d".formatted(++ids));
  }

  /** The id of a new wallet, later than all before it. */
  public WalletId newWalletId() {
    return new WalletId("wal_%026d".formatted(++ids));
  }

  Chance chance() {
    return chance;
  }

  /** A new number, never drawn before. */
  int number() {
    return ++ids;
  }

  /** The administrator. */
  Caller admin() {
    return admin;
  }

  /** Some customer. */
  Caller customer(int number) {
    return customers.get(number % CUSTOMERS);
  }

  /** Some customer. */
  Caller anyone() {
    return chance.oneOf(customers);
  }

  /** Somebody has been told of a wallet. */
  void learn(WalletId id, Caller owner, Currency currency) {
    Known wallet = new Known(id, owner, currency);
    if (!wallets.contains(wallet)) {
      wallets.add(wallet);
    }
  }

  /** The wallets that people know of. */
  List<Known> wallets() {
    return wallets;
  }

  /** Somebody was told of a transfer. */
  void learn(TransferId id, Caller by) {
    if (made.size() == MAX_REMEMBERED) {
      made.set(chance.below(MAX_REMEMBERED), new Made(id, by));
    } else {
      made.add(new Made(id, by));
    }
  }

  /** Some transfer that somebody was told of. */
  Optional<Made> transfer() {
    return made.isEmpty() ? Optional.empty() : Optional.of(chance.oneOf(made));
  }

  /** Whether nobody needs another wallet. */
  boolean haveEnough() {
    return wallets.size() >= MAX_WALLETS;
  }

  /** Whether nobody has a wallet yet. */
  public boolean haveNone() {
    return wallets.isEmpty();
  }

  /** Some wallet; a few of them are very busy. */
  public Known wallet() {
    int bound = 1 + chance.below(wallets.size());
    return wallets.get(chance.below(bound));
  }

  /** A wallet's id: rarely one that nobody has, or that of a system wallet. */
  WalletId idOf(Known wallet) {
    if (!chance.of(RARELY)) {
      return wallet.id;
    }
    return chance.of(0.5)
        ? new WalletId("wal_%026d".formatted(Integer.MAX_VALUE))
        : new WalletId("wal_system_ADJUSTMENTS_EUR_0");
  }

  /** Who asks for something with a wallet: rarely not its owner. */
  Caller callerFor(Known wallet) {
    return chance.of(RARELY) ? anyone() : wallet.owner;
  }

  /** An amount for a wallet: sometimes more than there is, rarely too much or in another money. */
  Money amount(Known wallet) {
    Currency currency = chance.of(RARELY) ? chance.oneOf(CURRENCIES) : wallet.currency;
    if (chance.of(RARELY)) {
      return new Money(TOO_MUCH, currency);
    }
    return new Money(1 + chance.below(chance.of(SOMETIMES) ? 100_000L : 3_000L), currency);
  }

  /** Some currency. */
  Currency currency() {
    return chance.oneOf(CURRENCIES);
  }
}
