package io.florin.money;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SizeRangeTest {
  private static final Currency EUR = Currency.of("EUR").orElseThrow();

  @Test
  void theSignOfAnAmountIsNoPartOfItsSize() {
    SizeRange range = range("5.00", "10");

    assertThat(range.lets(new Money(-5_00, EUR))).isTrue();
    assertThat(range.lets(new Money(10_00, EUR))).isTrue();
    assertThat(range.lets(new Money(-10_01, EUR))).isFalse();
    assertThat(range.lets(new Money(4_99, EUR))).isFalse();
  }

  @Test
  void aBoundMayBeFinerThanTheCurrency() {
    SizeRange range = range("4.995", "5.0049");

    assertThat(range.lets(new Money(5_00, EUR))).isTrue();
    assertThat(range.lets(new Money(4_99, EUR))).isFalse();
    assertThat(range.lets(new Money(5_01, EUR))).isFalse();
  }

  @Test
  void theSmallestAmountOfAllHasASizeToo() {
    assertThat(range("0", "1").lets(new Money(Long.MIN_VALUE, EUR))).isFalse();
    assertThat(SizeRange.ANY.lets(new Money(Long.MIN_VALUE, EUR))).isTrue();
  }

  private static SizeRange range(String least, String most) {
    return new SizeRange(Optional.of(new BigDecimal(least)), Optional.of(new BigDecimal(most)));
  }
}
