package io.florin.simulation.command;

import io.florin.identity.Caller;
import io.florin.identity.CustomerId;
import io.florin.identity.Role;
import io.florin.ledger.AccountNumber;
import io.florin.ledger.BatchId;
import io.florin.ledger.CommandId;
import io.florin.ledger.HoldId;
import io.florin.ledger.TransferId;
import io.florin.ledger.WalletId;
import io.florin.ledger.WalletTerms;
import io.florin.money.Currency;
import io.florin.money.Money;
import io.florin.simulation.book.Book;
import io.florin.simulation.time.Chance;
import io.florin.simulation.world.Scene;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Customers and administrators, and the wallets that they know of. */
public final class People {
  private static final int CUSTOMERS = 6;
  private static final int MAX_WALLETS = 60;
  private static final int MAX_REMEMBERED = 60;
  private static final int LATEST = 8;
  private static final int VERY_LATEST = 2;
  private static final double AT_A_BOUND = 0.1;
  private static final long AROUND = 3;
  static final List<Currency> CURRENCIES =
      List.of(currency("EUR"), currency("JPY"), currency("BHD"));
  private static final List<Currency> OF_WALLETS =
      List.of(
          CURRENCIES.get(0),
          CURRENCIES.get(0),
          CURRENCIES.get(0),
          CURRENCIES.get(0),
          CURRENCIES.get(1),
          CURRENCIES.get(2));
  private static final double RARELY = 0.02;
  private static final double SOMETIMES = 0.1;
  private static final long TOO_MUCH = 1_000_000_000_001L;

  private final Scene scene;
  private final Book book;
  private final Chance chance;
  private final List<Caller> customers = new ArrayList<>();
  private final List<Known> wallets = new ArrayList<>();
  private final List<Made> made = new ArrayList<>();
  private final List<Held> holds = new ArrayList<>();
  private final List<Batch> batches = new ArrayList<>();
  private final Caller admin;
  private int ids;

  /** A wallet that people know of. */
  public record Known(
      WalletId id, Caller owner, Currency currency, Optional<AccountNumber> number) {
    Known(WalletId id, Caller owner, Currency currency) {
      this(id, owner, currency, Optional.empty());
    }
  }

  /** A transfer that somebody was told of. */
  record Made(TransferId id, Caller by, WalletId from, WalletId to, Currency currency) {}

  /** A hold that somebody was told of. */
  record Held(HoldId id, Caller by, WalletId from, Optional<WalletId> to, Currency currency) {}

  /** A batch that somebody was told of. */
  record Batch(BatchId id, Caller by) {}

  /** People without wallets. */
  public People(Scene scene, Book book) {
    this.scene = scene;
    this.book = book;
    chance = scene.chance();
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
  void learn(WalletTerms terms, Caller owner) {
    if (wallets.stream().noneMatch(known -> known.id.equals(terms.id()))) {
      wallets.add(new Known(terms.id(), owner, terms.currency(), terms.accountNumber()));
    }
  }

  /** Who owns a wallet, as far as people know. */
  Optional<Caller> ownerOf(WalletId id) {
    return wallets.stream().filter(known -> known.id.equals(id)).map(Known::owner).findFirst();
  }

  /** The instant. */
  Instant now() {
    return scene.schedule().now();
  }

  /** The wallets that people know of. */
  List<Known> wallets() {
    return wallets;
  }

  /** Somebody was told of something, by the names of what is on record. */
  void learn(CommandId command, Caller by, Map<String, String> values) {
    Optional<Currency> currency = Currency.of(values.getOrDefault("currency", ""));
    if (values.containsKey("kind")) {
      remember(
          made,
          new Made(
              new TransferId(command),
              by,
              new WalletId(values.getOrDefault("from", "")),
              new WalletId(values.getOrDefault("to", "")),
              currency.orElseThrow()));
    } else if (values.containsKey("hold")) {
      String to = values.getOrDefault("to", "");
      remember(
          holds,
          new Held(
              new HoldId(command),
              by,
              new WalletId(values.getOrDefault("from", "")),
              to.isEmpty() ? Optional.empty() : Optional.of(new WalletId(to)),
              currency.orElseThrow()));
    } else if (values.containsKey("refusedItem")) {
      remember(batches, new Batch(new BatchId(command), by));
    }
  }

  private <T> void remember(List<T> memory, T what) {
    if (memory.contains(what)) {
      return;
    }
    if (memory.size() == MAX_REMEMBERED) {
      memory.remove(chance.below(MAX_REMEMBERED));
    }
    memory.add(what);
  }

  /** Some hold that somebody was told of, most often one of the latest. */
  Optional<Held> hold() {
    if (holds.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(oneOf(holds));
  }

  /** Several at once often want the very same. */
  private <T> T oneOf(List<T> memory) {
    int latest = Math.min(chance.of(0.5) ? LATEST : VERY_LATEST, memory.size());
    return chance.of(0.4)
        ? chance.oneOf(memory)
        : memory.get(memory.size() - 1 - chance.below(latest));
  }

  /** Some batch that somebody was told of. */
  Optional<Batch> batch() {
    return batches.isEmpty() ? Optional.empty() : Optional.of(chance.oneOf(batches));
  }

  /** Some transfer that somebody was told of. */
  Optional<Made> transfer() {
    return made.isEmpty() ? Optional.empty() : Optional.of(oneOf(made));
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

  /** Some wallet to read: often one that a transaction is at work on. */
  Known walletToRead() {
    List<Known> atWork =
        wallets.stream().filter(known -> book.isInFlight(known.id.value())).toList();
    return atWork.isEmpty() || chance.of(0.5) ? wallet() : chance.oneOf(atWork);
  }

  /** One of the latest wallets, which mostly have nothing. */
  Known newestWallet() {
    int latest = Math.min(LATEST, wallets.size());
    return wallets.get(wallets.size() - 1 - chance.below(latest));
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
    List<Long> bounds = book.bounds(wallet.id.value());
    if (chance.of(AT_A_BOUND) && !bounds.isEmpty()) {
      return new Money(
          Math.max(1, chance.oneOf(bounds) + chance.below(2 * AROUND) - AROUND), currency);
    }
    return new Money(1 + chance.below(chance.of(SOMETIMES) ? 100_000L : 2_000L), currency);
  }

  /** A large amount, so that there is money. */
  Money muchFor(Known wallet) {
    return new Money(1 + chance.below(60_000), wallet.currency);
  }

  /** Some currency. */
  Currency currency() {
    return chance.oneOf(OF_WALLETS);
  }

  /** An amount that a wallet mostly has. */
  Money smallAmount(Known wallet) {
    return chance.of(RARELY) ? amount(wallet) : new Money(1 + chance.below(300), wallet.currency);
  }
}
