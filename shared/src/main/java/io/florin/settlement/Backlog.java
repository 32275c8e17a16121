package io.florin.settlement;

import io.florin.ledger.LedgerStore;
import io.florin.ledger.PendingTransfer;
import io.florin.ledger.TransferKind;
import io.florin.retry.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The transfers that wait for the bank at an instant. The lists may lag by some seconds, and have
 * {@link LedgerStore#MAX_PENDING} transfers each at the most.
 *
 * @param at the instant
 * @param waiting those that need nobody, the longest due first
 * @param needingAttention those on the operators' list, the longest due first
 */
public record Backlog(
    Instant at, List<PendingTransfer> waiting, List<PendingTransfer> needingAttention) {
  private static final Set<TransferKind> KINDS =
      EnumSet.of(TransferKind.DEPOSIT, TransferKind.WITHDRAWAL);

  /** Copies the lists. */
  public Backlog {
    waiting = List.copyOf(waiting);
    needingAttention = List.copyOf(needingAttention);
  }

  /** The backlog of a store. */
  static Backlog of(LedgerStore store, Instant at, Deadline deadline) {
    return new Backlog(
        at,
        store.pending(LedgerStore.MAX_PENDING, deadline),
        store.needingAttention(LedgerStore.MAX_PENDING, deadline));
  }

  /** What waits of one kind. */
  public record OfKind(TransferKind kind, long count, Optional<Duration> oldest) {}

  /** What waits of each kind, those included of which nothing does. */
  public List<OfKind> byKind() {
    return KINDS.stream()
        .map(
            kind -> {
              List<PendingTransfer> ofKind =
                  all().filter(transfer -> transfer.kind() == kind).toList();
              return new OfKind(kind, ofKind.size(), oldest(ofKind.stream()));
            })
        .toList();
  }

  /** How long ago the oldest was accepted, if any waits. */
  public Optional<Duration> oldest() {
    return oldest(all());
  }

  /** How many wait, those on the operators' list included. */
  public int size() {
    return waiting.size() + needingAttention.size();
  }

  private Stream<PendingTransfer> all() {
    return Stream.concat(waiting.stream(), needingAttention.stream());
  }

  private Optional<Duration> oldest(Stream<PendingTransfer> transfers) {
    return transfers
        .map(PendingTransfer::acceptedAt)
        .min(Comparator.naturalOrder())
        .map(accepted -> Duration.between(accepted, at))
        .map(age -> age.isNegative() ? Duration.ZERO : age);
  }
}
