package io.florin.catalogue;

import io.florin.retry.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The catalogue, kept in memory for {@link #MAX_AGE_MILLIS} from the beginning of its reading. What
 * it answers never goes back to what was there before, and many calls at once read once.
 */
public final class KeptCatalogue implements CurrentCatalogue {
  private static final Duration MAX_AGE = Duration.ofMillis(MAX_AGE_MILLIS);
  private static final Reading NONE = new Reading(0, Instant.MAX, Catalogue.standard());

  private final CatalogueStore store;
  private final InstantSource clock;
  private final AtomicLong begun = new AtomicLong();
  private volatile Reading newest = NONE;

  /** Keeps the catalogue of a store. */
  public KeptCatalogue(CatalogueStore store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  /**
   * What was read.
   *
   * @param number the how manieth reading it is
   * @param begun when it began
   */
  private record Reading(long number, Instant begun, Catalogue catalogue) {}

  @Override
  public Catalogue get(Deadline deadline) {
    Reading kept = newest;
    return isYoung(kept) ? kept.catalogue : ifStillOld(deadline);
  }

  @Override
  public Catalogue fresh(Deadline deadline) {
    // A reading that had begun before may have missed what is looked for.
    return read(begun.get() + 1, deadline);
  }

  private synchronized Catalogue ifStillOld(Deadline deadline) {
    return isYoung(newest) ? newest.catalogue : read(newest.number + 1, deadline);
  }

  private synchronized Catalogue read(long atLeast, Deadline deadline) {
    if (newest.number < atLeast) {
      long number = begun.incrementAndGet();
      Instant beginning = clock.instant();
      newest = new Reading(number, beginning, store.read(deadline).withStandard());
    }
    return newest.catalogue;
  }

  /** Not when the clock was turned back, either. */
  private boolean isYoung(Reading reading) {
    Instant now = clock.instant();
    return !now.isBefore(reading.begun) && !now.isAfter(reading.begun.plus(MAX_AGE));
  }
}
