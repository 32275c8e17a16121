package io.florin.money;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParsedAmountTest {
  private static final Currency EUR = Currency.of("EUR").orElseThrow();

  @ParameterizedTest
  @CsvSource({
    "EUR, 25.00, 2500",
    "EUR, 25, 2500",
    "EUR, 25.5, 2550",
    "EUR, 0.01, 1",
    "JPY, 1000, 1000",
    "TND, 1.005, 1005",
    "EUR, 999999999999999.99, 99999999999999999"
  })
  void aDecimalIsReadByItsDigits(String currency, String text, long minorUnits) {
    Currency known = Currency.of(currency).orElseThrow();

    assertThat(ParsedAmount.parse(text, known))
        .isEqualTo(new ParsedAmount.Valid(new Money(minorUnits, known)));
  }

  @ParameterizedTest
  @CsvSource({
    "EUR, 0, ZERO",
    "EUR, 0.00, ZERO",
    "EUR, -1, NEGATIVE",
    "EUR, -0.00, NEGATIVE",
    "EUR, 1.001, TOO_MANY_DECIMALS",
    "EUR, 1.000, TOO_MANY_DECIMALS",
    "JPY, 1.0, TOO_MANY_DECIMALS",
    "EUR, 1000000000000000, TOO_LARGE",
    "CLF, 999999999999999.9999, TOO_LARGE",
    "EUR, 1e2, NOT_A_DECIMAL",
    "EUR, 01, NOT_A_DECIMAL",
    "EUR, .5, NOT_A_DECIMAL",
    "EUR, 5., NOT_A_DECIMAL",
    "EUR, ten, NOT_A_DECIMAL",
    "EUR, '', NOT_A_DECIMAL",
    "EUR, '1,00', NOT_A_DECIMAL",
    "EUR, ' 1', NOT_A_DECIMAL",
    "EUR, ١, NOT_A_DECIMAL"
  })
  void whatCanNotBeMovedIsAFault(String currency, String text, ParsedAmount.Fault fault) {
    assertThat(ParsedAmount.parse(text, Currency.of(currency).orElseThrow())).isEqualTo(fault);
  }

  @Test
  void aNumberOfAnyLengthIsAFaultAndNoError() {
    assertThat(ParsedAmount.parse("9".repeat(100_000), EUR))
        .isEqualTo(ParsedAmount.Fault.TOO_LARGE);
  }
}
