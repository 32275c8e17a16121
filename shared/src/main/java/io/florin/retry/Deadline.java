package io.florin.retry;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The instant by which the work on a request has to be over, by the clock it was made with. */
public record Deadline(Instant instant, InstantSource clock) {

  /** The deadline that lies {@code duration} ahead. */
  public static Deadline in(Duration duration, InstantSource clock) {
    return new Deadline(clock.instant().plus(duration), clock);
  }

  /** This deadline, or the one that lies {@code duration} ahead where that comes first. */
  public Deadline within(Duration duration) {
    return comesWithin(duration) ? this : in(duration, clock);
  }

  /** The deadline at half of the time that is left. */
  public Deadline halfway() {
    return in(Duration.between(clock.instant(), instant).dividedBy(2), clock);
  }

  /** Whether it is reached before {@code duration} from now is over. */
  public boolean comesWithin(Duration duration) {
    return !clock.instant().plus(duration).isBefore(instant);
  }
}
