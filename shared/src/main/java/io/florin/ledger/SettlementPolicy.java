package io.florin.ledger;

import java.time.Duration;
import java.time.Instant;

/**
 * When a pending transfer is looked at again, and from when on operators are asked.
 *
 * @param firstLook how long after acceptance, should its message be lost
 * @param patience how long after an attempt began, should whoever made it have died: longer than an
 *     attempt can take
 * @param outageWait how long after the bank did not answer
 * @param firstWait how long after the first try in vain; it doubles with each
 * @param longestWait what that never exceeds
 * @param attentionWait how long between two looks at what is on the operators' list
 * @param maxTries after so many tries in vain a transfer goes on the operators' list
 * @param longestPending after so long it does too, whatever the reason
 */
public record SettlementPolicy(
    Duration firstLook,
    Duration patience,
    Duration outageWait,
    Duration firstWait,
    Duration longestWait,
    Duration attentionWait,
    int maxTries,
    Duration longestPending) {
  private static final int MAX_DOUBLINGS = 20;

  /** The policy of every stage. An attempt takes some 16 seconds at the most. */
  public static SettlementPolicy standard() {
    return new SettlementPolicy(
        Duration.ofSeconds(30),
        Duration.ofSeconds(30),
        Duration.ofSeconds(10),
        Duration.ofSeconds(2),
        Duration.ofMinutes(10),
        Duration.ofHours(1),
        10,
        Duration.ofHours(24));
  }

  /** The wait after so many tries in vain. */
  Duration waitAfter(int tries) {
    Duration wait = firstWait.multipliedBy(1L << Math.min(tries - 1, MAX_DOUBLINGS));
    return wait.compareTo(longestWait) < 0 ? wait : longestWait;
  }

  /** Whether what was accepted at one instant has been pending too long at another. */
  boolean isTooLong(Instant acceptedAt, Instant at) {
    return at.isAfter(acceptedAt.plus(longestPending));
  }
}
