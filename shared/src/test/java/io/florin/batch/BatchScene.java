package io.florin.batch;

import static io.florin.ledger.LedgerFixture.NOON;
import static io.florin.ledger.LedgerFixture.eur;

import io.florin.catalogue.Catalogue;
import io.florin.catalogue.CatalogueFixture;
import io.florin.identity.Caller;
import io.florin.identity.Role;
import io.florin.ledger.BatchId;
import io.florin.ledger.Execution;
import io.florin.ledger.IdempotencyKey;
import io.florin.ledger.InMemoryLedgerStore;
import io.florin.ledger.Ledger;
import io.florin.ledger.LedgerFixture;
import io.florin.ledger.LedgerStore;
import io.florin.ledger.SystemWallets;
import io.florin.ledger.TraceId;
import io.florin.ledger.TransferBatch;
import io.florin.ledger.Wallet;
import io.florin.ledger.WalletId;
import io.florin.retry.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

/** A customer with a wallet of 100.00 who pays others, and a clock that a test can put forward. */
final class BatchScene {
  private static final TraceId TRACE = new TraceId("the-request");

  private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
  final InstantSource clock = now::get;
  final LedgerStore store = new InMemoryLedgerStore(clock);
  final Caller customer = new Caller(LedgerFixture.customer(), Role.CUSTOMER);
  final WalletId from = LedgerFixture.openedWithMoney(store, customer.id(), 100_00).id();
  Catalogue catalogue = Catalogue.standard();

  void wait(Duration duration) {
    now.set(now.get().plus(duration));
  }

  Deadline deadline() {
    return Deadline.in(Duration.ofMinutes(5), clock);
  }

  /** So many wallets of others. */
  List<WalletId> payees(int count) {
    List<WalletId> payees = new ArrayList<>();
    for (int payee = 0; payee < count; payee++) {
      payees.add(LedgerFixture.openedWithMoney(store, LedgerFixture.customer(), 0).id());
    }
    return payees;
  }

  /** Items that pay wallets so many cents each. */
  static List<TransferBatch.Item> items(List<WalletId> payees, long cents) {
    return payees.stream()
        .map(payee -> new TransferBatch.Item(payee, eur(cents), Optional.empty()))
        .toList();
  }

  Execution accept(List<TransferBatch.Item> items, boolean atomic) {
    return accept(customer, items, atomic, UUID.randomUUID().toString());
  }

  Execution accept(Caller caller, List<TransferBatch.Item> items, boolean atomic, String key) {
    return new AcceptingBatch(
            ledger(store), CatalogueFixture.current(() -> catalogue), new SystemWallets(4))
        .accept(
            caller,
            new IdempotencyKey(key),
            new BatchRequest(from, items, atomic),
            TRACE,
            deadline());
  }

  /** The batch that was just accepted or refused. */
  TransferBatch batch(List<TransferBatch.Item> items, boolean atomic) {
    return (TransferBatch) ((Execution.Recorded) accept(items, atomic)).command().outcome();
  }

  CarriedOut carryOut(TransferBatch batch) {
    return carryOut(batch, store, deadline());
  }

  CarriedOut carryOut(TransferBatch batch, LedgerStore otherStore, Deadline deadline) {
    CarryingOutBatch carrying =
        new CarryingOutBatch(
            otherStore,
            ledger(otherStore),
            CatalogueFixture.current(() -> catalogue),
            new SystemWallets(4),
            LedgerFixture.retry(20));
    return carrying.carryOut(carrying.find(batch.id(), deadline).orElseThrow(), deadline);
  }

  Ledger ledger(LedgerStore otherStore) {
    return new Ledger(otherStore, clock, LedgerFixture.retry(50));
  }

  ShownBatch shown(BatchId id) {
    return new ShowingBatch(store).show(customer, id, deadline()).orElseThrow();
  }

  Wallet wallet(WalletId id) {
    return store.wallets(Set.of(id), deadline()).values().iterator().next();
  }

  long cents(WalletId id) {
    return wallet(id).newest().posted().minorUnits();
  }
}
