package io.florin.identity.jjwt;

import io.florin.identity.SealedKey;
import io.florin.identity.SealedKeyStore;
import io.florin.identity.Secret;
import org.jspecify.annotations.Nullable;

/**
 * The key that signs tokens: the newest in the store, which makes the first pair when it has none.
 * It is read once a process: whoever adds a pair one day lets the older ones sign until their
 * processes end.
 */
public final class SigningKeys {
  private final SealedKeyStore store;
  private final KeyPairs pairs;
  private KeyPairs.@Nullable SigningKey current;

  /** Keeps keys in {@code store}, encrypted with a key that is derived from {@code secret}. */
  public SigningKeys(SealedKeyStore store, Secret secret) {
    this.store = store;
    this.pairs = new KeyPairs(secret);
  }

  synchronized KeyPairs.SigningKey current() {
    KeyPairs.SigningKey known = current;
    if (known == null) {
      known = pairs.open(store.newest().orElseGet(this::first));
      current = known;
    }
    return known;
  }

  private SealedKey first() {
    KeyPairs.Halves halves = pairs.make();
    return store.addFirst(halves.sealed(), halves.published());
  }
}
