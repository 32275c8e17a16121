package io.florin.identity.password4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.florin.identity.Password;
import io.florin.identity.PasswordHash;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;

class Argon2PasswordHasherTest {
  private static final Password PASSWORD = new Password("correct horse battery");

  private final Argon2PasswordHasher hasher =
      new Argon2PasswordHasher(() -> "pepper", new SecureRandom());

  @Test
  void thePasswordMatchesItsHashAndAnotherDoesNot() {
    PasswordHash hash = hasher.hash(PASSWORD);

    assertThat(hasher.matches(PASSWORD, hash)).isTrue();
    assertThat(hasher.matches(new Password("correct horse batterY"), hash)).isFalse();
  }

  @Test
  void aHashSaysWhatItCost() {
    assertThat(hasher.hash(PASSWORD).value())
        .matches("\\$argon2id\\$v=19\\$m=19456,t=2,p=1\\$[\\w+/]{22}\\$[\\w+/]{43}");
  }

  @Test
  void aPasswordHasAnotherHashEachTime() {
    assertThat(hasher.hash(PASSWORD)).isNotEqualTo(hasher.hash(PASSWORD));
  }

  @Test
  void withoutThePepperAHashIsOfNoUse() {
    PasswordHash hash = hasher.hash(PASSWORD);

    assertThat(
            new Argon2PasswordHasher(() -> "another", new SecureRandom()).matches(PASSWORD, hash))
        .isFalse();
    assertThat(new Argon2PasswordHasher(() -> "", new SecureRandom()).matches(PASSWORD, hash))
        .isFalse();
  }

  @Test
  void noPasswordMatchesTheDecoyWhichCostsTheSame() {
    assertThat(hasher.matches(PASSWORD, hasher.decoy())).isFalse();
    assertThat(costs(hasher.decoy())).isEqualTo(costs(hasher.hash(PASSWORD)));
    assertThat(hasher.decoy().value()).hasSameSizeAs(hasher.hash(PASSWORD).value());
  }

  private static String costs(PasswordHash hash) {
    return hash.value().substring(0, hash.value().indexOf("p=1"));
  }
}
