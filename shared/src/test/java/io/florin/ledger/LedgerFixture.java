package io.florin.ledger;

import io.florin.catalogue.TransactionType;
import io.florin.catalogue.WalletType;
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
import java.util.UUID;

/** Wallets, commands and orders that tests begin with. */
public final class LedgerFixture {
  /** The currency of most tests. */
  public static final Currency EUR = Currency.of("EUR").orElseThrow();

  /** The instant of most tests. */
  public static final Instant NOON = Instant.parse("2026-11-21T12:00:00.123Z");

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
            currency,
            Optional.of(new WalletName("Savings")),
            NOON));
  }

  /** A number that no other wallet has. */
  public static synchronized AccountNumber accountNumber() {
    return AccountNumber.draw(RANDOM);
  }

  /** The wallet after a credit. */
  public static Wallet credited(Wallet wallet, long cents) {
    return new Wallet(
        wallet.terms(),
        wallet.post(EntryKind.CREDIT, new Money(cents, wallet.currency()), Narrative.NONE, NOON));
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
                newest.at(),
                newest.previousHash(),
                newest.hash())
            .sealed());
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

  /** An order for a transfer by a command. */
  public static TransferOrder order(Command command, Money amount) {
    return order(command, amount, Optional.empty());
  }

  /** An order for a transfer by a command, with a reference. */
  public static TransferOrder order(
      Command command, Money amount, Optional<ExternalReference> reference) {
    return new TransferOrder(
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
