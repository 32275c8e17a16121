package io.florin.transfer;

import io.florin.ledger.Fingerprint;
import io.florin.ledger.Note;
import io.florin.ledger.ReversalOrder;
import io.florin.ledger.TransferId;
import io.florin.money.Money;
import java.util.List;
import java.util.Optional;

/**
 * A reversal that a payee or an administrator asks for.
 *
 * @param original the transfer that shall go back
 * @param amount what of it, above zero; all that is left where nothing is said
 * @param reason why
 */
public record ReversalRequest(TransferId original, Optional<Money> amount, Note reason) {

  /** By what it is told apart from other requests under the same key. */
  Fingerprint fingerprint() {
    return Fingerprint.of(
        "reverseTransfer",
        List.of(
            Optional.of(original.value()),
            amount.map(Money::toString),
            Optional.of(reason.text())));
  }

  ReversalOrder order(TransferId id) {
    return new ReversalOrder(id, amount, reason);
  }
}
