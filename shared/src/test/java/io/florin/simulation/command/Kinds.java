package io.florin.simulation.command;

import java.util.List;

/** All kinds of commands, and how often each is asked for. */
public final class Kinds {
  private static final List<Weighted> ALL =
      List.of(
          new Weighted("transfer", 38, Paying::drawn),
          new Weighted("credit", 9, Adjusting::credit),
          new Weighted("debit", 4, Adjusting::debit),
          new Weighted("deposit", 11, Banking::deposit),
          new Weighted("withdrawal", 9, Banking::withdrawal),
          new Weighted("hold", 11, Placing::drawn),
          new Weighted("capture", 12, Capturing::drawn),
          new Weighted("release", 3, Releasing::drawn),
          new Weighted("reversal", 8, Reversing::drawn),
          new Weighted("batch", 2, Batching::itemByItem),
          new Weighted("atomic batch", 2, Batching::atomic),
          new Weighted("freeze", 1, ChangingWallet::freeze),
          new Weighted("unfreeze", 4, ChangingWallet::unfreeze),
          new Weighted("close", 2, ChangingWallet::close),
          new Weighted("opening", 4, NewWallet::drawn));

  private static final int SUM = ALL.stream().mapToInt(Weighted::weight).sum();

  private Kinds() {}

  /**
   * A kind of command.
   *
   * @param weight how often it is asked for, among others
   */
  public record Weighted(String name, int weight, Kind kind) {}

  /** All of them. */
  public static List<Weighted> all() {
    return ALL;
  }

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
