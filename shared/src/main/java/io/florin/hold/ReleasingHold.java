package io.florin.hold;

import io.florin.identity.Caller;
import io.florin.identity.CustomerId;
import io.florin.ledger.Command;
import io.florin.ledger.Decision;
import io.florin.ledger.Execution;
import io.florin.ledger.Fingerprint;
import io.florin.ledger.Hold;
import io.florin.ledger.HoldDecider;
import io.florin.ledger.HoldId;
import io.florin.ledger.IdempotencyKey;
import io.florin.ledger.Ledger;
import io.florin.ledger.ReleasedHold;
import io.florin.ledger.TraceId;
import io.florin.ledger.Wallet;
import io.florin.retry.Deadline;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Money that was set aside is free again, since nobody is to be paid of it any more. */
public final class ReleasingHold {
  private final Ledger ledger;
  private final ShowingHolds holds;

  /** Frees money in a ledger. */
  public ReleasingHold(Ledger ledger, ShowingHolds holds) {
    this.ledger = ledger;
    this.holds = holds;
  }

  /**
   * What came of asking for a release.
   *
   * @param execution what became of the command
   * @param hold the hold as it is then, if the command is on record
   */
  public record Release(Execution execution, Optional<Hold> hold) {}

  /**
   * Frees the money once for the caller and the key. A hold that the caller may not see does not
   * exist as far as the answer tells. Whom it promises money has to give it up: its payer may not.
   */
  public Release release(
      Caller caller, IdempotencyKey key, HoldId id, TraceId traceId, Deadline deadline) {
    Fingerprint fingerprint = Fingerprint.of("releaseHold", List.of(Optional.of(id.value())));
    Execution execution =
        ledger.executeOn(
            Command.of(caller.id(), key, fingerprint, traceId),
            id.command(),
            Hold.class,
            hold -> Set.of(hold.walletId()),
            (hold, wallets, at) ->
                objection(caller, hold)
                    .orElseGet(
                        () -> HoldDecider.release(hold, wallet(wallets.get(hold.walletId())), at)),
            deadline);
    Optional<Hold> hold =
        execution instanceof Execution.Recorded recorded
                && recorded.command().outcome() instanceof ReleasedHold released
            ? holds.show(caller, id, deadline).map(released::after)
            : Optional.empty();
    return new Release(execution, hold);
  }

  /** What is to be said to a caller who may not release it. */
  private static Optional<Decision> objection(Caller caller, Hold hold) {
    CustomerId id = caller.id();
    boolean may =
        caller.isAdmin()
            || (hold.toWalletId().isPresent()
                ? hold.isPayableTo(id)
                : hold.owner().filter(id::equals).isPresent());
    if (may) {
      return Optional.empty();
    }
    return Optional.of(hold.isVisibleTo(id) ? new Decision.Forbidden() : new Decision.NotFound());
  }

  private static Wallet wallet(@Nullable Wallet wallet) {
    return Objects.requireNonNull(wallet, "a wallet is for ever");
  }
}
