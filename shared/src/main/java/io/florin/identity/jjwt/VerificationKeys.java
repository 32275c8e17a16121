package io.florin.identity.jjwt;

import io.florin.identity.PublishedKey;
import io.florin.identity.PublishedKeyStore;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The keys that verify tokens, kept in memory. A token that names an unknown key makes them be read
 * again, but not more often than once in a while: anybody can make up names of keys.
 */
public final class VerificationKeys {
  /** How long an unknown name may stay unknown after its key was published. */
  static final Duration SHORTEST_INTERVAL = Duration.ofSeconds(10);

  private final PublishedKeyStore store;
  private final InstantSource clock;
  private volatile Map<String, RSAPublicKey> keys = Map.of();
  private Instant readAgainFrom = Instant.MIN;

  /** Reads the keys in {@code store} when they are needed. */
  public VerificationKeys(PublishedKeyStore store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  Optional<RSAPublicKey> find(String id) {
    RSAPublicKey known = keys.get(id);
    return Optional.ofNullable(known != null ? known : afterReading().get(id));
  }

  private synchronized Map<String, RSAPublicKey> afterReading() {
    // While there is no key at all, nobody has ever signed in. The first who does is not to wait.
    if (keys.isEmpty() || !clock.instant().isBefore(readAgainFrom)) {
      keys = read();
      readAgainFrom = clock.instant().plus(SHORTEST_INTERVAL);
    }
    return keys;
  }

  private Map<String, RSAPublicKey> read() {
    Map<String, RSAPublicKey> read = new HashMap<>();
    for (PublishedKey published : store.all()) {
      read.put(published.id(), KeyPairs.read(published));
    }
    return Map.copyOf(read);
  }
}
