package io.florin.bank.http;

import io.florin.bank.BankAnswer;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * When calls of the bank stop for a while. It opens late, since a bank that answers a part of the
 * calls still settles that part; it closes soon, since all that waits is due.
 */
final class Breaker {
  private static final int WINDOW_CALLS = 20;
  private static final int MIN_CALLS = 10;
  private static final float OPENS_AT_FAILURES_PERCENT = 75;
  private static final Duration OPEN = Duration.ofSeconds(5);
  private static final int PROBING_CALLS = 3;

  private static final Logger LOG = LoggerFactory.getLogger(Breaker.class);

  private Breaker() {}

  static CircuitBreaker of(InstantSource clock) {
    CircuitBreaker breaker =
        CircuitBreaker.of(
            "bank",
            CircuitBreakerConfig.custom()
                .slidingWindow(WINDOW_CALLS, MIN_CALLS, SlidingWindowType.COUNT_BASED)
                .failureRateThreshold(OPENS_AT_FAILURES_PERCENT)
                .waitDurationInOpenState(OPEN)
                .permittedNumberOfCallsInHalfOpenState(PROBING_CALLS)
                .recordResult(Breaker::isFailure)
                .writableStackTraceEnabled(false)
                .clock(clock.withZone(ZoneOffset.UTC))
                .build());
    breaker
        .getEventPublisher()
        .onStateTransition(
            event ->
                LOG.warn(
                    "The breaker of calls to the bank goes from {} to {}",
                    event.getStateTransition().getFromState(),
                    event.getStateTransition().getToState()));
    return breaker;
  }

  static boolean isFailure(Object answer) {
    return !answer.equals(Protocol.UNDECIDED)
        && (answer instanceof BankAnswer.Unknown || answer instanceof BankAnswer.Unavailable);
  }
}
