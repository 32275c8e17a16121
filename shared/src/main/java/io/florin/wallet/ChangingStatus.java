package io.florin.wallet;

import io.florin.identity.Caller;
import io.florin.ledger.Appending;
import io.florin.ledger.Ledger;
import io.florin.ledger.LedgerStore;
import io.florin.ledger.Note;
import io.florin.ledger.StatusDecider;
import io.florin.ledger.StatusDecision;
import io.florin.ledger.StatusRefusal;
import io.florin.ledger.Wallet;
import io.florin.ledger.WalletId;
import io.florin.retry.Deadline;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Freezes, unfreezes and closes wallets. What is done already is done: no request needs a key,
 * since a repetition finds the wallet as it wants it.
 */
public final class ChangingStatus {
  private final LedgerStore store;
  private final Ledger ledger;
  private final ShowingPositions positions;

  /** Changes wallets in a ledger. */
  public ChangingStatus(LedgerStore store, Ledger ledger, ShowingPositions positions) {
    this.store = store;
    this.ledger = ledger;
    this.positions = positions;
  }

  /** Makes a wallet receive only. For administrators. */
  public StatusChange freeze(Caller caller, WalletId id, Note reason, Deadline deadline) {
    return change(caller, id, (wallet, at) -> StatusDecider.freeze(wallet, reason, at), deadline);
  }

  /** Makes a frozen wallet active again. For administrators. */
  public StatusChange unfreeze(Caller caller, WalletId id, Note reason, Deadline deadline) {
    return change(caller, id, (wallet, at) -> StatusDecider.unfreeze(wallet, reason, at), deadline);
  }

  /** Closes a wallet of the caller's own, or for an administrator any. */
  public StatusChange close(Caller caller, WalletId id, Note reason, Deadline deadline) {
    return change(
        caller,
        id,
        (wallet, at) ->
            StatusDecider.close(wallet, legsWait(wallet, deadline), caller.isAdmin(), reason, at),
        deadline);
  }

  private boolean legsWait(Wallet wallet, Deadline deadline) {
    return wallet.terms().isBatched() && !store.legs(wallet.terms(), 1, deadline).isEmpty();
  }

  /** What is to become of a wallet at an instant. */
  @FunctionalInterface
  private interface Change {
    StatusDecision of(Wallet wallet, Instant at);
  }

  /** What the decision on a wallet was. */
  private sealed interface Decided {
    record Wanted(Wallet wallet) implements Decided {}

    record Refused(StatusRefusal why) implements Decided {}

    record NotFound() implements Decided {}
  }

  private StatusChange change(Caller caller, WalletId id, Change change, Deadline deadline) {
    if (id.isSystem()) {
      return new StatusChange.NotFound();
    }
    Optional<Decided> decided =
        ledger.append(
            Set.of(id),
            (wallets, at) ->
                Optional.ofNullable(wallets.get(id))
                    .filter(wallet -> wallet.terms().isReachableBy(caller))
                    .map(wallet -> appending(wallet, change.of(wallet, at)))
                    .orElseGet(() -> Appending.nothing(new Decided.NotFound())),
            deadline);
    if (decided.isEmpty()) {
      return new StatusChange.Contended();
    }
    return switch (decided.get()) {
      case Decided.Wanted wanted ->
          new StatusChange.Done(positions.position(wanted.wallet(), deadline));
      case Decided.Refused refused -> new StatusChange.Refused(refused.why());
      case Decided.NotFound notFound -> new StatusChange.NotFound();
    };
  }

  private static Appending<Decided> appending(Wallet wallet, StatusDecision decision) {
    return switch (decision) {
      case StatusDecision.Append append ->
          Appending.of(
              append.entry(), new Decided.Wanted(new Wallet(wallet.terms(), append.entry())));
      case StatusDecision.AsWanted asWanted -> Appending.nothing(new Decided.Wanted(wallet));
      case StatusDecision.Refuse refuse -> Appending.nothing(new Decided.Refused(refuse.why()));
    };
  }
}
