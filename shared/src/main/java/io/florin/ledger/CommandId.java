package io.florin.ledger;

import io.florin.identity.CustomerId;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What names a command: a hash of its caller and idempotency key, so that the record of a command
 * is at once the lock against doing it twice.
 *
 * @param value 40 hexadecimal digits: the first 160 bits of a SHA-256
 */
public record CommandId(String value) {
  private static final int DIGITS = 40;
  private static final Pattern WELL_FORMED = Pattern.compile("[0-9a-f]{" + DIGITS + "}");

  /**
   * Checks the id.
   *
   * @throws IllegalArgumentException when it is not well formed
   */
  public CommandId {
    if (!isWellFormed(value)) {
      throw new IllegalArgumentException("Not the id of a command.");
    }
  }

  /** The id of the command that a caller named by a key. */
  public static CommandId of(CustomerId caller, IdempotencyKey key) {
    return new CommandId(Sha256.hex(List.of(caller.value(), key.value())).substring(0, DIGITS));
  }

  /** The id of a command that another one has led to. */
  static CommandId derived(List<String> from) {
    return new CommandId(Sha256.hex(from).substring(0, DIGITS));
  }

  /** The id that a text is after a prefix, or empty when it is none. */
  static Optional<CommandId> parse(String prefix, String text) {
    return text.startsWith(prefix) && isWellFormed(text.substring(prefix.length()))
        ? Optional.of(new CommandId(text.substring(prefix.length())))
        : Optional.empty();
  }

  private static boolean isWellFormed(String text) {
    return WELL_FORMED.matcher(text).matches();
  }
}
