package io.florin.identity;

import java.util.Optional;

/** Tells who shows an access token. */
@FunctionalInterface
public interface TokenVerifier {

  /**
   * The caller whom the token names, or empty when it is no good, for whatever reason. No token,
   * however malformed, makes it throw; a store of keys that can't be read does.
   */
  Optional<Caller> verify(String token);
}
