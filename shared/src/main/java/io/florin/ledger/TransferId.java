package io.florin.ledger;

import java.util.Optional;

/**
 * The id of a transfer: {@code trf_} and the id of the command that asked for it.
 *
 * @param command the command
 */
public record TransferId(CommandId command) {
  private static final String PREFIX = "trf_";

  /** The id that the text is, or empty when it is none. */
  public static Optional<TransferId> parse(String text) {
    return CommandId.parse(PREFIX, text).map(TransferId::new);
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
