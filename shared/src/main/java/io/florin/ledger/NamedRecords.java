package io.florin.ledger;

import io.florin.retry.Deadline;
import io.florin.retry.UnavailableException;
import java.util.Map;
import java.util.Set;

/**
 * The records of commands that entries name. An entry and its record are put together, but while
 * that is in flight the one may be seen before the other. Who left out what can't be seen yet would
 * leave it out for ever: the next page of a list begins behind it.
 */
public final class NamedRecords {
  // A transaction is in flight for some milliseconds, which is about what a look takes.
  private static final int MAX_LOOKS = 20;

  private NamedRecords() {}

  /**
   * The records, all of them.
   *
   * @param ids {@link LedgerStore#MAX_COMMANDS} at the most
   * @throws UnavailableException when the store does not answer in time, or some can't be seen
   */
  public static Map<CommandId, CommandRecord> read(
      LedgerStore store, Set<CommandId> ids, Deadline deadline) {
    for (int looks = 1; looks <= MAX_LOOKS; looks++) {
      Map<CommandId, CommandRecord> records = store.commands(ids, deadline);
      if (records.keySet().containsAll(ids)) {
        return records;
      }
    }
    throw new UnavailableException(
        "The ledger", new IllegalStateException("An entry names a command without a record."));
  }
}
