package io.florin.transfer;

import io.florin.catalogue.CurrentCatalogue;
import io.florin.identity.Caller;
import io.florin.ledger.Command;
import io.florin.ledger.Decision;
import io.florin.ledger.Execution;
import io.florin.ledger.IdempotencyKey;
import io.florin.ledger.Ledger;
import io.florin.ledger.SystemWallets;
import io.florin.ledger.TraceId;
import io.florin.ledger.TransferDecider;
import io.florin.ledger.TransferId;
import io.florin.ledger.TransferKind;
import io.florin.ledger.TransferOrder;
import io.florin.ledger.Wallet;
import io.florin.ledger.WalletId;
import io.florin.retry.Deadline;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * An administrator credits or debits a customer's wallet by hand. The other side is the adjustments
 * system wallet, so that nothing appears from nowhere.
 */
public final class AdjustingWallet {
  private final Ledger ledger;
  private final CurrentCatalogue catalogue;
  private final SystemWallets systemWallets;

  /** Moves money in a ledger as the catalogue lets it. */
  public AdjustingWallet(Ledger ledger, CurrentCatalogue catalogue, SystemWallets systemWallets) {
    this.ledger = ledger;
    this.catalogue = catalogue;
    this.systemWallets = systemWallets;
  }

  /** Moves the money once for the caller and the key; never on a wallet of the caller's own. */
  public Execution adjust(
      Caller caller,
      IdempotencyKey key,
      AdjustmentRequest request,
      TraceId traceId,
      Deadline deadline) {
    if (request.walletId().isSystem()) {
      return new Execution.NotFound();
    }
    Command command = Command.of(caller.id(), key, request.fingerprint(), traceId);
    TransferId transferId = new TransferId(command.id());
    TransferOrder order = request.order(transferId);
    WalletId systemPart =
        systemWallets.part(
            SystemWallets.Purpose.ADJUSTMENTS, request.amount().currency(), transferId);
    return ledger.execute(
        command,
        Set.of(request.walletId(), systemPart),
        (wallets, at) -> {
          Wallet wallet = wallets.get(request.walletId());
          Wallet system = wallets.get(systemPart);
          if (wallet == null) {
            return new Decision.NotFound();
          }
          if (wallet.terms().belongsTo(caller.id())) {
            return new Decision.Forbidden();
          }
          Objects.requireNonNull(system, "the ledger opens parts of system wallets");
          TransferDecider decider =
              new TransferDecider(catalogue.knowing(Wallet.types(wallets.values()), deadline));
          return request.kind() == TransferKind.CREDIT
              ? decider.decide(order, system, wallet, Optional.empty(), at)
              : decider.decide(order, wallet, system, Optional.empty(), at);
        },
        deadline);
  }
}
