package io.florin.ledger;

import java.util.regex.Pattern;

/**
 * The SHA-256 of an entry's canonical form, which holds the hash of the entry before: so an entry
 * can't be changed, removed or slipped in without every later hash telling.
 *
 * @param hex 64 digits in lower case
 */
public record EntryHash(String hex) {
  private static final Pattern WELL_FORMED = Pattern.compile("[0-9a-f]{64}");

  /** What stands for the hash of the entry before a wallet's first. */
  public static final EntryHash NONE = new EntryHash("0".repeat(64));

  /**
   * Checks the hash.
   *
   * @throws IllegalArgumentException when it is not 64 hexadecimal digits in lower case
   */
  public EntryHash {
    if (!WELL_FORMED.matcher(hex).matches()) {
      throw new IllegalArgumentException("Not the hash of an entry.");
    }
  }

  @Override
  public String toString() {
    return hex;
  }
}
