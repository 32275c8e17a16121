package io.florin.ledger;

/**
 * An item of a transfer batch, as the transfer that it asks for.
 *
 * @param place its place in the batch, from 0
 * @param to the wallet that is to be paid
 * @param order the transfer
 */
public record BatchOrder(int place, WalletId to, TransferOrder order) {
  // The entry of the payer, the entry or the leg of the payee, and the record.
  private static final int WRITES = 3;

  /** The command that it is executed by. */
  public CommandId command() {
    return order.id().command();
  }

  /** How many items of a transaction it takes at the most. */
  int writes() {
    return order.feeTo().isPresent() ? WRITES + 1 : WRITES;
  }
}
