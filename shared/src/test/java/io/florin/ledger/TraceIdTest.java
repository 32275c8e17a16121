package io.florin.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceIdTest {

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a\nb", "é", "\u007f"})
  void whatCantBeSentInAHeaderIsNone(String text) {
    assertThat(TraceId.parse(text)).isEmpty();
    assertThatThrownBy(() -> new TraceId(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void itHasSixtyFourCharactersAtTheMost() {
    assertThat(TraceId.parse("~".repeat(64))).isPresent();
    assertThat(TraceId.parse("~".repeat(65))).isEmpty();
  }
}
