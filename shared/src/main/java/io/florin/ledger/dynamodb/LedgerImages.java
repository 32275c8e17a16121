package io.florin.ledger.dynamodb;

import io.florin.ledger.CommandRecord;
import io.florin.ledger.Entry;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Reads items of the table {@code ledger} by themselves, as the table's stream brings them. */
public final class LedgerImages {
  private LedgerImages() {}

  /**
   * What an item is.
   *
   * @throws UnreadableImageException when attributes are missing, of another type or not
   *     understood, or when an entry's hash is not the hash of what the entry says: nobody should
   *     be told what the ledger itself would not vouch for
   */
  public static LedgerImage read(Map<String, AttributeValue> item) throws UnreadableImageException {
    try {
      if (LedgerItems.isEntry(item)) {
        return new LedgerImage.OfEntry(sound(EntryItems.entryOf(item)));
      }
      if (LedgerItems.isCommand(item)) {
        return new LedgerImage.OfCommand(counted(CommandItems.commandOf(item)));
      }
      return LedgerItems.isLeg(item)
          ? new LedgerImage.OfLeg(LedgerItems.legOf(item))
          : new LedgerImage.OfSomethingElse();
    } catch (RuntimeException e) {
      // Whatever is wrong with an item, some constructor or parser on the way does not take it.
      throw new UnreadableImageException(e);
    }
  }

  private static Entry sound(Entry entry) throws UnreadableImageException {
    if (!entry.isSound()) {
      throw new UnreadableImageException("The hash of the entry is not the hash of what it says.");
    }
    return entry;
  }

  private static CommandRecord counted(CommandRecord command) throws UnreadableImageException {
    if (command.outcome().version() < 1) {
      throw new UnreadableImageException("The record has no version.");
    }
    return command;
  }
}
