package io.florin.identity.jjwt;

import io.florin.identity.Caller;
import io.florin.identity.CustomerId;
import io.florin.identity.Role;
import io.florin.identity.TokenVerifier;
import io.jsonwebtoken.Claims;
import io.jsonwebtoken.Header;
import io.jsonwebtoken.JwsHeader;
import io.jsonwebtoken.JwtParser;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.security.SecurityException;
import java.security.Key;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Date;
import java.util.Optional;
import java.util.Set;

/** Verifies the tokens of {@link JwtIssuer}, and accepts nothing else. */
public final class JwtVerifier implements TokenVerifier {
  private static final int MAX_TOKEN_LENGTH = 4096;
  private static final Duration CLOCK_SKEW = Duration.ofSeconds(10);

  private final VerificationKeys keys;
  private final JwtParser parser;

  /** Verifies with {@code keys}. */
  public JwtVerifier(VerificationKeys keys, InstantSource clock) {
    this.keys = keys;
    parser =
        Jwts.parser()
            .sig()
            .clear()
            .add(Jwts.SIG.RS256)
            .and()
            .keyLocator(this::locate)
            .requireIssuer(TokenFormat.ISSUER)
            .clock(() -> Date.from(clock.instant()))
            .clockSkewSeconds(CLOCK_SKEW.toSeconds())
            .build();
  }

  @Override
  public Optional<Caller> verify(String token) {
    if (token.length() > MAX_TOKEN_LENGTH) {
      return Optional.empty();
    }
    try {
      return caller(parser.parseSignedClaims(token).getPayload());
    } catch (KeysUnreadableException e) {
      throw e.reason;
    } catch (RuntimeException e) {
      // The parser documents many exceptions for bad input, and other people's parsers throw
      // others.
      return Optional.empty();
    }
  }

  private Key locate(Header header) {
    if (!(header instanceof JwsHeader signed)
        || signed.getKeyId() == null
        || !Jwts.SIG.RS256.getId().equals(signed.getAlgorithm())) {
      throw new SecurityException("Not a token that was issued here.");
    }
    return find(signed.getKeyId())
        .orElseThrow(() -> new SecurityException("Signed by an unknown key."));
  }

  private Optional<? extends Key> find(String id) {
    try {
      return keys.find(id);
    } catch (RuntimeException e) {
      throw new KeysUnreadableException(e);
    }
  }

  private static Optional<Caller> caller(Claims claims) {
    // The parser checks an expiry that is there; here one has to be there.
    if (claims.getExpiration() == null
        || !Set.of(TokenFormat.AUDIENCE).equals(claims.getAudience())) {
      return Optional.empty();
    }
    return CustomerId.parse(String.valueOf(claims.getSubject()))
        .flatMap(id -> role(claims).map(role -> new Caller(id, role)));
  }

  private static Optional<Role> role(Claims claims) {
    Object name = claims.get(TokenFormat.ROLE);
    return Arrays.stream(Role.values()).filter(role -> role.name().equals(name)).findFirst();
  }

  /** Tells a store that fails from a token that is no good, through the parser between them. */
  private static final class KeysUnreadableException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final RuntimeException reason;

    KeysUnreadableException(RuntimeException reason) {
      super(reason);
      this.reason = reason;
    }
  }
}
