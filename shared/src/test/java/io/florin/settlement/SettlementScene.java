package io.florin.settlement;

import static io.florin.ledger.LedgerFixture.NOON;
import static io.florin.ledger.LedgerFixture.eur;

import io.florin.bank.Bank;
import io.florin.catalogue.Catalogue;
import io.florin.catalogue.CatalogueFixture;
import io.florin.identity.Caller;
import io.florin.identity.CustomerId;
import io.florin.identity.Role;
import io.florin.ledger.CommandRecord;
import io.florin.ledger.Entry;
import io.florin.ledger.Execution;
import io.florin.ledger.IdempotencyKey;
import io.florin.ledger.InMemoryLedgerStore;
import io.florin.ledger.Ledger;
import io.florin.ledger.LedgerFixture;
import io.florin.ledger.LedgerStore;
import io.florin.ledger.Settlement;
import io.florin.ledger.SettlementDecider;
import io.florin.ledger.SettlementPolicy;
import io.florin.ledger.SystemWallets;
import io.florin.ledger.TraceId;
import io.florin.ledger.Transfer;
import io.florin.ledger.TransferId;
import io.florin.ledger.TransferKind;
import io.florin.ledger.WalletId;
import io.florin.retry.Deadline;
import io.florin.transfer.AcceptingBankTransfer;
import io.florin.transfer.BankTransferRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

/** A customer with a wallet of 100.00, and a clock that a test can put forward. */
final class SettlementScene {
  static final SettlementPolicy POLICY = SettlementPolicy.standard();
  static final Duration LONGEST_CALL = Duration.ofSeconds(10);
  static final TraceId TRACE = new TraceId("the-request");

  private static final SettlementDecider DECIDER = new SettlementDecider(POLICY);

  private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
  final InstantSource clock = now::get;
  final LedgerStore store = new InMemoryLedgerStore(clock);
  final Caller customer = new Caller(LedgerFixture.customer(), Role.CUSTOMER);
  final WalletId walletId = LedgerFixture.openedWithMoney(store, customer.id(), 100_00).id();

  void wait(Duration duration) {
    now.set(now.get().plus(duration));
  }

  /** Waits until a transfer is due. */
  void waitUntilDue(TransferId id) {
    settlement(id).dueAt().filter(due -> due.isAfter(now.get())).ifPresent(now::set);
  }

  Deadline deadline() {
    return Deadline.in(Duration.ofMinutes(5), clock);
  }

  Settling settling(Bank bank) {
    return settling(bank, store);
  }

  Settling settling(Bank bank, LedgerStore otherStore) {
    return settling(bank, otherStore, LONGEST_CALL);
  }

  Settling settling(Bank bank, LedgerStore otherStore, Duration longestCall) {
    return new Settling(otherStore, ledger(otherStore), DECIDER, POLICY, bank, longestCall, clock);
  }

  private Ledger ledger(LedgerStore otherStore) {
    return new Ledger(otherStore, clock, LedgerFixture.retry(5));
  }

  Execution accept(Caller caller, TransferKind kind, long cents, IdempotencyKey key) {
    return accept(
        caller,
        new BankTransferRequest(
            kind, walletId, eur(cents), LedgerFixture.BANK_ACCOUNT, Optional.empty()),
        key);
  }

  Execution accept(Caller caller, BankTransferRequest request, IdempotencyKey key) {
    return new AcceptingBankTransfer(
            ledger(store),
            CatalogueFixture.current(Catalogue.standard()),
            DECIDER,
            new SystemWallets(4))
        .accept(caller, key, request, TRACE, deadline());
  }

  /** A deposit or withdrawal of 30.00 that was just accepted. */
  TransferId accepted(TransferKind kind) {
    Execution execution =
        accept(customer, kind, 30_00, new IdempotencyKey(UUID.randomUUID().toString()));
    return ((Transfer) ((Execution.Recorded) execution).command().outcome()).id();
  }

  /** An attempt as a message asks for it. */
  Attempt attempt(Bank bank, TransferId id) {
    Settling settling = settling(bank);
    return settling.attempt(found(settling, id), deadline());
  }

  CommandRecord found(Settling settling, TransferId id) {
    return ((Found.OnRecord) settling.find(id, deadline())).record();
  }

  CommandRecord record(TransferId id) {
    return store.command(id.command(), deadline()).orElseThrow();
  }

  Transfer transfer(TransferId id) {
    return (Transfer) record(id).outcome();
  }

  Settlement settlement(TransferId id) {
    return transfer(id).settlement().orElseThrow();
  }

  /** The newest entry of the customer's wallet. */
  Entry newest() {
    return newest(walletId);
  }

  Entry newest(WalletId id) {
    return store.wallets(Set.of(id), deadline()).values().iterator().next().newest();
  }

  /** Somebody who is not the customer. */
  static Caller stranger(Role role) {
    CustomerId id = LedgerFixture.customer();
    return new Caller(id, role);
  }
}
