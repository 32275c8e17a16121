package io.florin.ledger;

import io.florin.testing.Intercepted;
import java.util.Set;

/** A store in which the record of one command can't be read. */
public final class UnreadableRecord {
  private UnreadableRecord() {}

  /** The store, had it a record that can't be read. */
  public static LedgerStore in(LedgerStore store, CommandId broken) {
    return Intercepted.calls(
        LedgerStore.class,
        store,
        call -> {
          if (call.request().equals(broken)
              || (call.request() instanceof Set<?> ids && ids.contains(broken))) {
            throw new UnreadableRecordException(broken, new IllegalStateException("broken"));
          }
          return call.make();
        });
  }
}
