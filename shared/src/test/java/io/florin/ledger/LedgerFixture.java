package io.florin.ledger;

import io.florin.bank.BankAccount;
import io.florin.catalogue.SettlementMode;
import io.florin.catalogue.TransactionType;
import io.florin.catalogue.WalletType;
import io.florin.catalogue.WalletTypeCode;
import io.florin.identity.CustomerId;
import io.florin.identity.ulid.UlidCustomerIds;
import io.florin.ledger.ulid.UlidWalletIds;
import io.florin.money.Currency;
import io.florin.money.Money;
import io.florin.retry.Deadline;
import io.florin.retry.Pause;
import io.florin.retry.Retry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/** Wallets, commands and orders that tests begin with. */
public final class LedgerFixture {
  /** The currency of most tests. */
  public static final Currency EUR = Currency.of("EUR").orElseThrow();

  /** The instant of most tests. */
  public static final Instant NOON = Instant.parse("2026-11-21T12:00:00.123Z");

  /** The bank account of most tests. */
  public static final BankAccount BANK_ACCOUNT = new BankAccount("DE89370400440532013000");

  private static final Random RANDOM = new Random(1);

  private LedgerFixture() {}

  /** Euros. */
  public static Money eur(long cents) {
    return new Money(cents, EUR);
  }

  /** Somebody new. */
  public static CustomerId customer() {
    return new UlidCustomerIds().next();
  }

  /** A deadline that tests never reach. */
  public static Deadline soon() {
    return Deadline.in(Duration.ofSeconds(60), InstantSource.system());
  }

  /** A retry whose waits are as short as they can be. */
  public static Retry retry(int maxTries) {
    return new Retry(
        maxTries, Duration.ofMillis(1), Duration.ofMillis(20), Pause.sleeping(), new Random(2));
  }

  /** A wallet in euros that was opened at noon. */
  public static Wallet opened(CustomerId owner) {
    return opened(owner, EUR);
  }

  /** A wallet that was opened at noon. */
  public static Wallet opened(CustomerId owner, Currency currency) {
    return Wallet.open(
        new WalletTerms(
            new UlidWalletIds().next(),
            Optional.of(owner),
            Optional.of(accountNumber()),
            WalletType.STANDARD.code(),
            SettlementMode.DIRECT,
            currency,
            Optional.of(new WalletName("Savings")),
            NOON));
  }

  /** A wallet in euros that receives in batches, opened at noon. */
  public static Wallet openedBatched(CustomerId owner) {
    return Wallet.open(
        new WalletTerms(
            new UlidWalletIds().next(),
            Optional.of(owner),
            Optional.of(accountNumber()),
            new WalletTypeCode("MERCHANT"),
            SettlementMode.BATCHED,
            EUR,
            Optional.empty(),
            NOON));
  }

  /** A leg that waits for a wallet, of a transfer of its own. */
  public static UnpostedLeg leg(Wallet wallet, long cents) {
    return new UnpostedLeg(wallet.id(), new TransferId(command(customer()).id()), eur(cents), NOON);
  }

  /** Opens a wallet in a store. */
  public static void open(LedgerStore store, Wallet wallet) {
    store.commit(Commit.opening(wallet, Optional.empty()), soon());
  }

  /** Leaves legs in a store, as transfers do. */
  public static void leave(LedgerStore store, List<UnpostedLeg> legs) {
    for (UnpostedLeg leg : legs) {
      store.commit(
          Commit.posting(
              List.of(),
              List.of(leg),
              List.of(command(customer()).ledTo(new OpenedWallet(leg.walletId())))),
          soon());
    }
  }

  /** Appends an entry that changes a wallet's status. */
  public static void append(LedgerStore store, Entry entry) {
    store.commit(Commit.appending(entry), soon());
  }

  /** A number that no other wallet has. */
  public static synchronized AccountNumber accountNumber() {
    return AccountNumber.draw(RANDOM);
  }

  /** The wallet after a credit. */
  public static Wallet credited(Wallet wallet, long cents) {
    return new Wallet(
        wallet.terms(),
        wallet.post(
            EntryKind.CREDIT,
            new Money(cents, wallet.currency()),
            Narrative.NONE,
            wallet.newest().at()));
  }

  /** The wallet with another status. */
  public static Wallet with(Wallet wallet, WalletStatus status) {
    Entry newest = wallet.newest();
    return new Wallet(
        wallet.terms(),
        new Entry(
                newest.walletId(),
                newest.version(),
                newest.kind(),
                newest.amount(),
                newest.reserved(),
                newest.posted(),
                newest.held(),
                newest.incoming(),
                status,
                newest.outToday(),
                newest.turnover(),
                newest.narrative(),
                List.of(),
                newest.at(),
                newest.previousHash(),
                newest.hash())
            .sealed());
  }

  /** Opens a wallet in a store, with money in it. */
  public static Wallet openedWithMoney(LedgerStore store, CustomerId owner, long cents) {
    Wallet empty = opened(owner);
    store.commit(Commit.opening(empty, Optional.empty()), soon());
    return append(store, credited(empty, cents));
  }

  /** Changes the status of a wallet in a store, by an entry that moves nothing. */
  public static void changeStatus(LedgerStore store, WalletId id, WalletStatus status) {
    Wallet before = store.wallets(Set.of(id), soon()).values().iterator().next();
    append(store, with(credited(before, 0), status));
  }

  private static Wallet append(LedgerStore store, Wallet after) {
    CommandRecord record = command(customer()).ledTo(new OpenedWallet(after.id()));
    store.commit(Commit.posting(List.of(after.newest()), record, Optional.empty()), soon());
    return after;
  }

  /** The transfer that a decision posts or refuses. */
  public static Transfer transferOf(Decision decision) {
    return switch (decision) {
      case Decision.Post post -> (Transfer) post.outcome();
      case Decision.Refuse refuse -> (Transfer) refuse.outcome();
      case Decision.NotFound notFound -> throw new AssertionError(notFound);
      case Decision.Forbidden forbidden -> throw new AssertionError(forbidden);
      case Decision.Incomplete more -> throw new AssertionError(more);
    };
  }

  /** A command of a caller under a new key. */
  public static Command command(CustomerId caller) {
    return command(caller, UUID.randomUUID().toString());
  }

  /** A command of a caller under a key. */
  public static Command command(CustomerId caller, String key) {
    return Command.of(
        caller,
        new IdempotencyKey(key),
        Fingerprint.of("test", List.of(Optional.of("the same"))),
        new TraceId(UUID.randomUUID().toString()));
  }

  /** An order for a deposit or a withdrawal by a command. */
  public static TransferOrder bankOrder(Command command, TransferKind kind, Money amount) {
    return TransferOrder.free(
        new TransferId(command.id()),
        kind,
        amount,
        Optional.empty(),
        Optional.empty(),
        Optional.of(new Note("For the holidays")),
        Optional.empty(),
        Map.of(),
        Optional.of(BANK_ACCOUNT));
  }

  /** An order for a transfer by a command. */
  public static TransferOrder order(Command command, Money amount) {
    return order(command, amount, Optional.empty());
  }

  /** An order for a transfer by a command, with a reference. */
  public static TransferOrder order(
      Command command, Money amount, Optional<ExternalReference> reference) {
    return TransferOrder.free(
        new TransferId(command.id()),
        TransferKind.TRANSFER,
        amount,
        Optional.of(TransactionType.TRANSFER.code()),
        Optional.of(Channel.APP),
        Optional.of(new Note("For the tickets – thanks! 🎟")),
        reference,
        Map.of("order", "4711"),
        Optional.empty());
  }
}
