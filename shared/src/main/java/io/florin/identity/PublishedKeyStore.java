package io.florin.identity;

import java.util.List;

/** Reads the keys that tokens are verified with. */
@FunctionalInterface
public interface PublishedKeyStore {

  /**
   * All keys, the oldest first, as of the last write that was answered; none before any is made.
   */
  List<PublishedKey> all();
}
