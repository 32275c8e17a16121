package io.florin.transfer;

import io.florin.catalogue.CurrentCatalogue;
import io.florin.identity.Caller;
import io.florin.identity.CustomerId;
import io.florin.ledger.Command;
import io.florin.ledger.Decision;
import io.florin.ledger.Execution;
import io.florin.ledger.IdempotencyKey;
import io.florin.ledger.Ledger;
import io.florin.ledger.ReversalDecider;
import io.florin.ledger.TraceId;
import io.florin.ledger.Transfer;
import io.florin.ledger.TransferId;
import io.florin.ledger.Wallet;
import io.florin.retry.Deadline;
import java.util.Optional;

/** Who was paid pays back, whole or in parts, and never more than came. */
public final class ReversingTransfer {
  private final Ledger ledger;
  private final CurrentCatalogue catalogue;

  /** Moves money back in a ledger as the catalogue lets it. */
  public ReversingTransfer(Ledger ledger, CurrentCatalogue catalogue) {
    this.ledger = ledger;
    this.catalogue = catalogue;
  }

  /**
   * Moves the money back once for the caller and the key. A transfer that the caller may not see
   * does not exist as far as the answer tells; whoever has paid it may not take it back.
   */
  public Execution reverse(
      Caller caller,
      IdempotencyKey key,
      ReversalRequest request,
      TraceId traceId,
      Deadline deadline) {
    Command command = Command.of(caller.id(), key, request.fingerprint(), traceId);
    return ledger.executeOn(
        command,
        request.original().command(),
        Transfer.class,
        ReversalDecider::wallets,
        (original, wallets, at) ->
            objection(caller, original)
                .orElseGet(
                    () ->
                        new ReversalDecider(
                                catalogue.knowing(Wallet.types(wallets.values()), deadline))
                            .decide(
                                request.order(new TransferId(command.id())),
                                original,
                                wallets,
                                at)),
        deadline);
  }

  /** What is to be said to a caller who may not reverse it. */
  private static Optional<Decision> objection(Caller caller, Transfer original) {
    CustomerId id = caller.id();
    if (caller.isAdmin()) {
      return Optional.empty();
    }
    if (!original.isVisibleTo(id)) {
      return Optional.of(new Decision.NotFound());
    }
    return original.toOwner().filter(id::equals).isPresent()
        ? Optional.empty()
        : Optional.of(new Decision.Forbidden());
  }
}
