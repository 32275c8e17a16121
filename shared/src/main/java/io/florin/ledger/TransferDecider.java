package io.florin.ledger;

import io.florin.catalogue.Catalogue;
import io.florin.money.Money;
import java.time.Instant;
import java.util.Optional;

/** Decides on a transfer between two wallets: pure, and the same for the same wallets. */
public final class TransferDecider {
  private final Catalogue catalogue;
  private final MovementRule rules;

  /** A decider that goes by the wallet types of a catalogue. */
  public TransferDecider(Catalogue catalogue) {
    this.catalogue = catalogue;
    rules = MovementRule.all(catalogue);
  }

  /** What the sender of an order pays on top. */
  Money fee(TransferOrder order) {
    Money amount = order.amount();
    if (amount.compareTo(Catalogue.largestAmount(amount.currency())) > 0) {
      return Money.zero(
          amount.currency()); // It is refused for its size, and may have no exact fee.
    }
    return order
        .type()
        .flatMap(code -> catalogue.transactionType(code.value()))
        .map(type -> type.fee(amount))
        .orElse(Money.zero(amount.currency()));
  }

  /** The order with its fee, if it has one, and the part of a system wallet that takes it in. */
  public TransferOrder charged(TransferOrder order, SystemWallets systemWallets) {
    Money fee = fee(order);
    return fee.isPositive()
        ? order.charged(
            fee, systemWallets.part(SystemWallets.Purpose.FEES, fee.currency(), order.id()))
        : order;
  }

  /**
   * Posts the transfer, or refuses it.
   *
   * @param fees the part of the system wallet that takes the fee in, if the order has one
   * @param at the one instant of all its entries, not before the newest entry of any wallet
   */
  public Decision decide(
      TransferOrder order, Wallet from, Wallet to, Optional<Wallet> fees, Instant at) {
    Transfer transfer = order.transfer(from, to, at);
    MovementKind kind =
        switch (order.kind()) {
          case TRANSFER -> MovementKind.TRANSFER;
          case CREDIT -> MovementKind.CREDIT;
          case DEBIT -> MovementKind.DEBIT;
          case DEPOSIT, WITHDRAWAL, CAPTURE, REVERSAL ->
              throw new IllegalArgumentException("Others decide about a " + order.kind() + ".");
        };
    Optional<Refusal> refusal = rules.refusalOf(Movement.of(kind, transfer, from, to));
    if (refusal.isPresent()) {
      return new Decision.Refuse(transfer.refusedFor(refusal.get()));
    }
    Posting posting = Posting.of(transfer, from, to, fees, at);
    return new Decision.Post(posting.entries(), posting.legs(), transfer, Optional.empty());
  }
}
