package io.florin.ledger;

import static io.florin.ledger.LedgerFixture.EUR;
import static io.florin.ledger.LedgerFixture.NOON;
import static io.florin.ledger.LedgerFixture.command;
import static io.florin.ledger.LedgerFixture.eur;
import static io.florin.ledger.LedgerFixture.opened;
import static io.florin.ledger.LedgerFixture.soon;

import io.florin.catalogue.TransactionType;
import io.florin.identity.CustomerId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What has happened to a wallet in euros, in a store: it was opened at noon. */
public final class History {
  private final LedgerStore store;
  private final List<Entry> entries = new ArrayList<>();
  private Wallet wallet;

  /** A wallet that was just opened. */
  public History(LedgerStore store, CustomerId owner) {
    this.store = store;
    wallet = opened(owner);
    store.commit(Commit.opening(wallet, Optional.empty()), soon());
    entries.add(wallet.newest());
  }

  /** The wallet as it is. */
  public Wallet wallet() {
    return wallet;
  }

  /** Its entries so far, the oldest first. */
  public List<Entry> entries() {
    return List.copyOf(entries);
  }

  /** Money came or went by hand, so many seconds after noon. */
  public History moved(long cents, long seconds) {
    EntryKind kind = cents < 0 ? EntryKind.DEBIT : EntryKind.CREDIT;
    return append(wallet.post(kind, eur(cents), Narrative.NONE, after(seconds)));
  }

  /** Money was set aside. */
  public History reserved(long cents, long seconds) {
    return append(
        wallet.append(EntryKind.HOLD, Effect.holding(eur(cents)), Narrative.NONE, after(seconds)));
  }

  /** A transfer of a kind brought money, or took it; its record is in the store. */
  public Transfer transferred(TransferKind kind, long cents, String note, long seconds) {
    Transfer transfer = record(kind, cents, note, seconds);
    append(
        wallet.post(
            kind.entryKind(), eur(cents), transfer.narrative(transfer.to()), after(seconds)));
    return transfer;
  }

  /** A deposit or a withdrawal was accepted, and the bank has done it. */
  public Transfer throughTheBank(TransferKind kind, long cents, long seconds) {
    Transfer transfer = record(kind, cents, "Bank", seconds);
    Narrative narrative = transfer.narrative(transfer.outside());
    append(wallet.append(EntryKind.ACCEPTED, Effect.none(EUR), narrative, after(seconds)));
    append(wallet.post(kind.entryKind(), eur(cents), narrative, after(seconds)));
    return transfer;
  }

  /** Many transfers, with these amounts, were posted together. */
  public List<Transfer> folded(List<Long> cents, long seconds) {
    List<Transfer> transfers =
        cents.stream()
            .map(amount -> record(TransferKind.TRANSFER, amount, "Folded", seconds))
            .toList();
    append(
        wallet.fold(
            transfers.stream()
                .map(transfer -> new FoldedTransfer(transfer.id(), transfer.amount()))
                .toList(),
            after(seconds)));
    return transfers;
  }

  private Transfer record(TransferKind kind, long cents, String note, long seconds) {
    Command command = command(LedgerFixture.customer());
    Wallet other = opened(command.caller());
    TransferOrder order =
        TransferOrder.free(
            new TransferId(command.id()),
            kind,
            eur(Math.abs(cents)),
            Optional.of(TransactionType.TRANSFER.code()),
            Optional.of(Channel.APP),
            Optional.of(new Note(note)),
            Optional.empty(),
            Map.of(),
            Optional.empty());
    Transfer transfer =
        cents < 0
            ? order.transfer(wallet, other, after(seconds))
            : order.transfer(other, wallet, after(seconds));
    store.commit(Commit.recording(command.ledTo(transfer)), soon());
    return transfer;
  }

  private History append(Entry entry) {
    store.commit(Commit.appending(entry), soon());
    entries.add(entry);
    wallet = wallet.after(entry);
    return this;
  }

  /** Puts a record in a store, and nothing else. */
  public static void record(LedgerStore store, CommandRecord record) {
    store.commit(Commit.recording(record), soon());
  }

  /** So many seconds after noon. */
  public static Instant after(long seconds) {
    return NOON.plusSeconds(seconds);
  }
}
