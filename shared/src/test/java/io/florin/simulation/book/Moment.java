package io.florin.simulation.book;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * When something is judged, and what is known then.
 *
 * @param state what a wallet is
 * @param since from when on the catalogue may be that was judged by
 * @param now the true time
 * @param record what is put on record; no attributes when nobody knows yet
 * @param at the instant of the entries in milliseconds since 1970; 0 when nobody knows yet
 */
public record Moment(
    Book book,
    Function<Account, Account.Line> state,
    Instant since,
    Instant now,
    Fields record,
    long at) {
  // How far the clock of a function may be from the true time.
  private static final Duration CLOCK_ERROR = Duration.ofSeconds(3);

  /**
   * Whether it is judged what was done: then only what is surely wrong counts. Otherwise it is
   * gathered what may be told, and all counts that may be wrong.
   */
  boolean isStrict() {
    return at > 0;
  }

  /** The earliest that a function may believe it is, in milliseconds since 1970. */
  long earliest() {
    return isStrict() ? at : now.minus(CLOCK_ERROR).toEpochMilli();
  }

  /** The latest that a function may believe it is, in milliseconds since 1970. */
  long latest() {
    return isStrict() ? at : now.plus(CLOCK_ERROR).toEpochMilli();
  }

  /**
   * What the record of a command is, and, where it is gathered what may be told, all that it was
   * since the request: whoever refuses has read it before the wallets, and is not bound to it.
   */
  List<Fields> records(String command) {
    return isStrict() ? List.of(book.record(command)) : book.recordsSince(command, since);
  }

  Moment with(Function<Account, Account.Line> other) {
    return new Moment(book, other, since, now, record, at);
  }

  /**
   * What speaks against something, by one of the versions that an item of the catalogue had: by any
   * of them, or, where it was done, by all.
   */
  Set<String> byAny(String item, Function<Fields, Set<String>> against) {
    Set<String> reasons = new HashSet<>();
    List<Fields> versions = book.types().between(item, since, now);
    for (Fields version : versions) {
      Set<String> some = against.apply(version);
      if (some.isEmpty() && isStrict()) {
        return Set.of();
      }
      reasons.addAll(some);
    }
    return reasons;
  }
}
