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

/**
 * The transfers that wait for the bank at an instant, {@link LedgerStore#MAX_PENDING} at the most.
 * The list may lag by some seconds.
 *
 * @param at the instant
 * @param pending the transfers, the longest due first
 */
public record Backlog(Instant at, List<PendingTransfer> pending) {
  private static final Set<TransferKind> KINDS =
      EnumSet.of(TransferKind.DEPOSIT, TransferKind.WITHDRAWAL);

  /** Copies the list. */
  public Backlog {
    pending = List.copyOf(pending);
  }

  /** The backlog of a store. */
  static Backlog of(LedgerStore store, Instant at, Deadline deadline) {
    return new Backlog(at, store.pending(Optional.empty(), LedgerStore.MAX_PENDING, deadline));
  }

  /** What waits of one kind. */
  public record OfKind(TransferKind kind, long count, Optional<Duration> oldest) {}

  /** What waits of each kind, those included of which nothing does. */
  public List<OfKind> byKind() {
    return KINDS.stream()
        .map(
            kind -> {
              List<PendingTransfer> ofKind =
                  pending.stream().filter(transfer -> transfer.kind() == kind).toList();
              return new OfKind(kind, ofKind.size(), oldest(ofKind));
            })
        .toList();
  }

  /** How long ago the oldest was accepted, if any waits. */
  public Optional<Duration> oldest() {
    return oldest(pending);
  }

  /** Those on the operators' list, the longest due first. */
  public List<PendingTransfer> needingAttention() {
    return pending.stream().filter(PendingTransfer::needsAttention).toList();
  }

  /** Those to look at again, the longest due first. */
  List<PendingTransfer> due(int limit) {
    return pending.stream().filter(transfer -> !transfer.dueAt().isAfter(at)).limit(limit).toList();
  }

  private Optional<Duration> oldest(List<PendingTransfer> transfers) {
    return transfers.stream()
        .map(PendingTransfer::acceptedAt)
        .min(Comparator.naturalOrder())
        .map(accepted -> Duration.between(accepted, at))
        .map(age -> age.isNegative() ? Duration.ZERO : age);
  }
}
