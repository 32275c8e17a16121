package io.florin.simulation;

import io.florin.simulation.command.Callers;
import io.florin.simulation.time.Chance;
import io.florin.simulation.time.Schedule;
import io.florin.simulation.time.Trouble;
import io.florin.simulation.world.Scene;
import io.florin.simulation.world.Weather;
import io.florin.simulation.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * One world, from a seed: many callers send commands in rounds, in all weathers; after each round
 * the table is compared with the naive book, and at the end everything has to settle.
 */
public final class Simulation {
  private static final Instant START = Instant.parse("2026-11-21T21:00:00Z");
  private static final int FIRST_WALLETS = 16;
  private static final int ROUNDS = 5;
  private static final List<Integer> CALLERS = List.of(2, 8, 16);
  private static final List<Duration> THOUGHTS =
      List.of(Duration.ofMillis(10), Duration.ofMillis(100), Duration.ofSeconds(1));
  private static final Duration LONGEST_NIGHT = Duration.ofHours(5);
  private static final Duration LONGEST_SETTLING = Duration.ofDays(3);

  private final long seed;
  private final int commands;
  private final Chance chance;
  private final Schedule schedule = new Schedule(START);
  private final World world;
  private final Callers callers;

  private Simulation(long seed, int commands) {
    this.seed = seed;
    this.commands = commands;
    chance = new Chance(seed);
    world = new World(new Scene(schedule, chance));
    callers = new Callers(world);
  }

  /**
   * What a run has come to.
   *
   * @param digest the same for the same run
   * @param happened which kinds of entries there were, and which refusals
   * @param outcomes how requests ended
   * @param troubles what went wrong
   */
  public record Result(
      String digest,
      Map<String, Integer> happened,
      Map<Callers.Outcome, Integer> outcomes,
      Map<Trouble, Integer> troubles) {}

  /**
   * Runs a world.
   *
   * @throws AssertionError when a check fails; it tells how to run the same again
   */
  public static Result run(long seed, int commands) {
    Simulation simulation = new Simulation(seed, commands);
    try {
      simulation.run();
      return new Result(
          simulation.world.scene().journal().digest(),
          simulation.world.book().happened(),
          simulation.callers.outcomes(),
          simulation.world.scene().journal().troubles());
    } catch (Throwable e) {
      throw simulation.failure(e);
    } finally {
      simulation.schedule.end();
    }
  }

  private void run() {
    callers.fillCatalogue();
    world.until(callers::areDone);
    callers.openWallets(FIRST_WALLETS);
    world.until(callers::areDone);
    for (int round = 1; round <= ROUNDS; round++) {
      world.become(Weather.drawn(chance));
      callers.send(chance.oneOf(CALLERS), commands / ROUNDS, chance.oneOf(THOUGHTS));
      world.until(callers::areDone);
      Instant morning = schedule.now().plus(chance.upTo(LONGEST_NIGHT));
      if (chance.of(0.5)) {
        world.until(() -> !schedule.now().isBefore(morning));
      }
      world.audit();
    }
    world.become(Weather.FAIR);
    Instant end = schedule.now().plus(LONGEST_SETTLING);
    world.until(() -> world.isSettled() || schedule.now().isAfter(end));
    world.auditSettled();
  }

  private AssertionError failure(Throwable cause) {
    return new AssertionError(
        """
        %s
        seed %d, in command %d of %d, at %s; the same again:
          mvn -pl shared test -Dtest=SimulationTest -Dflorin.simulation.seed=%d -Dflorin.simulation.commands=%d
        The latest that happened:
        %s
        """
            .formatted(
                cause,
                seed,
                callers.begun(),
                commands,
                schedule.now(),
                seed,
                commands,
                world.scene().journal().latest()),
        cause);
  }
}
