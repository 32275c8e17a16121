package io.florin.batch;

import io.florin.identity.Caller;
import io.florin.ledger.BatchId;
import io.florin.ledger.CommandId;
import io.florin.ledger.LedgerStore;
import io.florin.ledger.Transfer;
import io.florin.ledger.TransferBatch;
import io.florin.retry.Deadline;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Shows a transfer batch to those who may see it: whose wallet pays, and administrators. */
public final class ShowingBatch {
  private final LedgerStore store;

  /** Shows the batches of a store. */
  public ShowingBatch(LedgerStore store) {
    this.store = store;
  }

  /** The batch with what has become of each item, if there is one that the caller may see. */
  public Optional<ShownBatch> show(Caller caller, BatchId id, Deadline deadline) {
    return store
        .command(id.command(), deadline)
        .flatMap(record -> record.outcome(TransferBatch.class))
        .filter(batch -> caller.isAdmin() || batch.fromOwner().equals(Optional.of(caller.id())))
        .map(batch -> ShownBatch.of(batch, transfers(batch, deadline)));
  }

  private Map<CommandId, Transfer> transfers(TransferBatch batch, Deadline deadline) {
    if (ShownBatch.tellsItsItems(batch)) {
      return Map.of();
    }
    Set<CommandId> ids = new HashSet<>();
    for (int place = 0; place < batch.items().size(); place++) {
      ids.add(batch.id().transfer(place).command());
    }
    Map<CommandId, Transfer> transfers = new HashMap<>();
    store
        .commands(ids, deadline)
        .forEach((command, record) -> transfers.put(command, (Transfer) record.outcome()));
    return transfers;
  }
}
