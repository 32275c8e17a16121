package io.florin.identity;

import java.util.Optional;

/** Keeps the keys that sign tokens. */
public interface SealedKeyStore {

  /** The key made last, as of the last write that was answered. */
  Optional<SealedKey> newest();

  /**
   * Adds both halves of the first key pair, unless there is one. Of any number of adds at once, one
   * succeeds.
   *
   * @return the private half of the first pair: the one given, or that of somebody faster
   */
  SealedKey addFirst(SealedKey sealed, PublishedKey published);
}
