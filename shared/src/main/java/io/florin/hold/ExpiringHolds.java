package io.florin.hold;

import io.florin.ledger.CommandId;
import io.florin.ledger.Hold;
import io.florin.ledger.HoldDecider;
import io.florin.ledger.HoldId;
import io.florin.ledger.Ledger;
import io.florin.ledger.LedgerStore;
import io.florin.ledger.Waiting;
import io.florin.ledger.WalletId;
import io.florin.retry.Deadline;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Frees the money of holds whose time is over and that nobody has ended. Some wallets have their
 * turn at once; the holds of one wallet come one after the other, since each needs its next entry.
 */
public final class ExpiringHolds {

  /** How many holds one run looks at, at the most. The rest is due for the next one. */
  public static final int MAX_A_RUN = 5_000;

  /** How many holds one run is at work on at once, at the most. */
  static final int AT_ONCE = 16;

  // Longer than it takes to read a hold and its wallet and to commit, tried again some times.
  private static final Duration LONGEST_OF_ONE = Duration.ofSeconds(3);

  private final LedgerStore store;
  private final Ledger ledger;
  private final InstantSource clock;
  private final Executor sideBySide;

  /**
   * Expires what is due in a store.
   *
   * @param sideBySide what runs the parts of the work that go at once
   */
  public ExpiringHolds(LedgerStore store, Ledger ledger, InstantSource clock, Executor sideBySide) {
    this.store = store;
    this.ledger = ledger;
    this.clock = clock;
    this.sideBySide = sideBySide;
  }

  /**
   * What a run did.
   *
   * @param expired how many holds it has expired
   * @param failures the holds that it could not expire, which stay due
   */
  public record Run(int expired, List<Failure> failures) {

    /** Copies the list. */
    public Run {
      failures = List.copyOf(failures);
    }
  }

  /** A hold that could not be expired, and why. */
  public record Failure(HoldId hold, RuntimeException reason) {}

  /**
   * Expires what is due, the longest due first, until the deadline. A hold that can't be expired
   * keeps no other from it.
   *
   * @throws io.florin.retry.UnavailableException when the store does not tell in time what is due
   */
  public Run expire(Deadline deadline) {
    List<CommandId> due = store.due(Waiting.What.EXPIRY, clock.instant(), MAX_A_RUN, deadline);
    return new Work(due, deadline).done();
  }

  /** A run while it is at work. */
  private final class Work {
    private final List<CommandId> due;
    private final Deadline deadline;
    private final AtomicInteger expired = new AtomicInteger();
    private final Queue<Failure> failures = new ConcurrentLinkedQueue<>();

    Work(List<CommandId> due, Deadline deadline) {
      this.due = due;
      this.deadline = deadline;
    }

    Run done() {
      each(List.copyOf(byWallet().values()), ids -> ids.forEach(this::end));
      return new Run(expired.get(), List.copyOf(failures));
    }

    private void end(CommandId id) {
      attempt(id, deadline, soon -> expire(id, soon).ifPresent(hold -> expired.incrementAndGet()));
    }

    /**
     * The holds of each wallet, the longest due first. Half of the time is for that: however slow
     * the store is, those whose wallets it has told by then are expired.
     */
    private Map<WalletId, List<CommandId>> byWallet() {
      Deadline half = deadline.halfway();
      Map<CommandId, WalletId> wallets = new ConcurrentHashMap<>();
      each(
          due,
          id -> attempt(id, half, soon -> wallet(id, soon).ifPresent(its -> wallets.put(id, its))));
      Map<WalletId, List<CommandId>> longestDueFirst = new LinkedHashMap<>();
      for (CommandId id : due) {
        WalletId wallet = wallets.get(id);
        if (wallet != null) {
          longestDueFirst.computeIfAbsent(wallet, any -> new ArrayList<>()).add(id);
        }
      }
      return longestDueFirst;
    }

    private void attempt(CommandId id, Deadline end, Consumer<Deadline> step) {
      if (end.comesWithin(LONGEST_OF_ONE)) {
        return;
      }
      try {
        step.accept(end.within(LONGEST_OF_ONE));
      } catch (RuntimeException e) {
        // It may be a record that nobody can read: the next hold is none of its business.
        failures.add(new Failure(new HoldId(id), e));
      }
    }

    /** Takes a step for each of the items, in their order and {@link #AT_ONCE} at once. */
    private <T> void each(List<T> items, Consumer<T> step) {
      AtomicInteger next = new AtomicInteger();
      Runnable lane =
          () -> {
            for (int i = next.getAndIncrement(); i < items.size(); i = next.getAndIncrement()) {
              step.accept(items.get(i));
            }
          };
      CompletableFuture<?>[] lanes =
          Stream.generate(() -> CompletableFuture.runAsync(lane, sideBySide))
              .limit(Math.min(AT_ONCE, items.size()))
              .toArray(CompletableFuture<?>[]::new);
      try {
        CompletableFuture.allOf(lanes).join();
      } catch (CompletionException e) {
        if (e.getCause() instanceof Error error) {
          throw error;
        }
        throw e;
      }
    }
  }

  private Optional<WalletId> wallet(CommandId id, Deadline deadline) {
    return store
        .command(id, deadline)
        .flatMap(record -> record.outcome(Hold.class))
        .map(Hold::walletId);
  }

  private Optional<Hold> expire(CommandId id, Deadline deadline) {
    return ledger.amend(
        id,
        Hold.class,
        hold -> Set.of(hold.walletId()),
        (hold, wallets, at) ->
            HoldDecider.expire(
                hold,
                Objects.requireNonNull(wallets.get(hold.walletId()), "a wallet is for ever"),
                at),
        deadline);
  }
}
