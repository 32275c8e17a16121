package io.florin.settlement;

import io.florin.retry.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * Brings dead letters back to where they were meant for, once what was wrong has been put right.
 * Each is deleted only after it was brought there, so none is lost.
 */
public final class RedrivingDeadLetters {

  /** How many messages one call brings back at the most. */
  public static final int MAX_A_CALL = 1_000;

  // A call takes some 20 ms, and one that is slow its time-out.
  private static final Duration RESERVE = Duration.ofSeconds(3);

  private final DeadLetters letters;
  private final Redelivery redelivery;
  private final InstantSource clock;

  /** Brings back what is in a dead-letter queue. */
  public RedrivingDeadLetters(DeadLetters letters, Redelivery redelivery, InstantSource clock) {
    this.letters = letters;
    this.redelivery = redelivery;
    this.clock = clock;
  }

  /**
   * Brings back what is there now, until the deadline. What comes meanwhile, perhaps because it is
   * dead still, is left for the next call.
   *
   * @return how many were brought back
   * @throws io.florin.retry.UnavailableException when a queue does not answer in time
   */
  public int redrive(Deadline deadline) {
    Instant start = clock.instant();
    int redriven = 0;
    while (redriven < MAX_A_CALL && !deadline.comesWithin(RESERVE)) {
      List<DeadLetter> some = letters.receive(deadline);
      if (some.isEmpty()) {
        return redriven;
      }
      for (DeadLetter letter : some) {
        if (letter.sentAt().isAfter(start) || deadline.comesWithin(RESERVE)) {
          return redriven;
        }
        if (redelivery.redeliver(letter.message(), deadline)) {
          letters.delete(letter, deadline);
          redriven++;
        }
      }
    }
    return redriven;
  }
}
