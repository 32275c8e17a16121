package io.florin.ledger;

import static java.util.Comparator.naturalOrder;

import io.florin.money.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How legs that wait are posted to their wallet: many by one entry. Pure, and the same for the same
 * wallet and legs.
 *
 * @param commit the entry, with the legs that it posts; empty when the wallet takes none
 * @param posted those legs
 * @param refused legs that the wallet can't take, now or ever: it is closed, or its sums would not
 *     be exact any more
 */
public record Folding(
    Optional<Commit> commit, List<UnpostedLeg> posted, List<UnpostedLeg> refused) {

  /** The most legs of one entry: with the entry itself they fill a transaction. */
  public static final int MAX_LEGS = Commit.MAX_ITEMS - 1;

  /** Copies the lists. */
  public Folding {
    posted = List.copyOf(posted);
    refused = List.copyOf(refused);
  }

  /**
   * Posts as many of the legs as one entry takes. They were accepted, so nothing about the wallet
   * but its end keeps them out: one that is frozen or closing takes them.
   *
   * @param legs legs of the wallet
   * @param at not before the wallet's newest entry
   */
  public static Folding of(Wallet wallet, List<UnpostedLeg> legs, Instant at) {
    List<UnpostedLeg> posted = new ArrayList<>();
    List<UnpostedLeg> refused = new ArrayList<>();
    Money sum = Money.zero(wallet.currency());
    for (UnpostedLeg leg : legs) {
      if (!takes(wallet, sum, leg)) {
        refused.add(leg);
      } else if (posted.size() < MAX_LEGS) {
        posted.add(leg);
        sum = sum.plus(leg.amount());
      }
    }
    Optional<Commit> commit =
        posted.isEmpty() ? Optional.empty() : Optional.of(posting(wallet, posted, at));
    return new Folding(commit, posted, refused);
  }

  private static Commit posting(Wallet wallet, List<UnpostedLeg> legs, Instant at) {
    return Commit.folding(List.of(wallet.fold(folded(legs), notBefore(legs, at))), legs);
  }

  /**
   * Posts legs that their wallet can't take to suspense by one entry, where operators find them.
   *
   * @param suspense the part of the system wallet
   * @param legs of one wallet, {@link #MAX_LEGS} at the most
   * @param at not before the newest entry of that part
   */
  public static Commit suspending(Wallet suspense, List<UnpostedLeg> legs, Instant at) {
    WalletId meantFor = legs.getFirst().walletId();
    return Commit.folding(
        List.of(suspense.fold(folded(legs), meantFor, notBefore(legs, at))), legs);
  }

  /** Money is not there before it was accepted, whatever the clock of whoever posts it says. */
  private static Instant notBefore(List<UnpostedLeg> legs, Instant at) {
    return legs.stream().map(UnpostedLeg::at).filter(at::isBefore).max(naturalOrder()).orElse(at);
  }

  private static boolean takes(Wallet wallet, Money sum, UnpostedLeg leg) {
    if (wallet.newest().status() == WalletStatus.CLOSED) {
      return false;
    }
    try {
      return wallet.isExactAfter(sum.plus(leg.amount()));
    } catch (ArithmeticException e) {
      return false;
    }
  }

  private static List<FoldedTransfer> folded(List<UnpostedLeg> legs) {
    return legs.stream().map(leg -> new FoldedTransfer(leg.transferId(), leg.amount())).toList();
  }
}
