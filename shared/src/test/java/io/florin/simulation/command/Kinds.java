package io.florin.simulation.command;

import java.util.List;

/** All kinds of commands, and how often each is asked for. */
final class Kinds {
  private static final List<Weighted> ALL =
      List.of(
          new Weighted(50, Paying::drawn),
          new Weighted(9, Adjusting::credit),
          new Weighted(5, Adjusting::debit),
          new Weighted(15, Banking::deposit),
          new Weighted(15, Banking::withdrawal),
          new Weighted(2, NewWallet::drawn));

  private static final int SUM = ALL.stream().mapToInt(Weighted::weight).sum();

  private Kinds() {}

  private record Weighted(int weight, Kind kind) {}

  /** Somebody asks for something. */
  static Ask drawn(People people) {
    int place = people.chance().below(SUM);
    for (Weighted weighted : ALL) {
      place -= weighted.weight;
      if (place < 0) {
        return weighted.kind.drawn(people);
      }
    }
    throw new IllegalStateException("The weights sum to the bound.");
  }
}
