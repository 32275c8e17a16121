package io.florin.hold;

import io.florin.ledger.CaptureOrder;
import io.florin.ledger.Fingerprint;
import io.florin.ledger.Hold;
import io.florin.ledger.HoldId;
import io.florin.ledger.TransferId;
import io.florin.ledger.WalletId;
import io.florin.money.Money;
import java.util.List;
import java.util.Optional;

/**
 * A capture that a payee or an administrator asks for.
 *
 * @param hold the hold
 * @param amount what shall be paid of it, above zero; all that remains where nothing is said
 * @param last whether it is to end thereby, so that the rest is free again
 * @param toWalletId the wallet that shall be paid, where the hold names none
 */
public record CaptureRequest(
    HoldId hold, Optional<Money> amount, boolean last, Optional<WalletId> toWalletId) {

  /** By what it is told apart from other requests under the same key. */
  Fingerprint fingerprint() {
    return Fingerprint.of(
        "captureHold",
        List.of(
            Optional.of(hold.value()),
            amount.map(Money::toString),
            Optional.of(Boolean.toString(last)),
            toWalletId.map(WalletId::value)));
  }

  CaptureOrder order(TransferId id) {
    return new CaptureOrder(id, amount, last);
  }

  /** The wallet that is paid; empty when hold and request name none, or two. */
  Optional<WalletId> payee(Hold of) {
    Optional<WalletId> named = of.toWalletId().or(() -> toWalletId);
    return toWalletId.isEmpty() || toWalletId.equals(named) ? named : Optional.empty();
  }
}
