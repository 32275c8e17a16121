package io.florin.event;

import java.util.List;
import java.util.Optional;

/**
 * What has become of a piece of the ledger's stream.
 *
 * @param published the facts that were published
 * @param buried the records that were put among the dead letters
 * @param readAgainFrom the sequence number of the first record that was not dealt with: from there
 *     on the stream has to be read again; empty when all is done
 */
public record Relayed(List<Fact> published, List<Buried> buried, Optional<String> readAgainFrom) {

  /**
   * A record that was put among the dead letters.
   *
   * @param sequenceNumber its place on the stream
   * @param why what is wrong with it
   */
  public record Buried(String sequenceNumber, String why) {}

  /** Copies the lists. */
  public Relayed {
    published = List.copyOf(published);
    buried = List.copyOf(buried);
  }
}
