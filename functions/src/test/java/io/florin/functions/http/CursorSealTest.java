package io.florin.functions.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.florin.identity.CustomerId;
import io.florin.ledger.LedgerFixture;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CursorSealTest {
  private static final byte[] CONTENT = "where it goes on".getBytes(UTF_8);

  private final AtomicInteger reads = new AtomicInteger();
  private final CursorSeal seal =
      new CursorSeal(
          () -> {
            reads.incrementAndGet();
            return "a key";
          });
  private final CustomerId caller = LedgerFixture.customer();

  @Test
  void aCursorOpensForWhomItWasSealed() {
    assertThat(seal.open(seal.seal(CONTENT, caller), caller)).hasValue(CONTENT);
  }

  @Test
  void aCursorOfAnotherCallerOrUnderAnotherKeyDoesNotOpen() {
    String cursor = seal.seal(CONTENT, caller);

    assertThat(seal.open(cursor, LedgerFixture.customer())).isEmpty();
    assertThat(new CursorSeal(() -> "another key").open(cursor, caller)).isEmpty();
  }

  @Test
  void noCharacterOfACursorCanBeChangedTakenAwayOrAdded() {
    String cursor = seal.seal(CONTENT, caller);
    String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    for (int i = 0; i < cursor.length(); i++) {
      String before = cursor.substring(0, i);
      String after = cursor.substring(i + 1);
      for (int j = 0; j < alphabet.length(); j++) {
        char other = alphabet.charAt(j);
        if (other != cursor.charAt(i)) {
          assertThat(seal.open(before + other + after, caller)).isEmpty();
        }
      }
      assertThat(seal.open(before + after, caller)).isEmpty();
      assertThat(seal.open(before, caller)).isEmpty();
    }
    assertThat(seal.open(cursor + "A", caller)).isEmpty();
    assertThat(seal.open(cursor + "=", caller)).isEmpty();
    assertThat(seal.open("no cursor!", caller)).isEmpty();
  }

  @Test
  void whatWasNotSealedDoesNotOpen() {
    assertThat(seal.open(Base64.getUrlEncoder().encodeToString(CONTENT), caller)).isEmpty();
    assertThat(seal.open("", caller)).isEmpty();
  }

  @Test
  void theKeyIsReadOnceAndOnlyForACursor() {
    assertThat(reads).hasValue(0);

    seal.open(seal.seal(CONTENT, caller), caller);
    seal.seal(CONTENT, caller);

    assertThat(reads).hasValue(1);
  }
}
