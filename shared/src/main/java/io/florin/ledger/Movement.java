package io.florin.ledger;

import io.florin.catalogue.TransactionTypeCode;
import io.florin.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Money on its way, as the rules judge it.
 *
 * @param kind why it is to move
 * @param amount what moves, above zero
 * @param type the type of the transaction, where it has one
 * @param sides the wallets it leaves and reaches that are to be judged, paying ones first
 * @param at when
 */
record Movement(
    MovementKind kind,
    Money amount,
    Optional<TransactionTypeCode> type,
    List<Side> sides,
    Instant at) {

  /**
   * A wallet that pays or receives.
   *
   * @param wallet the wallet
   * @param change the signed change of its money, a fee included
   */
  record Side(Wallet wallet, Money change) {
    boolean isPaying() {
      return change.isNegative();
    }
  }

  /** As a transfer has it, whose payer pays the fee on top. */
  static Movement of(MovementKind kind, Transfer transfer, Wallet from, Wallet to) {
    return new Movement(
        kind,
        transfer.amount(),
        transfer.type(),
        List.of(new Side(from, transfer.leaving().negated()), new Side(to, transfer.amount())),
        transfer.createdAt());
  }

  /** From one wallet to another, by no type of transaction. */
  static Movement between(MovementKind kind, Money amount, Wallet from, Wallet to, Instant at) {
    return new Movement(
        kind,
        amount,
        Optional.empty(),
        List.of(new Side(from, amount.negated()), new Side(to, amount)),
        at);
  }

  /** Out of a wallet, to nobody who is judged. */
  static Movement outOf(MovementKind kind, Wallet wallet, Money amount, Instant at) {
    return new Movement(
        kind, amount, Optional.empty(), List.of(new Side(wallet, amount.negated())), at);
  }

  /** Into a wallet, from nobody who is judged. */
  static Movement into(MovementKind kind, Wallet wallet, Money amount, Instant at) {
    return new Movement(kind, amount, Optional.empty(), List.of(new Side(wallet, amount)), at);
  }
}
