package io.florin.ledger;

import io.florin.money.Money;
import java.util.Optional;

/**
 * A capture that is asked for.
 *
 * @param id the id that the transfer will have
 * @param amount what shall be paid, above zero; all that remains where nothing is said
 * @param last whether the hold is to end thereby, whatever is left
 */
public record CaptureOrder(TransferId id, Optional<Money> amount, boolean last) {

  /** The order for the transfer that pays it. */
  TransferOrder transferOf(Hold hold) {
    // Of a hold that has ended nothing remains, and a refusal tells of what was held.
    Money all = hold.remaining().isPositive() ? hold.remaining() : hold.amount();
    return TransferOrder.free(id, TransferKind.CAPTURE, amount.orElse(all), hold.reason())
        .because(hold.id().command());
  }
}
