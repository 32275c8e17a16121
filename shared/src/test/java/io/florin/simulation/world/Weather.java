package io.florin.simulation.world;

import io.florin.simulation.store.Faults;
import io.florin.simulation.time.Chance;
import java.util.List;

/**
 * How unkind the world is.
 *
 * @param store what happens to calls of the store
 * @param crash the share of calls at which a function dies
 * @param channel the share of calls of the topic or the queue that fail, and of messages that come
 *     again or late
 * @param bank the share of calls of the bank that get no answer
 */
public record Weather(Faults store, double crash, double channel, double bank) {

  /** Nothing bad happens. */
  public static final Weather FAIR = new Weather(Faults.NONE, 0, 0, 0);

  /** From calm to stormy, by chance. */
  public static Weather drawn(Chance chance) {
    double times = chance.oneOf(List.of(0.3, 1.0, 1.0, 3.0));
    return new Weather(Faults.rough(times), 0.002 * times, 0.05 * times, 0.05 * times);
  }
}
