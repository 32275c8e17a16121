package io.florin.hold;

import io.florin.ledger.Fingerprint;
import io.florin.ledger.HoldId;
import io.florin.ledger.HoldOrder;
import io.florin.ledger.Note;
import io.florin.ledger.WalletId;
import io.florin.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A hold that a customer asks for.
 *
 * @param walletId the wallet whose money shall be set aside
 * @param amount how much of it, above zero
 * @param toWalletId the wallet that is to be paid, where it is known already
 * @param reason what it is for
 * @param expiresAt from when on it shall not be captured any more, in whole milliseconds
 */
public record HoldRequest(
    WalletId walletId,
    Money amount,
    Optional<WalletId> toWalletId,
    Optional<Note> reason,
    Optional<Instant> expiresAt) {

  /** By what it is told apart from other requests under the same key. */
  Fingerprint fingerprint() {
    return Fingerprint.of(
        "createHold",
        List.of(
            Optional.of(walletId.value()),
            Optional.of(amount.toString()),
            toWalletId.map(WalletId::value),
            reason.map(Note::text),
            expiresAt.map(Instant::toString)));
  }

  HoldOrder order(HoldId id) {
    return new HoldOrder(id, amount, reason, expiresAt);
  }
}
