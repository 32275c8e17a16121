package io.florin.ledger;

import io.florin.money.Money;
import java.util.Optional;

/**
 * A reversal that is asked for.
 *
 * @param id the id that the transfer will have
 * @param amount what shall go back, above zero; all that is left where nothing is said
 * @param reason why
 */
public record ReversalOrder(TransferId id, Optional<Money> amount, Note reason) {

  /** The order for the transfer that brings it back. */
  TransferOrder transferOf(Transfer original) {
    // Where nothing is left a refusal tells of the whole of it.
    Money all = original.reversible().isPositive() ? original.reversible() : original.amount();
    return TransferOrder.free(id, TransferKind.REVERSAL, amount.orElse(all), Optional.of(reason))
        .because(original.id().command());
  }
}
