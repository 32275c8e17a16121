package io.florin.ledger;

import io.florin.money.Money;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What is to be done about a command, decided from what was read. */
public sealed interface Decision {

  /**
   * It is done.
   *
   * @param entries the next entries of wallets, those of one wallet in their order
   * @param legs what is to be posted later
   * @param outcome what the record of the command keeps
   * @param amended the next version of the record that the command changes, if it changes one
   */
  record Post(
      List<Entry> entries, List<UnpostedLeg> legs, Outcome outcome, Optional<Outcome> amended)
      implements Decision {

    /** Checks that the legs sum to zero per currency: money is neither made nor lost. */
    public Post {
      entries = List.copyOf(entries);
      legs = List.copyOf(legs);
      requireZeroSum(entries, legs);
    }

    /** Nothing is posted later, and no other record changes. */
    static Post of(List<Entry> entries, Outcome outcome) {
      return new Post(entries, List.of(), outcome, Optional.empty());
    }
  }

  /** It is not done, and never will be under this command: the refusal is recorded. */
  record Refuse(Outcome outcome) implements Decision {}

  /**
   * Checks that legs sum to zero: money is neither made nor lost.
   *
   * @throws IllegalArgumentException when it is
   */
  static void requireZeroSum(List<Entry> entries, List<UnpostedLeg> legs) {
    boolean zero =
        Stream.concat(entries.stream().map(Entry::amount), legs.stream().map(UnpostedLeg::amount))
            .reduce(Money::plus)
            .map(Money::isZero)
            .orElse(true);
    if (!zero) {
      throw new IllegalArgumentException("The legs of a transfer sum to zero.");
    }
  }

  /** As far as the caller may know there is no such thing. Nothing is recorded. */
  record NotFound() implements Decision {}

  /** The caller may not do that. Nothing is recorded. */
  record Forbidden() implements Decision {}

  /**
   * It can't be decided from the wallets that were read: other ones have come into it since.
   *
   * @param wallets all that are needed
   */
  record Incomplete(Set<WalletId> wallets) implements Decision {

    /** Copies the set. */
    public Incomplete {
      wallets = Set.copyOf(wallets);
    }
  }
}
