package io.florin.hold;

import io.florin.catalogue.CurrentCatalogue;
import io.florin.identity.Caller;
import io.florin.ledger.Command;
import io.florin.ledger.Decision;
import io.florin.ledger.Execution;
import io.florin.ledger.Hold;
import io.florin.ledger.HoldDecider;
import io.florin.ledger.IdempotencyKey;
import io.florin.ledger.Ledger;
import io.florin.ledger.TraceId;
import io.florin.ledger.TransferId;
import io.florin.ledger.Wallet;
import io.florin.ledger.WalletId;
import io.florin.retry.Deadline;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Somebody who is to be paid takes money that was set aside, at once or in parts. */
public final class CapturingHold {
  private final Ledger ledger;
  private final CurrentCatalogue catalogue;
  private final ShowingHolds holds;

  /** Pays in a ledger as the catalogue lets it. */
  public CapturingHold(Ledger ledger, CurrentCatalogue catalogue, ShowingHolds holds) {
    this.ledger = ledger;
    this.catalogue = catalogue;
    this.holds = holds;
  }

  /**
   * Pays once for the caller and the key. A hold that the caller may not see does not exist as far
   * as the answer tells; the one whose money it is may not pay it out.
   */
  public CaptureResult capture(
      Caller caller,
      IdempotencyKey key,
      CaptureRequest request,
      TraceId traceId,
      Deadline deadline) {
    if (request.toWalletId().filter(WalletId::isSystem).isPresent()) {
      return whyNotFound(caller, request, deadline);
    }
    Command command = Command.of(caller.id(), key, request.fingerprint(), traceId);
    Execution execution =
        ledger.executeOn(
            command,
            request.hold().command(),
            Hold.class,
            hold -> wallets(hold, request),
            (hold, wallets, at) ->
                decide(
                    caller,
                    command,
                    request,
                    new HoldDecider(catalogue.knowing(Wallet.types(wallets.values()), deadline)),
                    hold,
                    wallets,
                    at),
            deadline);
    return execution instanceof Execution.NotFound
        ? whyNotFound(caller, request, deadline)
        : new CaptureResult.Executed(execution);
  }

  private static Set<WalletId> wallets(Hold hold, CaptureRequest request) {
    Set<WalletId> wallets = new HashSet<>(Set.of(hold.walletId()));
    request.payee(hold).ifPresent(wallets::add);
    return wallets;
  }

  private static Decision decide(
      Caller caller,
      Command command,
      CaptureRequest request,
      HoldDecider decider,
      Hold hold,
      Map<WalletId, Wallet> wallets,
      Instant at) {
    if (!mayCapture(caller, hold)) {
      return hold.isVisibleTo(caller.id()) ? new Decision.Forbidden() : new Decision.NotFound();
    }
    Wallet from = wallets.get(hold.walletId());
    Optional<Wallet> to = request.payee(hold).map(wallets::get);
    if (from == null || to.isEmpty()) {
      return new Decision.NotFound();
    }
    return decider.capture(request.order(new TransferId(command.id())), hold, from, to.get(), at);
  }

  private static boolean mayCapture(Caller caller, Hold hold) {
    return caller.isAdmin() || hold.isPayableTo(caller.id());
  }

  /** Whom a hold is to pay never changes, so it can be looked at again. */
  private CaptureResult whyNotFound(Caller caller, CaptureRequest request, Deadline deadline) {
    return holds
        .show(caller, request.hold(), deadline)
        .filter(hold -> mayCapture(caller, hold))
        .<CaptureResult>map(hold -> fault(hold, request))
        .orElseGet(() -> new CaptureResult.Executed(new Execution.NotFound()));
  }

  private static CaptureResult.PayeeFault fault(Hold hold, CaptureRequest request) {
    if (request.payee(hold).isPresent()) {
      return CaptureResult.PayeeFault.UNKNOWN;
    }
    return request.toWalletId().isPresent()
        ? CaptureResult.PayeeFault.DIFFERENT
        : CaptureResult.PayeeFault.MISSING;
  }
}
