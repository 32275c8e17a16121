package io.florin.identity.jjwt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.florin.identity.Applicants;
import io.florin.identity.Caller;
import io.florin.identity.Customer;
import io.florin.identity.InMemoryKeys;
import io.florin.identity.PublishedKey;
import io.florin.identity.Role;
import io.jsonwebtoken.JwtBuilder;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.security.Keys;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.crypto.SecretKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccessTokensTest {
  private static final String SECRET = "s".repeat(64);
  private static final Duration SKEW = Duration.ofSeconds(10);
  private static final int COLD_STARTS = 8;

  private Instant now = Instant.parse("2026-11-21T10:15:30Z");
  private final InstantSource clock = () -> now;
  private final InMemoryKeys store = new InMemoryKeys();
  private final SigningKeys signingKeys = new SigningKeys(store, () -> SECRET);
  private final JwtIssuer issuer = new JwtIssuer(signingKeys, clock, new SecureRandom());
  private final JwtVerifier verifier = new JwtVerifier(new VerificationKeys(store, clock), clock);
  private final Customer customer = Applicants.customer(Role.CUSTOMER);
  private final Caller caller = new Caller(customer.id(), Role.CUSTOMER);

  @ParameterizedTest
  @EnumSource
  void aTokenSaysWhoCallsAndWhatTheyMayDo(Role role) {
    Customer someone = Applicants.customer(role);

    assertThat(verifier.verify(issuer.issue(someone).value()))
        .contains(new Caller(someone.id(), role));
  }

  @Test
  void aTokenIsGoodForItsLifetimeAndTheSkewOfClocks() {
    String token = issuer.issue(customer).value();
    Instant issued = now;

    now = issued.plus(Duration.ofMinutes(15)).plus(SKEW).minusSeconds(1);
    assertThat(verifier.verify(token)).contains(caller);
    now = issued.plus(Duration.ofMinutes(15)).plus(SKEW).plusSeconds(1);
    assertThat(verifier.verify(token)).isEmpty();
  }

  @Test
  void eachTokenHasAnIdOfItsOwn() {
    assertThat(issuer.issue(customer).value()).isNotEqualTo(issuer.issue(customer).value());
  }

  @Test
  void aTokenMadeHereInEveryDetailIsAccepted() {
    assertThat(verifier.verify(signed(claims -> {}))).contains(caller);
  }

  @Test
  void aTokenOfAnotherIssuerIsRefused() {
    assertThat(verifier.verify(signed(claims -> claims.issuer("somebody")))).isEmpty();
    assertThat(verifier.verify(signed(claims -> claims.issuer(null)))).isEmpty();
  }

  @Test
  void aTokenForAnotherAudienceIsRefused() {
    assertThat(verifier.verify(signed(claims -> claims.claim("aud", "another")))).isEmpty();
    assertThat(verifier.verify(signed(claims -> claims.claim("aud", null)))).isEmpty();
    assertThat(
            verifier.verify(
                signed(claims -> claims.claim("aud", List.of("florin-api", "another")))))
        .isEmpty();
  }

  @Test
  void aTokenThatNeverExpiresIsRefused() {
    assertThat(verifier.verify(signed(claims -> claims.expiration(null)))).isEmpty();
  }

  @Test
  void aTokenOfNobodyIsRefused() {
    assertThat(verifier.verify(signed(claims -> claims.subject(null)))).isEmpty();
    assertThat(verifier.verify(signed(claims -> claims.subject("admin")))).isEmpty();
  }

  @Test
  void aTokenWithAnUnknownRoleIsRefused() {
    assertThat(verifier.verify(signed(claims -> claims.claim("role", "GOD")))).isEmpty();
    assertThat(verifier.verify(signed(claims -> claims.claim("role", 2)))).isEmpty();
    assertThat(verifier.verify(signed(claims -> claims.claim("role", null)))).isEmpty();
  }

  @Test
  void aTokenWithoutSignatureIsRefused() {
    String token = claims().header().keyId(keyId()).and().compact();

    assertThat(verifier.verify(token)).isEmpty();
    String[] parts = issuer.issue(customer).value().split("\\.", -1);
    assertThat(verifier.verify(parts[0] + "." + parts[1] + ".")).isEmpty();
    assertThat(verifier.verify(base64("{\"alg\":\"none\"}") + "." + parts[1] + ".")).isEmpty();
    assertThat(
            verifier.verify(
                base64("{\"alg\":\"none\",\"kid\":\"" + keyId() + "\"}")
                    + "."
                    + parts[1]
                    + "."
                    + parts[2]))
        .isEmpty();
  }

  @Test
  void thePublicKeyIsNoSharedSecret() {
    PublishedKey published = publishedKey();
    byte[] encoded = KeyPairs.read(published).getEncoded();
    for (byte[] guess : List.of(encoded, published.jwk().getBytes(UTF_8))) {
      SecretKey shared = Keys.hmacShaKeyFor(guess);
      String token =
          claims().header().keyId(keyId()).and().signWith(shared, Jwts.SIG.HS256).compact();

      assertThat(verifier.verify(token)).isEmpty();
    }
  }

  @Test
  void anotherAlgorithmWithTheSameKeyIsRefused() {
    String token =
        claims()
            .header()
            .keyId(keyId())
            .and()
            .signWith(signingKeys.current().key(), Jwts.SIG.PS256)
            .compact();

    assertThat(verifier.verify(token)).isEmpty();
  }

  @Test
  void aTokenSignedByAnotherKeyIsRefusedWhateverItsName() {
    InMemoryKeys elsewhere = new InMemoryKeys();
    SigningKeys others = new SigningKeys(elsewhere, () -> SECRET);
    keyId();

    assertThat(
            verifier.verify(
                claims()
                    .header()
                    .keyId(keyId())
                    .and()
                    .signWith(others.current().key(), Jwts.SIG.RS256)
                    .compact()))
        .isEmpty();
    assertThat(
            verifier.verify(
                new JwtIssuer(others, clock, new SecureRandom()).issue(customer).value()))
        .isEmpty();
    assertThat(
            verifier.verify(
                claims().signWith(signingKeys.current().key(), Jwts.SIG.RS256).compact()))
        .isEmpty();
  }

  @Test
  void aTokenWithAChangedClaimIsRefused() {
    String[] parts = issuer.issue(customer).value().split("\\.", -1);
    String payload = new String(Base64.getUrlDecoder().decode(parts[1]), UTF_8);
    String promoted = payload.replace("CUSTOMER", "ADMIN");

    assertThat(promoted).isNotEqualTo(payload);
    assertThat(verifier.verify(parts[0] + "." + base64(promoted) + "." + parts[2])).isEmpty();
  }

  @Test
  void anEncryptedTokenIsRefused() {
    SecretKey key = Jwts.ENC.A256GCM.key().build();
    String token =
        claims().header().keyId(keyId()).and().encryptWith(key, Jwts.ENC.A256GCM).compact();

    assertThat(verifier.verify(token)).isEmpty();
  }

  @Test
  void aHugeTokenIsNotEvenRead() {
    assertThat(verifier.verify(signed(claims -> claims.claim("x", "x".repeat(10_000))))).isEmpty();
    assertThat(store.reads()).isZero();
    assertThat(verifier.verify("a".repeat(10_000_000))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        ".",
        "..",
        "...",
        "a.b.c",
        "a.b.c.d.e",
        "\u0000.\u0000.\u0000",
        "e30.e30.e30",
        "W10.W10.W10",
        "null",
        "eyJhbGciOiJSUzI1NiJ9..",
        "eyJhbGciOnt9fQ.e30.e30",
        "eyJhbGciOiJSUzI1NiIsImtpZCI6W119.e30.e30"
      })
  void garbageIsRefused(String token) {
    assertThat(verifier.verify(token)).isEmpty();
  }

  @Test
  void noChangeOfATokenMakesTheVerifierThrow() {
    Random random = new Random(20261121);
    String token = issuer.issue(customer).value();
    int refused = 0;
    for (int round = 0; round < 3000; round++) {
      char[] changed = token.toCharArray();
      for (int change = 0; change <= round % 3; change++) {
        changed[random.nextInt(changed.length)] = (char) random.nextInt(0, 256);
      }
      String candidate = new String(changed, 0, random.nextInt(1, changed.length + 1));
      if (!candidate.equals(token) && verifier.verify(candidate).isEmpty()) {
        refused++;
      }
    }
    assertThat(refused).isGreaterThan(2990);
  }

  @Test
  void unknownKeysAreLookedForOnceInAnInterval() {
    assertThat(verifier.verify(issuer.issue(customer).value())).contains(caller);
    int reads = store.reads();

    for (int token = 0; token < 50; token++) {
      verifier.verify(ofUnknownKey(token));
    }
    assertThat(store.reads()).isEqualTo(reads);

    now = now.plus(VerificationKeys.SHORTEST_INTERVAL);
    for (int token = 0; token < 50; token++) {
      verifier.verify(ofUnknownKey(token));
    }
    assertThat(store.reads()).isEqualTo(reads + 1);
  }

  @Test
  void knownKeysAreReadOnce() {
    for (int token = 0; token < 50; token++) {
      assertThat(verifier.verify(issuer.issue(customer).value())).contains(caller);
    }
    assertThat(store.reads()).isEqualTo(1);
  }

  @Test
  void theFirstOneToSignInDoesNotWaitForOthersGarbage() {
    assertThat(verifier.verify(ofUnknownKey(1))).isEmpty();

    assertThat(verifier.verify(issuer.issue(customer).value())).contains(caller);
  }

  @Test
  void afterARotationBothKeysVerifyAndTheNewestSigns() {
    String old = issuer.issue(customer).value();
    assertThat(verifier.verify(old)).contains(caller);
    KeyPairs.Halves added = new KeyPairs(() -> SECRET).make();
    store.add(added.sealed(), added.published());
    SigningKeys afterwards = new SigningKeys(store, () -> SECRET);
    String young = new JwtIssuer(afterwards, clock, new SecureRandom()).issue(customer).value();

    now = now.plus(VerificationKeys.SHORTEST_INTERVAL);
    assertThat(afterwards.current().id()).isEqualTo(added.published().id());
    assertThat(verifier.verify(young)).contains(caller);
    assertThat(verifier.verify(old)).contains(caller);
  }

  @Test
  void aStoreThatFailsIsNotMistakenForABadToken() {
    JwtVerifier broken =
        new JwtVerifier(
            new VerificationKeys(
                () -> {
                  throw new IllegalStateException("injected");
                },
                clock),
            clock);

    assertThatThrownBy(() -> broken.verify(issuer.issue(customer).value()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("injected");
  }

  @Test
  void manyColdStartsAtOnceAgreeOnOneKey() throws Exception {
    List<Callable<String>> coldStarts =
        Stream.generate(() -> new SigningKeys(store, () -> SECRET))
            .limit(COLD_STARTS)
            .<Callable<String>>map(keys -> () -> keys.current().id())
            .toList();
    try (ExecutorService processes = Executors.newFixedThreadPool(COLD_STARTS)) {
      Set<String> ids = new HashSet<>();
      for (Future<String> id : processes.invokeAll(coldStarts)) {
        ids.add(id.get());
      }
      assertThat(ids).containsExactly(publishedKey().id());
    }
  }

  @Test
  void aPublishedKeyHasPublicMembersAlone() {
    assertThat(publishedKey().jwk())
        .contains("\"kty\":\"RSA\"", "\"alg\":\"RS256\"", "\"use\":\"sig\"", "\"e\":\"AQAB\"")
        .contains("\"kid\":\"" + keyId() + "\"")
        .doesNotContain("\"d\"", "\"p\"", "\"q\"", "\"dp\"", "\"dq\"", "\"qi\"");
  }

  @Test
  void aSealedKeyOpensWithItsSecretAlone() {
    keyId();

    assertThat(new SigningKeys(store, () -> SECRET).current()).isEqualTo(signingKeys.current());
    SigningKeys others = new SigningKeys(store, () -> "t".repeat(64));
    assertThatThrownBy(others::current).isInstanceOf(RuntimeException.class);
  }

  private String keyId() {
    return signingKeys.current().id();
  }

  private PublishedKey publishedKey() {
    keyId();
    return store.all().getFirst();
  }

  private String signed(Consumer<JwtBuilder> change) {
    JwtBuilder claims = claims();
    change.accept(claims);
    return claims
        .header()
        .keyId(keyId())
        .and()
        .signWith(signingKeys.current().key(), Jwts.SIG.RS256)
        .compact();
  }

  private JwtBuilder claims() {
    return Jwts.builder()
        .issuer("florin")
        .audience()
        .add("florin-api")
        .and()
        .subject(customer.id().value())
        .claim("role", "CUSTOMER")
        .issuedAt(Date.from(now))
        .expiration(Date.from(now.plusSeconds(60)))
        .id("1");
  }

  private String ofUnknownKey(int number) {
    String[] parts = issuer.issue(customer).value().split("\\.", -1);
    String header = "{\"alg\":\"RS256\",\"kid\":\"unknown" + number + "\"}";
    return String.join(".", Arrays.asList(base64(header), parts[1], parts[2]));
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
  }
}
