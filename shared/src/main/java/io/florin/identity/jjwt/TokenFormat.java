package io.florin.identity.jjwt;

import java.time.Duration;

/** What issuer and verifier of access tokens agree on. */
final class TokenFormat {
  static final String ISSUER = "florin";
  static final String AUDIENCE = "florin-api";
  static final String ROLE = "role";
  static final Duration LIFETIME = Duration.ofMinutes(15);

  private TokenFormat() {}
}
