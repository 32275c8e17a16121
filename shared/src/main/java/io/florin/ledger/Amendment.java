package io.florin.ledger;

import java.util.List;

/**
 * What becomes of a record that was there: the next version of it, and the next entries of wallets
 * that go with it, if there are any.
 *
 * @param entries the entries, whose amounts sum to zero
 * @param outcome the next version of what the record keeps
 * @param <T> what the record keeps
 */
public record Amendment<T extends Outcome>(List<Entry> entries, T outcome) {

  /** Checks that money is neither made nor lost. */
  public Amendment {
    entries = List.copyOf(entries);
    Decision.requireZeroSum(entries, List.of());
  }

  /** Changes the record and no wallet. */
  public static <T extends Outcome> Amendment<T> of(T outcome) {
    return new Amendment<>(List.of(), outcome);
  }
}
