package io.florin.hold;

import io.florin.ledger.CommandId;
import io.florin.ledger.Hold;
import io.florin.ledger.HoldDecider;
import io.florin.ledger.HoldId;
import io.florin.ledger.Ledger;
import io.florin.ledger.LedgerStore;
import io.florin.ledger.Waiting;
import io.florin.retry.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Frees the money of holds whose time is over and that nobody has ended. */
public final class ExpiringHolds {

  /** How many holds one run looks at, at the most. The rest is due for the next one. */
  public static final int MAX_A_RUN = 1_000;

  // Longer than it takes to read a hold and its wallet and to commit, tried again some times.
  private static final Duration LONGEST_OF_ONE = Duration.ofSeconds(3);

  private final LedgerStore store;
  private final Ledger ledger;
  private final InstantSource clock;

  /** Expires what is due in a store. */
  public ExpiringHolds(LedgerStore store, Ledger ledger, InstantSource clock) {
    this.store = store;
    this.ledger = ledger;
    this.clock = clock;
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
    Instant now = clock.instant();
    List<Failure> failures = new ArrayList<>();
    int expired = 0;
    for (CommandId id : store.due(Waiting.What.EXPIRY, now, MAX_A_RUN, deadline)) {
      if (deadline.comesWithin(LONGEST_OF_ONE)) {
        break;
      }
      try {
        if (expire(id, deadline.within(LONGEST_OF_ONE)).isPresent()) {
          expired++;
        }
      } catch (RuntimeException e) {
        // It may be a record that nobody can read: the next hold is none of its business.
        failures.add(new Failure(new HoldId(id), e));
      }
    }
    return new Run(expired, failures);
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
