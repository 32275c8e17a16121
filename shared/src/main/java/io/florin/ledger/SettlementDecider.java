package io.florin.ledger;

import io.florin.catalogue.Catalogue;
import io.florin.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Decides on deposits and withdrawals: whether one is accepted, and what is posted once the bank
 * has answered. Pure, and the same for the same wallets.
 */
public final class SettlementDecider {
  private final MovementRule rules;
  private final SettlementPolicy policy;

  /** A decider that goes by the wallet types of a catalogue. */
  public SettlementDecider(Catalogue catalogue, SettlementPolicy policy) {
    rules = MovementRule.all(catalogue);
    this.policy = policy;
  }

  /**
   * Accepts a deposit or refuses it. No money moves yet.
   *
   * @param outside the part of the outside world that it is to come from
   * @param at not before the wallet's newest entry
   */
  public Decision acceptDeposit(TransferOrder order, WalletId outside, Wallet to, Instant at) {
    return accept(
        order.deposit(outside, to, at),
        Movement.into(to, order.amount()),
        to,
        order.narrative(outside),
        Effect::expecting);
  }

  /**
   * Accepts a withdrawal and holds its money, or refuses it.
   *
   * @param outside the part of the outside world that it is to go to
   * @param at not before the wallet's newest entry
   */
  public Decision acceptWithdrawal(TransferOrder order, Wallet from, WalletId outside, Instant at) {
    return accept(
        order.withdrawal(from, outside, at),
        Movement.outOf(from, order.amount()),
        from,
        order.narrative(outside),
        Effect::holding);
  }

  private Decision accept(
      Transfer transfer,
      Movement movement,
      Wallet wallet,
      Narrative narrative,
      Function<Money, Effect> effect) {
    Optional<Refusal> refusal = rules.refusalOf(movement);
    if (refusal.isPresent()) {
      return new Decision.Refuse(transfer.refusedFor(refusal.get()));
    }
    return new Decision.Post(
        List.of(
            wallet.append(
                EntryKind.ACCEPTED,
                effect.apply(transfer.amount()),
                narrative,
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
  public Amendment complete(Transfer transfer, Wallet wallet, Wallet outside, Instant at) {
    Money amount = transfer.amount();
    boolean deposit = transfer.kind() == TransferKind.DEPOSIT;
    Effect effect =
        deposit
            ? Effect.posting(amount).and(Effect.expecting(amount.negated()))
            : Effect.posting(amount.negated()).and(Effect.holding(amount.negated()));
    EntryKind kind = transfer.kind().entryKind();
    return new Amendment(
        List.of(
            wallet.append(kind, effect, narrative(transfer, outside.id()), at),
            outside.post(
                kind, deposit ? amount.negated() : amount, narrative(transfer, wallet.id()), at)),
        transfer.completed(at));
  }

  /**
   * Ends what the bank will never do: what was held is free again.
   *
   * @param wallet the customer's wallet
   * @param why what the bank said
   * @param at not before the wallet's newest entry
   */
  public Amendment fail(Transfer transfer, Wallet wallet, String why, Instant at) {
    Money back = transfer.amount().negated();
    Effect effect =
        transfer.kind() == TransferKind.DEPOSIT ? Effect.expecting(back) : Effect.holding(back);
    return new Amendment(
        List.of(
            wallet.append(EntryKind.FAILED, effect, narrative(transfer, transfer.outside()), at)),
        transfer.failed(at, why));
  }

  private static Narrative narrative(Transfer transfer, WalletId counterparty) {
    return new Narrative(
        Optional.of(transfer.id()),
        Optional.of(counterparty),
        transfer.type(),
        transfer.channel(),
        transfer.note());
  }
}
