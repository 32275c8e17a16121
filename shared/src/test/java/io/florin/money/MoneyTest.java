package io.florin.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoneyTest {
  private static final Currency EUR = Currency.of("EUR").orElseThrow();

  @ParameterizedTest
  @CsvSource({
    "EUR, 0, 0.00",
    "EUR, 5, 0.05",
    "EUR, -5, -0.05",
    "EUR, 2500, 25.00",
    "JPY, -7, -7",
    "TND, 1005, 1.005",
    "EUR, -9223372036854775808, -92233720368547758.08"
  })
  void itIsWrittenWithExactlyThePlacesOfItsCurrency(String currency, long minor, String decimal) {
    assertThat(new Money(minor, Currency.of(currency).orElseThrow()).decimal()).isEqualTo(decimal);
  }

  @Test
  void aSumThatDoesNotFitIsAnErrorAndNeverWraps() {
    Money largest = new Money(Long.MAX_VALUE, EUR);

    assertThatThrownBy(() -> largest.plus(new Money(1, EUR)))
        .isInstanceOf(ArithmeticException.class);
  }

  @Test
  void currenciesDoNotMix() {
    Money yen = Money.zero(Currency.of("JPY").orElseThrow());

    assertThatThrownBy(() -> Money.zero(EUR).plus(yen))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({"eur", "EURO", "''", "XAU", "XTS", "XXX", "ZZZ"})
  void whatHasNoMinorUnitIsNoCurrency(String code) {
    assertThat(Currency.of(code)).isEmpty();
  }
}
