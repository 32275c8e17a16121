package io.florin.catalogue;

import static io.florin.ledger.LedgerFixture.EUR;
import static io.florin.ledger.LedgerFixture.eur;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.florin.money.Currency;
import io.florin.money.Money;
import java.math.BigInteger;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeeTest {
  private static final Money LARGEST = Catalogue.largestAmount(EUR);

  @ParameterizedTest
  @CsvSource({
    // 1.5 % of 0.33 is 0.00495 and of 0.34 is 0.0051: half a cent and more makes one.
    "33, 150, 0",
    "34, 150, 1",
    "50, 100, 1",
    "49, 100, 0",
    "150, 100, 2",
    "10000, 150, 150",
    "1, 10000, 1",
    "1, 0, 0"
  })
  void theShareIsRoundedHalfUp(long cents, int basisPoints, long fee) {
    assertThat(share(basisPoints).of(eur(cents))).isEqualTo(eur(fee));
  }

  @Test
  void theWholeIsBoundedBelowAndAbove() {
    Fee fee = new Fee(eur(10), 100, Optional.of(eur(25)), Optional.of(eur(60)));

    assertThat(fee.of(eur(1))).isEqualTo(eur(25));
    assertThat(fee.of(eur(15_00))).isEqualTo(eur(25));
    assertThat(fee.of(eur(16_00))).isEqualTo(eur(26));
    assertThat(fee.of(eur(50_00))).isEqualTo(eur(60));
    assertThat(fee.of(LARGEST)).isEqualTo(eur(60));
  }

  @Test
  void theLargestAmountHasAnExactFee() {
    Fee all = new Fee(LARGEST, Fee.MAX_BASIS_POINTS, Optional.empty(), Optional.empty());

    assertThat(all.of(LARGEST)).isEqualTo(LARGEST.plus(LARGEST));
  }

  @Test
  void theShareIsWhatExactArithmeticSays() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (int count = 0; count < 10_000; count++) {
      long cents = 1 + random.nextLong(LARGEST.minorUnits());
      int basisPoints = random.nextInt(Fee.MAX_BASIS_POINTS + 1);
      BigInteger exact =
          BigInteger.valueOf(cents)
              .multiply(BigInteger.valueOf(basisPoints))
              .add(BigInteger.valueOf(5000))
              .divide(BigInteger.valueOf(10_000));

      assertThat(share(basisPoints).of(eur(cents)).minorUnits())
          .as("seed %s, %s cents, %s basis points", seed, cents, basisPoints)
          .isEqualTo(exact.longValueExact());
    }
  }

  @Test
  void partsThatDoNotGoTogetherAreRefused() {
    Money yen = new Money(1, Currency.of("JPY").orElseThrow());

    assertRefused(eur(-1), 0, Optional.empty(), Optional.empty());
    assertRefused(eur(0), -1, Optional.empty(), Optional.empty());
    assertRefused(eur(0), 10_001, Optional.empty(), Optional.empty());
    assertRefused(eur(0), 0, Optional.of(eur(2)), Optional.of(eur(1)));
    assertRefused(eur(0), 0, Optional.of(eur(-2)), Optional.empty());
    assertRefused(eur(0), 0, Optional.of(yen), Optional.empty());
    assertRefused(eur(0), 0, Optional.empty(), Optional.of(LARGEST.plus(eur(1))));
  }

  private static void assertRefused(
      Money flat, int basisPoints, Optional<Money> min, Optional<Money> max) {
    assertThatThrownBy(() -> new Fee(flat, basisPoints, min, max))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Fee share(int basisPoints) {
    return new Fee(eur(0), basisPoints, Optional.empty(), Optional.empty());
  }
}
