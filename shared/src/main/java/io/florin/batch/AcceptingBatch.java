package io.florin.batch;

import io.florin.catalogue.CurrentCatalogue;
import io.florin.identity.Caller;
import io.florin.ledger.BatchDecider;
import io.florin.ledger.BatchId;
import io.florin.ledger.BatchOrder;
import io.florin.ledger.Command;
import io.florin.ledger.Decision;
import io.florin.ledger.Execution;
import io.florin.ledger.IdempotencyKey;
import io.florin.ledger.JointDecision;
import io.florin.ledger.Ledger;
import io.florin.ledger.SystemWallets;
import io.florin.ledger.TraceId;
import io.florin.ledger.Wallet;
import io.florin.ledger.WalletId;
import io.florin.retry.Deadline;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A customer pays many wallets out of one of their own. An atomic batch is done at once or refused;
 * any other is put on record, and carried out afterwards.
 */
public final class AcceptingBatch {
  private final Ledger ledger;
  private final CurrentCatalogue catalogue;
  private final SystemWallets systemWallets;

  /** Accepts into a ledger what the catalogue lets it. */
  public AcceptingBatch(Ledger ledger, CurrentCatalogue catalogue, SystemWallets systemWallets) {
    this.ledger = ledger;
    this.catalogue = catalogue;
    this.systemWallets = systemWallets;
  }

  /**
   * Accepts it once for the caller and the key. A wallet that is not the caller's to pay from does
   * not exist as far as the answer tells.
   */
  public Execution accept(
      Caller caller, IdempotencyKey key, BatchRequest request, TraceId traceId, Deadline deadline) {
    if (request.from().isSystem()) {
      return new Execution.NotFound();
    }
    Command command = Command.of(caller.id(), key, request.fingerprint(), traceId);
    return request.atomic()
        ? acceptAtomic(caller, command, request, deadline)
        : ledger.execute(
            command,
            Set.of(request.from()),
            (wallets, at) -> {
              Wallet from = wallets.get(request.from());
              return from == null || !mayPay(caller, from)
                  ? new Decision.NotFound()
                  : BatchDecider.accept(new BatchId(command.id()), from, request.items(), at);
            },
            deadline);
  }

  private Execution acceptAtomic(
      Caller caller, Command command, BatchRequest request, Deadline deadline) {
    BatchId id = new BatchId(command.id());
    BatchDecider first = new BatchDecider(catalogue.get(deadline), systemWallets);
    AtomicReference<Set<WalletId>> read =
        new AtomicReference<>(involved(request, first.orders(id, request.items())));
    return ledger.executeJointly(
        command,
        read.get(),
        (wallets, at) -> {
          Wallet from = wallets.get(request.from());
          if (from == null || !mayPay(caller, from)) {
            return JointDecision.of(new Decision.NotFound());
          }
          BatchDecider decider =
              new BatchDecider(
                  catalogue.knowing(Wallet.types(wallets.values()), deadline), systemWallets);
          List<BatchOrder> orders = decider.orders(id, request.items());
          if (!BatchDecider.fitTogether(orders)) {
            return JointDecision.of(BatchDecider.refuseAsTooLarge(id, from, request.items(), at));
          }
          // The type may have got a fee since the wallets were read, or have lost one.
          Set<WalletId> involved = involved(request, orders);
          if (!read.get().containsAll(involved)) {
            read.set(involved);
            return JointDecision.of(new Decision.Incomplete(involved));
          }
          return decider.allOrNothing(command, request.from(), request.items(), wallets, at);
        },
        deadline);
  }

  private static Set<WalletId> involved(BatchRequest request, List<BatchOrder> orders) {
    return BatchDecider.fitTogether(orders)
        ? BatchDecider.wallets(request.from(), orders)
        : Set.of(request.from());
  }

  private static boolean mayPay(Caller caller, Wallet from) {
    return caller.isAdmin() || from.terms().belongsTo(caller.id());
  }
}
