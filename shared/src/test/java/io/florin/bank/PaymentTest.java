package io.florin.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.florin.money.Currency;
import io.florin.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaymentTest {
  private static final BankAccount ACCOUNT = new BankAccount("DE89370400440532013000");
  private static final Currency EUR = new Currency("EUR", 2);

  @Test
  void aPaymentInALogDoesNotTellTheAccount() {
    assertThat(payment("trf_1", 2500, "trace")).asString().contains("•••• 3000", "25.00 EUR");
    assertThat(payment("trf_1", 2500, "trace")).asString().doesNotContain("0532013000");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "..", "a/b", "trf 1", "trf_ü"})
  void aReferenceFitsIntoAPath(String reference) {
    refused(reference, 2500, "trace", "Not a reference of a payment.");
  }

  @Test
  void aReferenceHas64CharactersAtMost() {
    assertThat(payment("r".repeat(64), 2500, "trace").reference()).hasSize(64);
    refused("r".repeat(65), 2500, "trace", "Not a reference of a payment.");
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1})
  void nothingAndLessIsNoPayment(long cents) {
    refused("trf_1", cents, "trace", "A payment is of money above zero.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a\r\nX-Other: b"})
  void aTraceIdFitsIntoAHeader(String traceId) {
    refused("trf_1", 2500, traceId, "Not a trace id.");
  }

  private static void refused(String reference, long cents, String traceId, String message) {
    assertThatThrownBy(() -> payment(reference, cents, traceId))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  private static Payment payment(String reference, long cents, String traceId) {
    return new Payment(reference, Direction.PAY_OUT, ACCOUNT, new Money(cents, EUR), traceId);
  }
}
