package io.florin.catalogue;

import io.florin.retry.Deadline;

/** Where those who decide look the catalogue up. */
@FunctionalInterface
public interface CurrentCatalogue {

  /**
   * The catalogue as it is, or was at most {@link #MAX_AGE_MILLIS} ago.
   *
   * @throws io.florin.retry.UnavailableException when it could not be read in time
   */
  Catalogue get(Deadline deadline);

  /** How old, in milliseconds, what is answered may be. */
  int MAX_AGE_MILLIS = 1000;
}
