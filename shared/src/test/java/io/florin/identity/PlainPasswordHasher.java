package io.florin.identity;

import java.util.concurrent.atomic.AtomicInteger;

/** Hashes nothing, and counts how often a password was checked. */
public final class PlainPasswordHasher implements PasswordHasher {
  private final AtomicInteger checks = new AtomicInteger();

  @Override
  public PasswordHash hash(Password password) {
    return new PasswordHash("plain:" + password.value());
  }

  @Override
  public boolean matches(Password password, PasswordHash hash) {
    checks.incrementAndGet();
    return hash(password).equals(hash);
  }

  @Override
  public PasswordHash decoy() {
    return new PasswordHash("decoy");
  }

  /** How often a password was checked. */
  public int checks() {
    return checks.get();
  }
}
