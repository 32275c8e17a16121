package io.florin.ledger;

import java.util.Optional;

/**
 * The id of a hold: {@code hld_} and the id of the command that asked for it.
 *
 * @param command the command
 */
public record HoldId(CommandId command) {
  private static final String PREFIX = "hld_";

  /** The id that the text is, or empty when it is none. */
  public static Optional<HoldId> parse(String text) {
    return CommandId.parse(PREFIX, text).map(HoldId::new);
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
