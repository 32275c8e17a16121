package io.florin.transfer;

import io.florin.bank.BankAccount;
import io.florin.ledger.Fingerprint;
import io.florin.ledger.Note;
import io.florin.ledger.TransferId;
import io.florin.ledger.TransferKind;
import io.florin.ledger.TransferOrder;
import io.florin.ledger.WalletId;
import io.florin.money.Money;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A deposit or a withdrawal that a customer asks for.
 *
 * @param kind {@link TransferKind#DEPOSIT} or {@link TransferKind#WITHDRAWAL}
 * @param walletId the wallet that shall receive or pay
 * @param amount what shall move, above zero
 * @param bankAccount the account that shall pay or receive
 * @param note what is said about it
 */
public record BankTransferRequest(
    TransferKind kind,
    WalletId walletId,
    Money amount,
    BankAccount bankAccount,
    Optional<Note> note) {

  /** Checks that the kind is one that the bank has a part in. */
  public BankTransferRequest {
    if (kind != TransferKind.DEPOSIT && kind != TransferKind.WITHDRAWAL) {
      throw new IllegalArgumentException("Money comes from a bank or goes to one.");
    }
  }

  /** By what it is told apart from other requests under the same key. */
  Fingerprint fingerprint() {
    return Fingerprint.of(
        kind.name(),
        List.of(
            Optional.of(walletId.value()),
            Optional.of(amount.toString()),
            Optional.of(bankAccount.value()),
            note.map(Note::text)));
  }

  TransferOrder order(TransferId id) {
    return TransferOrder.free(
        id,
        kind,
        amount,
        Optional.empty(),
        Optional.empty(),
        note,
        Optional.empty(),
        Map.of(),
        Optional.of(bankAccount));
  }
}
