package io.florin.ledger.dynamodb;

import io.florin.ledger.CommandRecord;
import io.florin.ledger.Entry;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Items as they are put in the table {@code ledger}, for tests of whoever reads its stream. */
public final class LedgerTableItems {
  private LedgerTableItems() {}

  /** The item of an entry. */
  public static Map<String, AttributeValue> of(Entry entry) {
    return EntryItems.item(entry);
  }

  /** The item of a record. */
  public static Map<String, AttributeValue> of(CommandRecord record) {
    return CommandItems.item(record);
  }
}
