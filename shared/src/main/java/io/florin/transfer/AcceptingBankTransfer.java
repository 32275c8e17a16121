package io.florin.transfer;

import io.florin.catalogue.Catalogue;
import io.florin.catalogue.CurrentCatalogue;
import io.florin.identity.Caller;
import io.florin.ledger.Command;
import io.florin.ledger.Decision;
import io.florin.ledger.Execution;
import io.florin.ledger.IdempotencyKey;
import io.florin.ledger.Ledger;
import io.florin.ledger.SettlementDecider;
import io.florin.ledger.SystemWallets;
import io.florin.ledger.TraceId;
import io.florin.ledger.TransferId;
import io.florin.ledger.TransferKind;
import io.florin.ledger.TransferOrder;
import io.florin.ledger.Wallet;
import io.florin.ledger.WalletId;
import io.florin.retry.Deadline;
import java.util.Set;

/**
 * A customer deposits into one of their wallets, or withdraws from it. What is accepted here waits
 * for the bank; the other side is the outside world, so that nothing appears from nowhere.
 */
public final class AcceptingBankTransfer {
  private final Ledger ledger;
  private final CurrentCatalogue catalogue;
  private final SettlementDecider decider;
  private final SystemWallets systemWallets;

  /** Accepts into a ledger as the decider decides. */
  public AcceptingBankTransfer(
      Ledger ledger,
      CurrentCatalogue catalogue,
      SettlementDecider decider,
      SystemWallets systemWallets) {
    this.ledger = ledger;
    this.catalogue = catalogue;
    this.decider = decider;
    this.systemWallets = systemWallets;
  }

  /**
   * Accepts it once for the caller and the key. A wallet that is not the caller's own does not
   * exist as far as the answer tells, whoever the caller is.
   */
  public Execution accept(
      Caller caller,
      IdempotencyKey key,
      BankTransferRequest request,
      TraceId traceId,
      Deadline deadline) {
    if (request.walletId().isSystem()) {
      return new Execution.NotFound();
    }
    Command command = Command.of(caller.id(), key, request.fingerprint(), traceId);
    TransferId transferId = new TransferId(command.id());
    TransferOrder order = request.order(transferId);
    WalletId outside =
        systemWallets.part(SystemWallets.Purpose.OUTSIDE, request.amount().currency(), transferId);
    return ledger.execute(
        command,
        Set.of(request.walletId()),
        (wallets, at) -> {
          Wallet wallet = wallets.get(request.walletId());
          if (wallet == null || !wallet.terms().belongsTo(caller.id())) {
            return new Decision.NotFound();
          }
          Catalogue types = catalogue.knowing(Wallet.types(wallets.values()), deadline);
          return request.kind() == TransferKind.DEPOSIT
              ? decider.acceptDeposit(types, order, outside, wallet, at)
              : decider.acceptWithdrawal(types, order, wallet, outside, at);
        },
        deadline);
  }
}
