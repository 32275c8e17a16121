package io.florin.batch;

import io.florin.ledger.BatchStatus;
import io.florin.ledger.CommandId;
import io.florin.ledger.Transfer;
import io.florin.ledger.TransferBatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A transfer batch and what has become of its items.
 *
 * @param batch the batch
 * @param items the items, in their order
 */
public record ShownBatch(TransferBatch batch, List<ItemOutcome> items) {

  /** Copies the items. */
  public ShownBatch {
    items = List.copyOf(items);
  }

  /** The batch as it was first answered, whatever has become of it since. */
  public static ShownBatch asFirstAnswered(TransferBatch batch) {
    return of(batch.asFirstAnswered(), Map.of());
  }

  /**
   * The batch with its items.
   *
   * @param transfers those transfers of the items that are on record; none are needed where {@link
   *     #tellsItsItems}
   */
  static ShownBatch of(TransferBatch batch, Map<CommandId, Transfer> transfers) {
    List<ItemOutcome> items = new ArrayList<>();
    for (TransferBatch.Item item : batch.items()) {
      items.add(outcome(batch, items.size(), item, transfers));
    }
    return new ShownBatch(batch, items);
  }

  /** Whether the record of a batch says what became of each item. */
  static boolean tellsItsItems(TransferBatch batch) {
    return batch.atomic() || batch.status() == BatchStatus.REFUSED;
  }

  private static ItemOutcome outcome(
      TransferBatch batch, int place, TransferBatch.Item item, Map<CommandId, Transfer> transfers) {
    if (batch.status() == BatchStatus.REFUSED) {
      boolean because = batch.refusedItem().filter(refused -> refused == place).isPresent();
      return ItemOutcome.refused(item, because ? batch.refusal() : Optional.empty());
    }
    if (batch.atomic()) {
      return ItemOutcome.done(item, batch.id().transfer(place));
    }
    return Optional.ofNullable(transfers.get(batch.id().transfer(place).command()))
        .map(transfer -> ItemOutcome.of(item, transfer))
        .orElseGet(() -> ItemOutcome.pending(item));
  }
}
