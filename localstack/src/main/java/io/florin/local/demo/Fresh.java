package io.florin.local.demo;

import java.util.UUID;
import java.util.random.RandomGenerator;

/** Makes what must be new in each run, so that the story can be played again and again. */
final class Fresh {
  private static final long PHONE_NUMBERS = 1_000_000_000L;

  private final RandomGenerator random;

  Fresh(RandomGenerator random) {
    this.random = random;
  }

  /** An e-mail address that nobody has. */
  String email(String name) {
    return "%s.%08x@example.com".formatted(name, random.nextInt());
  }

  /** A phone number that nobody has, in international form. */
  String phone() {
    return "+254%09d".formatted(random.nextLong(PHONE_NUMBERS));
  }

  /** A password. */
  String password() {
    return "demo-" + uuid();
  }

  /** An idempotency key. */
  String key() {
    return uuid();
  }

  private String uuid() {
    return new UUID(random.nextLong(), random.nextLong()).toString();
  }
}
