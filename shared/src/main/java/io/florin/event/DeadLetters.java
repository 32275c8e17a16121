package io.florin.event;

import io.florin.retry.UnavailableException;

/** Where operators find what could not be read. */
@FunctionalInterface
public interface DeadLetters {

  /**
   * Keeps a record.
   *
   * @param whole the record, as it came
   * @throws UnavailableException when it may not have been kept
   */
  void keep(String whole);
}
