package io.florin.event.dynamodb;

import io.florin.event.Fact;
import io.florin.ledger.dynamodb.LedgerImage;
import io.florin.ledger.dynamodb.LedgerImages;
import io.florin.ledger.dynamodb.UnreadableImageException;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The facts that the stream of the table {@code ledger} tells. */
public final class LedgerFacts {
  private LedgerFacts() {}

  /**
   * The fact that an item tells; empty when it tells none.
   *
   * @throws UnreadableImageException when it is no item of the ledger
   */
  public static Optional<Fact> of(Map<String, AttributeValue> item)
      throws UnreadableImageException {
    return switch (LedgerImages.read(item)) {
      case LedgerImage.OfEntry of -> Optional.of(Fact.of(of.entry()));
      case LedgerImage.OfCommand of -> Fact.of(of.command());
      case LedgerImage.OfLeg of -> Optional.of(Fact.of(of.leg()));
      case LedgerImage.OfSomethingElse nothing -> Optional.empty();
    };
  }
}
