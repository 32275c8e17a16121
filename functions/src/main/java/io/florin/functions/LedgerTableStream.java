package io.florin.functions;

import com.fasterxml.jackson.databind.JsonNode;
import io.florin.event.Fact;
import io.florin.event.dynamodb.LedgerFacts;
import io.florin.functions.event.LedgerStream;
import io.florin.functions.event.UnreadableRecordException;
import io.florin.ledger.dynamodb.UnreadableImageException;
import java.util.Optional;

/** Understands the stream of the table {@code ledger}. */
final class LedgerTableStream implements LedgerStream {

  @Override
  public Optional<Fact> factOf(JsonNode image) throws UnreadableRecordException {
    try {
      return LedgerFacts.of(DynamoDbJson.item(image));
    } catch (UnreadableImageException | RuntimeException e) {
      // An image that was read can still lack what its fact tells, such as the end of a transfer.
      throw new UnreadableRecordException(e);
    }
  }
}
