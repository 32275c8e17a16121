package io.florin.identity.jjwt;

import io.florin.identity.AccessToken;
import io.florin.identity.Customer;
import io.florin.identity.TokenIssuer;
import io.jsonwebtoken.Jwts;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Date;

/** Issues access tokens that are JWTs, signed by RS256, good for 15 minutes. */
public final class JwtIssuer implements TokenIssuer {
  private static final int ID_BYTES = 16;

  private final SigningKeys keys;
  private final InstantSource clock;
  private final SecureRandom random;

  /** Signs with the newest of {@code keys}. */
  public JwtIssuer(SigningKeys keys, InstantSource clock, SecureRandom random) {
    this.keys = keys;
    this.clock = clock;
    this.random = random;
  }

  @Override
  public AccessToken issue(Customer customer) {
    KeyPairs.SigningKey key = keys.current();
    Instant now = clock.instant();
    String token =
        Jwts.builder()
            .header()
            .keyId(key.id())
            .and()
            .issuer(TokenFormat.ISSUER)
            .audience()
            .add(TokenFormat.AUDIENCE)
            .and()
            .subject(customer.id().value())
            .claim(TokenFormat.ROLE, customer.role().name())
            .issuedAt(Date.from(now))
            .expiration(Date.from(now.plus(TokenFormat.LIFETIME)))
            .id(newId())
            .signWith(key.key(), Jwts.SIG.RS256)
            .compact();
    return new AccessToken(token, TokenFormat.LIFETIME);
  }

  private String newId() {
    byte[] id = new byte[ID_BYTES];
    random.nextBytes(id);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(id);
  }
}
