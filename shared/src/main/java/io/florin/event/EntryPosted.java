package io.florin.event;

import io.florin.ledger.Entry;
import io.florin.ledger.TraceId;
import java.time.Instant;
import java.util.Optional;

/**
 * An entry was appended to a wallet.
 *
 * @param entry the entry
 */
public record EntryPosted(Entry entry) implements Fact {

  @Override
  public String name() {
    return "entry-posted";
  }

  @Override
  public String group() {
    return entry.walletId().value();
  }

  @Override
  public String deduplicationId() {
    return entry.walletId().value() + "-" + entry.version();
  }

  @Override
  public Instant at() {
    return entry.at();
  }

  @Override
  public Optional<TraceId> traceId() {
    return Optional.empty();
  }
}
