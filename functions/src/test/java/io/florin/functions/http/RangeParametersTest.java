package io.florin.functions.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.florin.ledger.Period;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RangeParametersTest {
  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  private static final String FUTURE = "2026-11-21T12:00:00.000000001Z";

  @Test
  void aPeriodIsTheOneThatIsAskedForToTheLastDigit() {
    String from = "2026-11-21T12:00:00.0001Z";
    String to = "9999-12-31T23:59:59.999999999Z";

    assertThat(RangeParameters.period(Map.of("from", from, "to", to)))
        .isEqualTo(new Period(Optional.of(Instant.parse(from)), Optional.of(Instant.parse(to))));
  }

  @Test
  void aPeriodThatEndsNowDoesNotBeginInTheFuture() {
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> RangeParameters.periodUntil(NOW, Map.of("from", FUTURE)));
    assertThat(RangeParameters.periodUntil(NOW, Map.of("from", NOW.toString())).from())
        .contains(NOW);
    assertThat(RangeParameters.periodUntil(NOW, Map.of("from", FUTURE, "to", FUTURE)).from())
        .contains(Instant.parse(FUTURE));
  }
}
