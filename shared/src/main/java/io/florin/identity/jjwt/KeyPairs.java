package io.florin.identity.jjwt;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.florin.identity.PublishedKey;
import io.florin.identity.SealedKey;
import io.florin.identity.Secret;
import io.jsonwebtoken.JwtException;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.security.Jwks;
import io.jsonwebtoken.security.RsaPrivateJwk;
import io.jsonwebtoken.security.RsaPublicJwk;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;

/**
 * Makes key pairs, and writes and reads their halves as text: the public one as a JWK (RFC 7517),
 * the private one as a JWK inside a JWE (RFC 7516) that only the holder of a secret can open.
 */
final class KeyPairs {
  private static final int RSA_BITS = 2048;
  private static final int ENCRYPTION_KEY_BYTES = 32;
  // Ties the derived key to its use: the same secret derives another key for anything else.
  private static final String LABEL = "florin token signing keys, A256GCM, 1";

  private static final String CONTENT_TYPE = "jwk+json";

  private final Secret secret;

  KeyPairs(Secret secret) {
    this.secret = secret;
  }

  /**
   * Both halves of a pair.
   *
   * @param sealed the private half
   * @param published the public half
   */
  record Halves(SealedKey sealed, PublishedKey published) {}

  /**
   * A key that signs.
   *
   * @param id the name by which tokens refer to it
   * @param key the key
   */
  record SigningKey(String id, RSAPrivateKey key) {}

  /** A new pair, named by the thumbprint of its public half (RFC 7638). */
  Halves make() {
    RsaPrivateJwk jwk =
        Jwks.builder()
            .rsaKeyPair(newPair())
            .idFromThumbprint()
            .algorithm(Jwts.SIG.RS256.getId())
            .publicKeyUse("sig")
            .build();
    String sealed =
        Jwts.builder()
            .content(Jwks.UNSAFE_JSON(jwk), CONTENT_TYPE)
            .encryptWith(encryptionKey(), Jwts.ENC.A256GCM)
            .compact();
    return new Halves(
        new SealedKey(jwk.getId(), sealed),
        new PublishedKey(jwk.getId(), Jwks.json(jwk.toPublicJwk())));
  }

  /**
   * The private key in {@code sealed}.
   *
   * @throws JwtException when the secret does not open it
   */
  SigningKey open(SealedKey sealed) {
    byte[] json =
        Jwts.parser()
            .decryptWith(encryptionKey())
            .build()
            .parseEncryptedContent(sealed.sealed())
            .getPayload();
    if (!(Jwks.parser().build().parse(new String(json, UTF_8)) instanceof RsaPrivateJwk jwk)) {
      throw new IllegalStateException("The key " + sealed.id() + " is no private RSA key.");
    }
    return new SigningKey(sealed.id(), jwk.toKey());
  }

  /**
   * The public key in {@code published}.
   *
   * @throws JwtException when it is no JWK
   */
  static RSAPublicKey read(PublishedKey published) {
    if (!(Jwks.parser().build().parse(published.jwk()) instanceof RsaPublicJwk jwk)) {
      throw new IllegalStateException("The key " + published.id() + " is no public RSA key.");
    }
    return jwk.toKey();
  }

  private static KeyPair newPair() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(RSA_BITS);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every JDK makes RSA keys.", e);
    }
  }

  private SecretKey encryptionKey() {
    try {
      return KDF.getInstance("HKDF-SHA256")
          .deriveKey(
              "AES",
              HKDFParameterSpec.ofExtract()
                  .addIKM(secret.reveal().getBytes(UTF_8))
                  .thenExpand(LABEL.getBytes(UTF_8), ENCRYPTION_KEY_BYTES));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every JDK from 25 has HKDF.", e);
    }
  }
}
