package io.florin.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.florin.ledger.EntryKind;
import io.florin.ledger.Refusal;
import io.florin.ledger.StatusRefusal;
import io.florin.simulation.command.Callers;
import io.florin.simulation.time.Trouble;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Florin keeps its promises in worlds at their worst. {@code docs/simulation.md} tells more. */
class SimulationTest {
  private static final long SEED = Long.getLong("florin.simulation.seed", 1);
  private static final int USUAL_COMMANDS = 6_000;
  private static final int MANY_COMMANDS = 50_000;
  private static final int COMMANDS =
      Integer.getInteger("florin.simulation.commands", USUAL_COMMANDS);

  // A world stays small, so that what went wrong in it can be run again in a second.
  private static final int MAX_IN_A_WORLD = 1_000;

  @Test
  void noMoneyIsLostAndNoneIsMade() {
    Map<Callers.Outcome, Integer> outcomes = new EnumMap<>(Callers.Outcome.class);
    Map<Trouble, Integer> troubles = new EnumMap<>(Trouble.class);
    Map<String, Integer> happened = new TreeMap<>();
    int left = COMMANDS;
    for (long seed = SEED; left > 0; seed++) {
      int commands = Math.min(left, MAX_IN_A_WORLD);
      Simulation.Result result = Simulation.run(seed, commands);
      result.happened().forEach((what, count) -> happened.merge(what, count, Integer::sum));
      result.outcomes().forEach((outcome, count) -> outcomes.merge(outcome, count, Integer::sum));
      result.troubles().forEach((trouble, count) -> troubles.merge(trouble, count, Integer::sum));
      left -= commands;
    }
    System.out.printf(
        "%,d commands: requests %s, entries and refusals %s, troubles %s%n",
        COMMANDS, outcomes, happened, troubles);

    if (COMMANDS >= USUAL_COMMANDS) {
      assertThat(outcomes).containsOnlyKeys(Callers.Outcome.values());
      assertThat(troubles).containsOnlyKeys(Trouble.values());
      assertThat(happened.keySet()).containsAll(names(EntryKind.values()));
    }
    if (COMMANDS >= MANY_COMMANDS) {
      assertThat(happened.keySet()).containsAll(refusals());
    }
  }

  private static Set<String> names(Enum<?>[] values) {
    Set<String> names = new TreeSet<>();
    Stream.of(values).map(Enum::name).forEach(names::add);
    return names;
  }

  /** All refusals but the bank's, which no request is answered. Some are rare. */
  private static Set<String> refusals() {
    Set<String> names = new TreeSet<>();
    Stream.of(Refusal.values()).map(Enum::name).forEach(names::add);
    Stream.of(StatusRefusal.values()).map(Enum::name).forEach(names::add);
    names.remove(Refusal.BANK_REJECTED.name());
    return names;
  }

  @Test
  void theSameSeedGivesTheSameRun() {
    Simulation.Result first = Simulation.run(SEED, 300);

    assertThat(Simulation.run(SEED, 300)).isEqualTo(first);
    assertThat(Simulation.run(SEED + 1, 300).digest()).isNotEqualTo(first.digest());
  }
}
