package io.florin.identity;

/** Hashes passwords slowly, so that stolen hashes are of little use. */
public interface PasswordHasher {

  /** A hash of the password with a salt of its own. */
  PasswordHash hash(Password password);

  /** Whether the hash is one of this password. */
  boolean matches(Password password, PasswordHash hash);

  /** A hash of no password, which takes as long to check as any other. */
  PasswordHash decoy();
}
