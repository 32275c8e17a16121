package io.florin.ledger;

import io.florin.catalogue.Catalogue;
import io.florin.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Decides on deposits and withdrawals: whether one is accepted, and what is posted once the bank
 * has answered. Pure, and the same for the same wallets.
 */
public final class SettlementDecider {
  private final SettlementPolicy policy;

  /** A decider whose transfers wait for the bank as a policy says. */
  public SettlementDecider(SettlementPolicy policy) {
    this.policy = policy;
  }

  /**
   * Accepts a deposit or refuses it. No money moves yet.
   *
   * @param catalogue by whose types to judge it
   * @param outside the part of the outside world that it is to come from
   * @param at not before the wallet's newest entry
   */
  public Decision acceptDeposit(
      Catalogue catalogue, TransferOrder order, WalletId outside, Wallet to, Instant at) {
    return accept(
        catalogue,
        order.deposit(outside, to, at),
        Movement.into(MovementKind.DEPOSIT, to, order.amount(), at),
        to,
        Effect::expecting);
  }

  /**
   * Accepts a withdrawal and holds its money, or refuses it.
   *
   * @param catalogue by whose types to judge it
   * @param outside the part of the outside world that it is to go to
   * @param at not before the wallet's newest entry
   */
  public Decision acceptWithdrawal(
      Catalogue catalogue, TransferOrder order, Wallet from, WalletId outside, Instant at) {
    return accept(
        catalogue,
        order.withdrawal(from, outside, at),
        Movement.outOf(MovementKind.WITHDRAWAL, from, order.amount(), at),
        from,
        // It counts as leaving from now on, or more could be asked for than a day allows.
        amount -> Effect.holding(amount).and(Effect.leaving(amount)));
  }

  private Decision accept(
      Catalogue catalogue,
      Transfer transfer,
      Movement movement,
      Wallet wallet,
      Function<Money, Effect> effect) {
    Optional<Refusal> refusal = MovementRule.all(catalogue).refusalOf(movement);
    if (refusal.isPresent()) {
      return new Decision.Refuse(transfer.refusedFor(refusal.get()));
    }
    return Decision.Post.of(
        List.of(
            wallet.append(
                EntryKind.ACCEPTED,
                effect.apply(transfer.amount()),
                transfer.narrative(transfer.outside()),
                transfer.createdAt())),
        transfer.pending(policy));
  }

  /**
   * Posts what the bank has done. It is the truth, so nothing about the wallet can refuse it.
   *
   * @param wallet the customer's wallet
   * @param outside the part of the outside world
   * @param at not before the newest entry of either wallet
   */
  public Amendment<Transfer> complete(
      Transfer transfer, Wallet wallet, Wallet outside, Instant at) {
    Money amount = transfer.amount();
    boolean deposit = transfer.kind() == TransferKind.DEPOSIT;
    Effect effect =
        deposit
            ? Effect.posting(amount).and(Effect.expecting(amount.negated()))
            : Effect.posting(amount.negated())
                .and(Effect.holding(amount.negated()))
                // It has counted as leaving since it was accepted.
                .and(Effect.leaving(amount.negated()));
    EntryKind kind = transfer.kind().entryKind();
    return new Amendment<>(
        List.of(
            wallet.append(kind, effect, transfer.narrative(outside.id()), at),
            outside.post(
                kind, deposit ? amount.negated() : amount, transfer.narrative(wallet.id()), at)),
        transfer.completed(at));
  }

  /**
   * Ends what the bank will never do: what was held is free again.
   *
   * @param wallet the customer's wallet
   * @param why what the bank said
   * @param at not before the wallet's newest entry
   */
  public Amendment<Transfer> fail(Transfer transfer, Wallet wallet, String why, Instant at) {
    Money back = transfer.amount().negated();
    Effect effect =
        transfer.kind() == TransferKind.DEPOSIT
            ? Effect.expecting(back)
            : Effect.holding(back).and(Effect.leaving(leftBack(transfer, wallet, at)));
    return new Amendment<>(
        List.of(
            wallet.append(EntryKind.FAILED, effect, transfer.narrative(transfer.outside()), at)),
        transfer.failed(at, why));
  }

  /** On the day of its acceptance a withdrawal that failed counts no more; later it is past. */
  private static Money leftBack(Transfer transfer, Wallet wallet, Instant at) {
    boolean sameDay =
        LocalDate.ofInstant(transfer.createdAt(), ZoneOffset.UTC)
            .equals(LocalDate.ofInstant(at, ZoneOffset.UTC));
    return sameDay ? transfer.amount().negated() : Money.zero(wallet.currency());
  }
}
