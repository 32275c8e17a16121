package io.florin.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Keys of tokens in memory. */
public final class InMemoryKeys implements SealedKeyStore, PublishedKeyStore {
  private final List<SealedKey> sealedKeys = new ArrayList<>();
  private final List<PublishedKey> publishedKeys = new ArrayList<>();
  private int reads;

  @Override
  public synchronized Optional<SealedKey> newest() {
    return sealedKeys.isEmpty() ? Optional.empty() : Optional.of(sealedKeys.getLast());
  }

  @Override
  public synchronized SealedKey addFirst(SealedKey sealed, PublishedKey published) {
    if (sealedKeys.isEmpty()) {
      add(sealed, published);
    }
    return sealedKeys.getFirst();
  }

  /** Adds another pair, as a rotation would. */
  public synchronized void add(SealedKey sealed, PublishedKey published) {
    sealedKeys.add(sealed);
    publishedKeys.add(published);
  }

  @Override
  public synchronized List<PublishedKey> all() {
    reads++;
    return List.copyOf(publishedKeys);
  }

  /** How often all published keys were read. */
  public synchronized int reads() {
    return reads;
  }
}
