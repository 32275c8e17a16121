package io.florin.transfer;

import io.florin.ledger.CommandId;
import io.florin.ledger.CommandRecord;
import io.florin.ledger.LedgerStore;
import io.florin.ledger.Order;
import io.florin.ledger.PendingTransfer;
import io.florin.ledger.Transfer;
import io.florin.ledger.TransferStatus;
import io.florin.ledger.UnreadableRecordException;
import io.florin.retry.Deadline;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Lists the transfers that wait for the bank, some seconds late. */
public final class PendingTransfers {
  /** Of each of both lists, how many transfers are looked at for a page. */
  static final int MAX_LOOKED_AT = 1000;

  private final LedgerStore store;

  /** Lists the transfers of a store. */
  public PendingTransfers(LedgerStore store) {
    this.store = store;
  }

  /**
   * A place among transfers that wait.
   *
   * @param acceptedAt when the transfer before the place was accepted
   * @param command its command
   */
  public record Place(Instant acceptedAt, CommandId command) {
    private static Place of(PendingTransfer pending) {
      return new Place(pending.acceptedAt(), pending.id().command());
    }
  }

  /**
   * A page of transfers that wait, those on the operators' list included, by when they were
   * accepted. It is shorter than the limit where some have ended meanwhile. Of each of both lists
   * {@link #MAX_LOOKED_AT} are looked at, the longest due. One whose record can't be read is left
   * out: who settles it tells the operators so.
   *
   * @param after the place after which the page begins, in the order asked for
   * @param limit how many at the most, 1 to {@link LedgerStore#MAX_PAGE}
   */
  public TransferPage<Place> page(
      Order order, Optional<Place> after, int limit, Deadline deadline) {
    Comparator<Place> byAge =
        Comparator.comparing(Place::acceptedAt).thenComparing(place -> place.command().value());
    Comparator<Place> asked = order == Order.ASCENDING ? byAge : byAge.reversed();
    List<Place> waiting =
        Stream.concat(
                store.pending(MAX_LOOKED_AT, deadline).stream(),
                store.needingAttention(MAX_LOOKED_AT, deadline).stream())
            .map(Place::of)
            .distinct() // One that has just moved from one list to the other may be in both.
            .filter(place -> after.isEmpty() || asked.compare(place, after.get()) > 0)
            .sorted(asked)
            .limit(limit + 1L)
            .toList();
    List<Place> page = waiting.subList(0, Math.min(limit, waiting.size()));
    Set<CommandId> ids = new LinkedHashSet<>();
    page.forEach(place -> ids.add(place.command()));
    Map<CommandId, CommandRecord> records = readable(ids, deadline);
    List<Transfer> pending =
        ids.stream()
            .map(records::get)
            .filter(Objects::nonNull)
            .flatMap(record -> record.outcome(Transfer.class).stream())
            .filter(transfer -> transfer.status() == TransferStatus.PENDING)
            .toList();
    return new TransferPage<>(
        pending, waiting.size() > limit ? Optional.of(page.getLast()) : Optional.empty());
  }

  private Map<CommandId, CommandRecord> readable(Set<CommandId> ids, Deadline deadline) {
    try {
      return store.commands(ids, deadline);
    } catch (UnreadableRecordException e) {
      return oneByOne(ids, deadline);
    }
  }

  private Map<CommandId, CommandRecord> oneByOne(Set<CommandId> ids, Deadline deadline) {
    Map<CommandId, CommandRecord> records = new HashMap<>();
    for (CommandId id : ids) {
      try {
        store.command(id, deadline).ifPresent(record -> records.put(id, record));
      } catch (UnreadableRecordException ignored) {
        // It must not hide all the others.
      }
    }
    return records;
  }
}
