package io.florin.identity.password4j;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import io.florin.identity.Password;
import io.florin.identity.PasswordHash;
import io.florin.identity.PasswordHasher;
import io.florin.identity.Secret;
import java.security.SecureRandom;

/**
 * Hashes by Argon2id with 19 MiB, 2 passes and 1 lane: the least that OWASP's Password Storage
 * Cheat Sheet asks for. A pepper goes before each password, so that the hashes alone are of no use.
 *
 * <p>Everything that Password4j would read from its global configuration is given here.
 */
public final class Argon2PasswordHasher implements PasswordHasher {
  private static final int MEMORY_KIB = 19 * 1024;
  private static final int PASSES = 2;
  private static final int LANES = 1;
  private static final int HASH_BYTES = 32;
  private static final int SALT_BYTES = 16;

  // A salt and a hash that are all zeros. To find a password for it is to invert Argon2.
  private static final PasswordHash DECOY =
      new PasswordHash(
          "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA"
              + "$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");

  private final Secret pepper;
  private final SecureRandom random;

  /** Hashes with that pepper, and with salts from {@code random}. */
  public Argon2PasswordHasher(Secret pepper, SecureRandom random) {
    this.pepper = pepper;
    this.random = random;
  }

  @Override
  public PasswordHash hash(Password password) {
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    return new PasswordHash(argon2().hash(bytes(password), salt, pepper.reveal()).getResult());
  }

  @Override
  public boolean matches(Password password, PasswordHash hash) {
    byte[] encoded = hash.value().getBytes(UTF_8);
    // The salt is in the encoded hash, where Password4j finds it when none is given.
    return Argon2Function.getInstanceFromHash(hash.value())
        .check(bytes(password), encoded, new byte[0], pepper.reveal());
  }

  @Override
  public PasswordHash decoy() {
    return DECOY;
  }

  private static byte[] bytes(Password password) {
    return password.value().getBytes(UTF_8);
  }

  private static Argon2Function argon2() {
    return Argon2Function.getInstance(MEMORY_KIB, PASSES, LANES, HASH_BYTES, Argon2.ID);
  }
}
