package io.florin.ledger;

import io.florin.catalogue.Catalogue;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Decides on a transfer between two wallets: pure, and the same for the same wallets. */
public final class TransferDecider {
  private final MovementRule rules;

  /** A decider that goes by the wallet types of a catalogue. */
  public TransferDecider(Catalogue catalogue) {
    rules = MovementRule.all(catalogue);
  }

  /**
   * Posts the transfer to both wallets, or refuses it.
   *
   * @param at the one instant of all its entries, not before the newest entry of either wallet
   */
  public Decision decide(TransferOrder order, Wallet from, Wallet to, Instant at) {
    Transfer transfer = order.transfer(from, to, at);
    Optional<Refusal> refusal = rules.refusalOf(Movement.between(from, to, transfer.amount()));
    if (refusal.isPresent()) {
      return new Decision.Refuse(transfer.refusedFor(refusal.get()));
    }
    EntryKind kind = order.kind().entryKind();
    return new Decision.Post(
        List.of(
            from.post(kind, transfer.amount().negated(), order.narrative(to.id()), at),
            to.post(kind, transfer.amount(), order.narrative(from.id()), at)),
        transfer);
  }
}
