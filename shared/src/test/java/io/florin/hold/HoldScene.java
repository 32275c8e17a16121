package io.florin.hold;

import static io.florin.ledger.LedgerFixture.NOON;
import static io.florin.ledger.LedgerFixture.eur;

import io.florin.catalogue.Catalogue;
import io.florin.catalogue.CatalogueFixture;
import io.florin.identity.Caller;
import io.florin.identity.Role;
import io.florin.ledger.CommandRecord;
import io.florin.ledger.Execution;
import io.florin.ledger.Hold;
import io.florin.ledger.HoldId;
import io.florin.ledger.IdempotencyKey;
import io.florin.ledger.InMemoryLedgerStore;
import io.florin.ledger.Ledger;
import io.florin.ledger.LedgerFixture;
import io.florin.ledger.LedgerStore;
import io.florin.ledger.Note;
import io.florin.ledger.TraceId;
import io.florin.ledger.Wallet;
import io.florin.ledger.WalletId;
import io.florin.money.Money;
import io.florin.retry.Deadline;
import io.florin.wallet.ShowingWallets;
import io.florin.wallet.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;

/** A payer with 100.00, a payee with 10.00, and a clock that a test can put forward. */
final class HoldScene {
  private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
  final InstantSource clock = now::get;
  final LedgerStore store = new InMemoryLedgerStore(clock);
  final Caller payer = new Caller(LedgerFixture.customer(), Role.CUSTOMER);
  final Caller payee = new Caller(LedgerFixture.customer(), Role.CUSTOMER);
  final WalletId from = LedgerFixture.openedWithMoney(store, payer.id(), 100_00).id();
  final WalletId to = LedgerFixture.openedWithMoney(store, payee.id(), 10_00).id();

  void wait(Duration duration) {
    now.set(now.get().plus(duration));
  }

  Deadline deadline() {
    return Deadline.in(Duration.ofMinutes(5), clock);
  }

  static Ledger ledger(LedgerStore store, InstantSource clock) {
    return new Ledger(store, clock, LedgerFixture.retry(5));
  }

  static ShowingHolds showing(LedgerStore store) {
    return new ShowingHolds(store, new Statement(store, new ShowingWallets(store)));
  }

  PlacingHold placing() {
    return new PlacingHold(
        store, ledger(store, clock), CatalogueFixture.current(Catalogue.standard()), clock);
  }

  CapturingHold capturing(LedgerStore other) {
    return new CapturingHold(
        ledger(other, clock), CatalogueFixture.current(Catalogue.standard()), showing(other));
  }

  ReleasingHold releasing(LedgerStore other) {
    return new ReleasingHold(ledger(other, clock), showing(other));
  }

  ExpiringHolds expiring(LedgerStore other) {
    return expiring(other, Runnable::run);
  }

  ExpiringHolds expiring(LedgerStore other, Executor sideBySide) {
    return new ExpiringHolds(other, ledger(other, clock), clock, sideBySide);
  }

  HoldRequest request(long cents, Optional<WalletId> payees, Optional<Instant> expiresAt) {
    return new HoldRequest(
        from, eur(cents), payees, Optional.of(new Note("For the room")), expiresAt);
  }

  Optional<Execution> place(Caller caller, IdempotencyKey key, HoldRequest request) {
    return placing().place(caller, key, request, trace(), deadline());
  }

  /** A hold for the payee. */
  HoldId placed(long cents) {
    return placed(request(cents, Optional.of(to), Optional.empty()));
  }

  HoldId placed(HoldRequest request) {
    Execution execution = place(payer, key(), request).orElseThrow();
    return ((Hold) recorded(execution).outcome()).id();
  }

  CaptureResult capture(
      Caller caller, HoldId hold, Optional<Money> amount, Optional<WalletId> payees) {
    return capturing(store)
        .capture(
            caller, key(), new CaptureRequest(hold, amount, false, payees), trace(), deadline());
  }

  Hold hold(HoldId id) {
    return (Hold) store.command(id.command(), deadline()).orElseThrow().outcome();
  }

  Wallet wallet(WalletId id) {
    return store.wallets(Set.of(id), deadline()).values().iterator().next();
  }

  static CommandRecord recorded(Execution execution) {
    return ((Execution.Recorded) execution).command();
  }

  static IdempotencyKey key() {
    return new IdempotencyKey(UUID.randomUUID().toString());
  }

  static TraceId trace() {
    return new TraceId(UUID.randomUUID().toString());
  }

  static Caller stranger(Role role) {
    return new Caller(LedgerFixture.customer(), role);
  }
}
