package io.florin.ledger;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The id of a wallet: {@code wal_} and a ULID in lower case, so that ids sort by the time of
 * opening; or {@code wal_system_} and the name of a part of a system wallet.
 *
 * @param value the id as it is written everywhere
 */
public record WalletId(String value) implements Payee, Comparable<WalletId> {
  private static final String SYSTEM_PREFIX = "wal_system_";
  private static final Pattern WELL_FORMED =
      Pattern.compile("wal_([0-9a-hjkmnp-tv-z]{26}|system_[A-Z]{1,20}_[A-Z]{3}_[0-9]{1,3})");

  /**
   * Checks the id.
   *
   * @throws IllegalArgumentException when it is not well formed
   */
  public WalletId {
    if (!WELL_FORMED.matcher(value).matches()) {
      throw new IllegalArgumentException("Not the id of a wallet.");
    }
  }

  /** The id that the text is, or empty when it is none. */
  public static Optional<WalletId> parse(String text) {
    return WELL_FORMED.matcher(text).matches() ? Optional.of(new WalletId(text)) : Optional.empty();
  }

  /** Whether it names a part of a system wallet, which belongs to no customer. */
  public boolean isSystem() {
    return value.startsWith(SYSTEM_PREFIX);
  }

  @Override
  public int compareTo(WalletId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
