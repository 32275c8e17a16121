package io.florin.ledger;

import java.util.List;
import java.util.Optional;

/**
 * The id of a transfer batch: {@code bat_} and the id of the command that asked for it.
 *
 * @param command the command
 */
public record BatchId(CommandId command) {
  private static final String PREFIX = "bat_";

  /** The id that the text is, or empty when it is none. */
  public static Optional<BatchId> parse(String text) {
    return CommandId.parse(PREFIX, text).map(BatchId::new);
  }

  /**
   * The transfer of an item: always the same, so that whoever goes on after a crash finds what was
   * done.
   *
   * @param place the item's place in the batch, from 0
   */
  public TransferId transfer(int place) {
    return new TransferId(
        CommandId.derived(List.of("batch", command.value(), Integer.toString(place))));
  }

  /** The id as it is written everywhere. */
  public String value() {
    return PREFIX + command.value();
  }

  @Override
  public String toString() {
    return value();
  }
}
