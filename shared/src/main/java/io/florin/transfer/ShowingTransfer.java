package io.florin.transfer;

import io.florin.identity.Caller;
import io.florin.ledger.ExternalReference;
import io.florin.ledger.LedgerStore;
import io.florin.ledger.Transfer;
import io.florin.ledger.TransferId;
import io.florin.retry.Deadline;
import java.util.Optional;

/** Shows a transfer to those who may see it. */
public final class ShowingTransfer {
  private final LedgerStore store;

  /** Shows the transfers of a store. */
  public ShowingTransfer(LedgerStore store) {
    this.store = store;
  }

  /** The transfer, if there is one that the caller may see. */
  public Optional<Transfer> show(Caller caller, TransferId id, Deadline deadline) {
    return store
        .command(id.command(), deadline)
        .flatMap(record -> record.outcome(Transfer.class))
        .filter(transfer -> caller.isAdmin() || transfer.isVisibleTo(caller.id()));
  }

  /** The transfer for which the caller has used a reference, if there is one. */
  public Optional<Transfer> show(Caller caller, ExternalReference reference, Deadline deadline) {
    return store
        .transferOf(caller.id(), reference, deadline)
        .flatMap(id -> show(caller, id, deadline));
  }
}
