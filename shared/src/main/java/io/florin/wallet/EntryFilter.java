package io.florin.wallet;

import io.florin.ledger.Entry;
import io.florin.ledger.EntryKind;
import io.florin.ledger.Period;
import io.florin.money.SizeRange;
import java.util.Optional;

/**
 * Which entries are wanted: each part has to fit.
 *
 * @param period when they were appended
 * @param kind their kind, if it matters
 * @param sizes the sizes of their amounts
 */
public record EntryFilter(Period period, Optional<EntryKind> kind, SizeRange sizes) {

  /** All entries. */
  public static final EntryFilter ALL =
      new EntryFilter(Period.ALWAYS, Optional.empty(), SizeRange.ANY);

  /** Whether entries of the period may be unwanted. */
  boolean isSelective() {
    return kind.isPresent() || !sizes.equals(SizeRange.ANY);
  }

  /** Whether an entry of the period is wanted. */
  boolean lets(Entry entry) {
    return kind.filter(wanted -> wanted != entry.kind()).isEmpty() && sizes.lets(entry.amount());
  }
}
