package io.florin.functions;

import com.fasterxml.jackson.databind.JsonNode;
import io.florin.event.Fact;
import io.florin.functions.event.LedgerStream;
import io.florin.functions.event.UnreadableRecordException;
import io.florin.ledger.dynamodb.LedgerImage;
import io.florin.ledger.dynamodb.LedgerImages;
import io.florin.ledger.dynamodb.UnreadableImageException;
import java.util.Optional;

/** Understands the stream of the table {@code ledger}. */
final class LedgerTableStream implements LedgerStream {

  @Override
  public Optional<Fact> factOf(JsonNode image) throws UnreadableRecordException {
    try {
      return switch (LedgerImages.read(DynamoDbJson.item(image))) {
        case LedgerImage.OfEntry of -> Optional.of(Fact.of(of.entry()));
        case LedgerImage.OfCommand of -> Fact.of(of.command());
        case LedgerImage.OfLeg of -> Optional.of(Fact.of(of.leg()));
        case LedgerImage.OfSomethingElse nothing -> Optional.empty();
      };
    } catch (UnreadableImageException | RuntimeException e) {
      // An image that was read can still lack what its fact tells, such as the end of a transfer.
      throw new UnreadableRecordException(e);
    }
  }
}
