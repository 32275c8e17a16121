package io.florin.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Decides on the life of a wallet: pure, and the same for the same wallet. */
public final class StatusDecider {

  /**
   * How long a wallet that receives in batches is closing at the least. Whoever has read it before
   * can still leave a leg for it: no function works on one decision for longer than a minute, and
   * clocks are some seconds apart.
   */
  public static final Duration LONGEST_DECISION = Duration.ofMinutes(2);

  private static final Note NOTHING_CAME =
      new Note("All that was accepted is posted, and nothing is left.");
  private static final Note MONEY_CAME =
      new Note("Not closed: money came that had been accepted before.");

  private StatusDecider() {}

  /** Makes a wallet receive only. */
  public static StatusDecision freeze(Wallet wallet, Note reason, Instant at) {
    return switch (wallet.newest().status()) {
      case ACTIVE -> append(wallet, EntryKind.FREEZE, WalletStatus.FROZEN, reason, at);
      case FROZEN -> new StatusDecision.AsWanted();
      case CLOSING, CLOSED -> new StatusDecision.Refuse(StatusRefusal.WALLET_CLOSED);
    };
  }

  /** Makes a frozen wallet active again. */
  public static StatusDecision unfreeze(Wallet wallet, Note reason, Instant at) {
    return switch (wallet.newest().status()) {
      case FROZEN -> append(wallet, EntryKind.UNFREEZE, WalletStatus.ACTIVE, reason, at);
      case ACTIVE -> new StatusDecision.AsWanted();
      case CLOSING, CLOSED -> new StatusDecision.Refuse(StatusRefusal.WALLET_CLOSED);
    };
  }

  /**
   * Closes a wallet that has nothing and expects nothing. One that receives in batches is closing
   * first, since others may be about to leave legs for it.
   *
   * @param legsWait whether it has legs that wait to be posted
   * @param byAdmin whether an administrator wants it, who may close a frozen one
   */
  public static StatusDecision close(
      Wallet wallet, boolean legsWait, boolean byAdmin, Note reason, Instant at) {
    Entry newest = wallet.newest();
    if (newest.status() == WalletStatus.CLOSING || newest.status() == WalletStatus.CLOSED) {
      return new StatusDecision.AsWanted();
    }
    if (newest.status() == WalletStatus.FROZEN && !byAdmin) {
      return new StatusDecision.Refuse(StatusRefusal.WALLET_FROZEN);
    }
    if (!newest.posted().isZero()) {
      return new StatusDecision.Refuse(StatusRefusal.BALANCE_NOT_ZERO);
    }
    if (!newest.held().isZero() || !newest.incoming().isZero() || legsWait) {
      return new StatusDecision.Refuse(StatusRefusal.WALLET_BUSY);
    }
    return wallet.terms().isBatched()
        ? append(wallet, EntryKind.CLOSING, WalletStatus.CLOSING, reason, at)
        : append(wallet, EntryKind.CLOSE, WalletStatus.CLOSED, reason, at);
  }

  /**
   * Ends what {@link #close} has begun, once nobody can leave a leg any more and none is left. When
   * money has come meanwhile the wallet is not closed, but what it was before: its owner gets at
   * the money, as far as they did then.
   *
   * @param legsWait whether it has legs that wait to be posted
   * @param before the status that it had before it was closing
   * @return the entry, if it is time for it
   */
  public static Optional<Entry> endClosing(
      Wallet wallet, boolean legsWait, WalletStatus before, Instant at) {
    Entry newest = wallet.newest();
    if (newest.status() != WalletStatus.CLOSING
        || legsWait
        || newest.at().plus(LONGEST_DECISION).isAfter(at)) {
      return Optional.empty();
    }
    if (newest.posted().isZero()) {
      return Optional.of(entry(wallet, EntryKind.CLOSE, WalletStatus.CLOSED, NOTHING_CAME, at));
    }
    EntryKind kind = before == WalletStatus.ACTIVE ? EntryKind.UNFREEZE : EntryKind.FREEZE;
    return Optional.of(entry(wallet, kind, before, MONEY_CAME, at));
  }

  private static StatusDecision append(
      Wallet wallet, EntryKind kind, WalletStatus status, Note reason, Instant at) {
    return new StatusDecision.Append(entry(wallet, kind, status, reason, at));
  }

  private static Entry entry(
      Wallet wallet, EntryKind kind, WalletStatus status, Note reason, Instant at) {
    return wallet.append(kind, status, Narrative.because(reason), at);
  }
}
