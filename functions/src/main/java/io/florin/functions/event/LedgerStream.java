package io.florin.functions.event;

import com.fasterxml.jackson.databind.JsonNode;
import io.florin.event.Fact;
import java.util.Optional;

/** Understands what the stream of the ledger's table says. */
@FunctionalInterface
public interface LedgerStream {

  /**
   * The fact that an item tells, if it tells one.
   *
   * @param image the item as DynamoDB writes it in JSON: {@code {"pk": {"S": "WALLET#…"}, …}}
   * @throws UnreadableRecordException when it is no item of the ledger
   */
  Optional<Fact> factOf(JsonNode image) throws UnreadableRecordException;
}
