package io.florin.settlement;

import io.florin.ledger.LedgerStore;
import io.florin.ledger.PendingTransfer;
import io.florin.retry.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds what has waited long enough for the bank, and asks for another attempt on it. So nothing
 * that was accepted waits for ever, whatever became of its messages.
 */
public final class RequeueingDue {

  /** How many transfers one run sends at the most. The rest is due for the next one. */
  public static final int MAX_A_RUN = 2_000;

  // Earlier runs have sent it many times, in vain: it must not take the place of all else.
  private static final int MAX_LONG_DUE = MAX_A_RUN / 2;

  private static final Duration LONG = Duration.ofHours(1);
  private static final int MAX_A_CALL = 10;
  // A call takes some 20 ms, and one that is slow its time-out.
  private static final Duration RESERVE = Duration.ofSeconds(3);

  private final LedgerStore store;
  private final SettlementQueue queue;
  private final InstantSource clock;

  /** Sends what is due in a store to a queue. */
  public RequeueingDue(LedgerStore store, SettlementQueue queue, InstantSource clock) {
    this.store = store;
    this.queue = queue;
    this.clock = clock;
  }

  /**
   * What waits now.
   *
   * @throws io.florin.retry.UnavailableException when the store does not answer in time
   */
  public Backlog look(Deadline deadline) {
    return Backlog.of(store, clock.instant(), deadline);
  }

  /**
   * Sends what is due, the longest due first, until the deadline. What has been due for more than
   * an hour comes after the rest, and has half of the run at the least: so neither keeps the other
   * from being sent.
   *
   * @return how many were sent
   * @throws io.florin.retry.UnavailableException when the store does not answer in time, or the
   *     queue does not take them
   */
  public int requeue(Deadline deadline) {
    List<PendingTransfer> due = due(deadline);
    int sent = 0;
    while (sent < due.size() && !deadline.comesWithin(RESERVE)) {
      int end = Math.min(sent + MAX_A_CALL, due.size());
      queue.send(due.subList(sent, end), deadline);
      sent = end;
    }
    return sent;
  }

  private List<PendingTransfer> due(Deadline deadline) {
    Instant now = clock.instant();
    Instant longAgo = now.minus(LONG);
    List<PendingTransfer> longDue =
        store.due(Instant.EPOCH, longAgo.minusMillis(1), MAX_A_RUN, deadline);
    List<PendingTransfer> lately = store.due(longAgo, now, MAX_A_RUN, deadline);
    int shareOfLongDue =
        Math.min(longDue.size(), Math.max(MAX_LONG_DUE, MAX_A_RUN - lately.size()));
    List<PendingTransfer> due =
        new ArrayList<>(lately.subList(0, Math.min(lately.size(), MAX_A_RUN - shareOfLongDue)));
    due.addAll(longDue.subList(0, shareOfLongDue));
    return due;
  }
}
