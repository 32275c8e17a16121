package io.florin.ledger;

import io.florin.catalogue.TransactionTypeCode;
import java.util.Optional;

/**
 * What an entry tells of the transfer that caused it.
 *
 * @param transferId the transfer
 * @param hold the hold that sets money aside or frees it, if no money moves
 * @param counterparty the wallet on the other side
 * @param type the type of the transaction
 * @param channel by what it was asked for
 * @param note what was said about it
 */
public record Narrative(
    Optional<TransferId> transferId,
    Optional<HoldId> hold,
    Optional<WalletId> counterparty,
    Optional<TransactionTypeCode> type,
    Optional<Channel> channel,
    Optional<Note> note) {

  /** The narrative of an entry that no transfer caused. */
  public static final Narrative NONE =
      new Narrative(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  /** The narrative of an entry that a transfer caused. */
  static Narrative of(
      TransferId transfer,
      WalletId counterparty,
      Optional<TransactionTypeCode> type,
      Optional<Channel> channel,
      Optional<Note> note) {
    return new Narrative(
        Optional.of(transfer), Optional.empty(), Optional.of(counterparty), type, channel, note);
  }

  /** The narrative of an entry that sets money aside, or frees it. */
  static Narrative of(HoldId hold, Optional<WalletId> counterparty, Optional<Note> reason) {
    return new Narrative(
        Optional.empty(),
        Optional.of(hold),
        counterparty,
        Optional.empty(),
        Optional.empty(),
        reason);
  }

  /** The narrative of an entry that posts what another wallet could not take. */
  static Narrative meantFor(WalletId wallet) {
    return new Narrative(
        Optional.empty(),
        Optional.empty(),
        Optional.of(wallet),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** The narrative of an entry that only says why. */
  static Narrative because(Note reason) {
    return new Narrative(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(reason));
  }
}
