package io.florin.simulation.world;

import io.florin.event.LedgerChange;
import io.florin.event.dynamodb.LedgerFacts;
import io.florin.ledger.dynamodb.UnreadableImageException;
import io.florin.simulation.store.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A shard of the stream, with the records that the relay has not dealt with yet. Records of one
 * partition come in the order of their commits; those of one transaction in any order.
 */
final class LedgerShard {
  private static final int MAX_BATCH = 100;

  private final List<LedgerChange> records = new ArrayList<>();
  private long last;
  boolean isBeingRead;

  void add(Change change) {
    Map<String, AttributeValue> image = change.after();
    String number = Long.toString(++last);
    records.add(image == null ? new LedgerChange.TellingNothing(number) : read(number, image));
  }

  private static LedgerChange read(String number, Map<String, AttributeValue> image) {
    try {
      return LedgerFacts.of(image)
          .<LedgerChange>map(told -> new LedgerChange.Telling(number, told, ""))
          .orElseGet(() -> new LedgerChange.TellingNothing(number));
    } catch (UnreadableImageException e) {
      return new LedgerChange.Unreadable(number, image.toString(), String.valueOf(e.getMessage()));
    }
  }

  boolean isEmpty() {
    return records.isEmpty();
  }

  /** The oldest records. */
  List<LedgerChange> batch() {
    return List.copyOf(records.subList(0, Math.min(records.size(), MAX_BATCH)));
  }

  /** Goes on after a batch, or at one of its records. */
  void goOn(List<LedgerChange> batch, Optional<String> readAgainFrom) {
    int done = 0;
    while (done < batch.size()
        && !readAgainFrom.equals(Optional.of(batch.get(done).sequenceNumber()))) {
      done++;
    }
    records.subList(0, done).clear();
  }
}
