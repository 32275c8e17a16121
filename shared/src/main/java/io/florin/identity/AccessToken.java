package io.florin.identity;

import java.time.Duration;

/**
 * What a signed-in customer shows with each request.
 *
 * @param value the token, which {@link #toString} does not show
 * @param lifetime how long it is good for, from its making
 */
public record AccessToken(String value, Duration lifetime) {

  @Override
  public String toString() {
    return "AccessToken[…, lifetime=" + lifetime + "]";
  }
}
