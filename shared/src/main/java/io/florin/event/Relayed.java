package io.florin.event;

import java.util.List;
import java.util.Optional;

/**
 * What has become of a piece of the ledger's stream.
 *
 * @param published the facts that were published
 * @param unreadable the records that were put among the dead letters
 * @param readAgainFrom the sequence number of the first record that was not dealt with: from there
 *     on the stream has to be read again; empty when all is done
 */
public record Relayed(
    List<Fact> published,
    List<LedgerChange.Unreadable> unreadable,
    Optional<String> readAgainFrom) {

  /** Copies the lists. */
  public Relayed {
    published = List.copyOf(published);
    unreadable = List.copyOf(unreadable);
  }
}
