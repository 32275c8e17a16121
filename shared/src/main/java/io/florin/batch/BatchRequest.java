package io.florin.batch;

import io.florin.ledger.Fingerprint;
import io.florin.ledger.Note;
import io.florin.ledger.TransferBatch;
import io.florin.ledger.WalletId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A transfer batch that is asked for.
 *
 * @param from the wallet that shall pay
 * @param items what shall be paid, 1 to {@link TransferBatch#MAX_ITEMS}
 * @param atomic whether all of it shall be done or nothing
 */
public record BatchRequest(WalletId from, List<TransferBatch.Item> items, boolean atomic) {

  /** Copies the items. */
  public BatchRequest {
    items = List.copyOf(items);
  }

  /** The place of the first item that pays a wallet which one before it pays, if there is one. */
  public static OptionalInt repeatedPayee(List<TransferBatch.Item> items) {
    Set<WalletId> payees = new HashSet<>();
    for (int place = 0; place < items.size(); place++) {
      if (!payees.add(items.get(place).to())) {
        return OptionalInt.of(place);
      }
    }
    return OptionalInt.empty();
  }

  /** By what it is told apart from other requests under the same key. */
  Fingerprint fingerprint() {
    List<Optional<String>> values = new ArrayList<>();
    values.add(Optional.of(from.value()));
    values.add(Optional.of(Boolean.toString(atomic)));
    for (TransferBatch.Item item : items) {
      values.add(Optional.of(item.to().value()));
      values.add(Optional.of(item.amount().toString()));
      values.add(item.note().map(Note::text));
    }
    return Fingerprint.of("createTransferBatch", values);
  }
}
