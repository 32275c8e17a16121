package io.florin.simulation.time;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;

/** All that happens by chance, from one seed. */
public final class Chance {
  private static final double RARELY = 0.02;
  private static final int MUCH_LONGER = 40;

  private final Random random;

  /** The chance of a seed. */
  public Chance(long seed) {
    random = new Random(seed);
  }

  /** Whether something of a probability happens. */
  public boolean of(double probability) {
    return probability > 0 && random.nextDouble() < probability;
  }

  /** A number from 0 to below a bound. */
  public int below(int bound) {
    return random.nextInt(bound);
  }

  /** A number from 0 to below a bound. */
  public long below(long bound) {
    return random.nextLong(bound);
  }

  /** A duration up to a longest one. */
  public Duration upTo(Duration longest) {
    return Duration.ofNanos(random.nextLong(longest.toNanos() + 1));
  }

  /** How long something takes that mostly takes about so long, and rarely much longer. */
  public Duration about(Duration usual) {
    double share = -Math.log(1 - random.nextDouble()) * (of(RARELY) ? MUCH_LONGER : 1);
    return Duration.ofNanos((long) (usual.toNanos() * share));
  }

  /** One of several. */
  public <T> T oneOf(List<T> several) {
    return several.get(random.nextInt(several.size()));
  }

  /** The same in any order. */
  public <T> List<T> shuffled(Collection<T> several) {
    List<T> all = new ArrayList<>(several);
    Collections.shuffle(all, random);
    return all;
  }

  /** For those who take a generator. */
  public RandomGenerator generator() {
    return random;
  }
}
