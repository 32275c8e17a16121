package io.florin.transfer;

import io.florin.ledger.Fingerprint;
import io.florin.ledger.Note;
import io.florin.ledger.TransferId;
import io.florin.ledger.TransferKind;
import io.florin.ledger.TransferOrder;
import io.florin.ledger.WalletId;
import io.florin.money.Money;
import java.util.List;
import java.util.Optional;

/**
 * A credit or debit that an administrator makes by hand.
 *
 * @param kind {@link TransferKind#CREDIT} or {@link TransferKind#DEBIT}
 * @param walletId the customer's wallet
 * @param amount what shall move, above zero
 * @param description why
 */
public record AdjustmentRequest(
    TransferKind kind, WalletId walletId, Money amount, Note description) {

  /** Checks that the kind is one of adjustments. */
  public AdjustmentRequest {
    if (kind != TransferKind.CREDIT && kind != TransferKind.DEBIT) {
      throw new IllegalArgumentException("An adjustment credits or debits.");
    }
  }

  /** By what it is told apart from other requests under the same key. */
  Fingerprint fingerprint() {
    return Fingerprint.of(
        kind.name(),
        List.of(
            Optional.of(walletId.value()),
            Optional.of(amount.toString()),
            Optional.of(description.text())));
  }

  TransferOrder order(TransferId id) {
    return TransferOrder.free(id, kind, amount, Optional.of(description));
  }
}
