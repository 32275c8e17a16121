package io.florin.ledger;

/** Why money moves. */
public enum TransferKind {
  /** A customer pays another. */
  TRANSFER,
  /** An administrator puts money into a wallet, out of the adjustments system wallet. */
  CREDIT,
  /** An administrator takes money out of a wallet, into the adjustments system wallet. */
  DEBIT,
  /** A customer brings money in from a bank account, out of the outside world. */
  DEPOSIT,
  /** A customer takes money out to a bank account, into the outside world. */
  WITHDRAWAL,
  /** Money that a hold had set aside is paid. */
  CAPTURE,
  /** Money goes back to whom it had come from. */
  REVERSAL;

  /** The kind of the entries that it is posted by. */
  EntryKind entryKind() {
    return switch (this) {
      case TRANSFER -> EntryKind.TRANSFER;
      case CREDIT -> EntryKind.CREDIT;
      case DEBIT -> EntryKind.DEBIT;
      case DEPOSIT -> EntryKind.DEPOSIT;
      case WITHDRAWAL -> EntryKind.WITHDRAWAL;
      case CAPTURE -> EntryKind.CAPTURE;
      case REVERSAL -> EntryKind.REVERSAL;
    };
  }
}
