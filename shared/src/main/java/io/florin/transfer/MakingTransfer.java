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
import io.florin.ledger.TransferOrder;
import io.florin.ledger.Wallet;
import io.florin.ledger.WalletId;
import io.florin.retry.Deadline;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A customer pays from one of their wallets into any wallet. */
public final class MakingTransfer {
  private final Ledger ledger;
  private final CurrentCatalogue catalogue;
  private final SystemWallets systemWallets;

  /** Moves money in a ledger as the catalogue lets it. */
  public MakingTransfer(Ledger ledger, CurrentCatalogue catalogue, SystemWallets systemWallets) {
    this.ledger = ledger;
    this.catalogue = catalogue;
    this.systemWallets = systemWallets;
  }

  /**
   * Moves the money once for the caller and the key. A wallet that is not the caller's to pay from
   * does not exist as far as the answer tells.
   */
  public Execution make(
      Caller caller,
      IdempotencyKey key,
      TransferRequest request,
      TraceId traceId,
      Deadline deadline) {
    Optional<WalletId> payee = ledger.find(request.to(), deadline).filter(id -> !id.isSystem());
    if (request.from().isSystem() || payee.isEmpty()) {
      return new Execution.NotFound();
    }
    Command command = Command.of(caller.id(), key, request.fingerprint(), traceId);
    TransferOrder asked = request.order(new TransferId(command.id()));
    return ledger.execute(
        command,
        involved(
            request.from(),
            payee.get(),
            new TransferDecider(catalogue.get(deadline)).charged(asked, systemWallets)),
        (wallets, at) -> {
          Wallet from = wallets.get(request.from());
          Wallet to = wallets.get(payee.get());
          if (from == null || to == null || !mayPay(caller, from)) {
            return new Decision.NotFound();
          }
          TransferDecider decider =
              new TransferDecider(catalogue.knowing(Wallet.types(wallets.values()), deadline));
          TransferOrder order = decider.charged(asked, systemWallets);
          // The type may have got a fee since the wallets were read.
          return order.feeTo().filter(fees -> !wallets.containsKey(fees)).isPresent()
              ? new Decision.Incomplete(involved(from.id(), to.id(), order))
              : decider.decide(order, from, to, order.feeTo().map(wallets::get), at);
        },
        deadline);
  }

  private static Set<WalletId> involved(WalletId from, WalletId to, TransferOrder order) {
    Set<WalletId> involved = new LinkedHashSet<>(List.of(from, to));
    order.feeTo().ifPresent(involved::add);
    return involved;
  }

  private static boolean mayPay(Caller caller, Wallet from) {
    return caller.isAdmin() || from.terms().belongsTo(caller.id());
  }
}
