package io.florin.ledger;

import io.florin.retry.Deadline;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Walks over the entries of a wallet in a period, in either order and part by part. */
public final class EntryWalk {
  private static final VersionRange NOTHING = new VersionRange(1, 0);

  private final LedgerStore store;
  private final Wallet wallet;
  private final Period period;
  private final Order order;
  private VersionRange left;

  /**
   * A walk. Entries that come after the newest of the wallet as it was read belong to a later walk.
   *
   * @param from the version of an entry of the period to begin with; the first in the order asked
   *     for when empty
   */
  public EntryWalk(
      LedgerStore store,
      Wallet wallet,
      Period period,
      Order order,
      Optional<Long> from,
      Deadline deadline) {
    this.store = store;
    this.wallet = wallet;
    this.period = period;
    this.order = order;
    long begin = from.isPresent() ? from.get() : begin(deadline);
    // Where the period ends is seen on the way.
    left =
        order == Order.ASCENDING
            ? new VersionRange(begin, wallet.version())
            : new VersionRange(1, Math.min(begin, wallet.version()));
  }

  private long begin(Deadline deadline) {
    Timeline timeline = new Timeline(store);
    return switch (order) {
      case ASCENDING -> period.from().map(at -> last(timeline, at, deadline) + 1).orElse(1L);
      case DESCENDING ->
          period.to().map(at -> last(timeline, at, deadline)).orElse(wallet.version());
    };
  }

  private long last(Timeline timeline, Instant before, Deadline deadline) {
    return timeline.lastBefore(wallet, before, deadline).map(Entry::version).orElse(0L);
  }

  /** Whether there is nothing more to walk over. */
  public boolean hasEnded() {
    return left.last() < left.first();
  }

  /**
   * The next entries; fewer than the limit when the walk ends with them.
   *
   * @param limit how many at the most, 1 to {@link LedgerStore#MAX_PAGE}
   */
  public List<Entry> next(int limit, Deadline deadline) {
    if (hasEnded()) {
      return List.of();
    }
    List<Entry> entries = store.entries(wallet.terms(), left, order, limit, deadline);
    List<Entry> ofPeriod = new ArrayList<>();
    for (Entry entry : entries) {
      if (!period.has(entry.at())) {
        left = NOTHING;
        return ofPeriod;
      }
      ofPeriod.add(entry);
    }
    left = entries.isEmpty() ? NOTHING : after(entries.getLast().version());
    return ofPeriod;
  }

  private VersionRange after(long version) {
    return order == Order.ASCENDING
        ? new VersionRange(version + 1, left.last())
        : new VersionRange(left.first(), version - 1);
  }
}
