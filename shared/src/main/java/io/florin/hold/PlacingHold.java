package io.florin.hold;

import io.florin.catalogue.CurrentCatalogue;
import io.florin.identity.Caller;
import io.florin.ledger.Command;
import io.florin.ledger.Decision;
import io.florin.ledger.Execution;
import io.florin.ledger.HoldDecider;
import io.florin.ledger.HoldId;
import io.florin.ledger.HoldOrder;
import io.florin.ledger.IdempotencyKey;
import io.florin.ledger.Ledger;
import io.florin.ledger.LedgerStore;
import io.florin.ledger.TraceId;
import io.florin.ledger.Wallet;
import io.florin.ledger.WalletId;
import io.florin.retry.Deadline;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A customer sets money of a wallet aside, for somebody who is to be paid later. */
public final class PlacingHold {
  private final LedgerStore store;
  private final Ledger ledger;
  private final CurrentCatalogue catalogue;
  private final InstantSource clock;

  /** Sets money aside in a ledger as the catalogue lets it. */
  public PlacingHold(
      LedgerStore store, Ledger ledger, CurrentCatalogue catalogue, InstantSource clock) {
    this.store = store;
    this.ledger = ledger;
    this.catalogue = catalogue;
    this.clock = clock;
  }

  /**
   * Sets the money aside once for the caller and the key. A wallet that is not the caller's to pay
   * from does not exist as far as the answer tells.
   *
   * @return what became of it; empty when it is asked to expire in the past or too far ahead, which
   *     leaves nothing behind
   */
  public Optional<Execution> place(
      Caller caller, IdempotencyKey key, HoldRequest request, TraceId traceId, Deadline deadline) {
    Command command = Command.of(caller.id(), key, request.fingerprint(), traceId);
    if (!canExpire(request)) {
      // It could when it was asked for first: a repetition is answered for ever.
      return store.command(command.id(), deadline).map(command::answeredBy);
    }
    return Optional.of(place(caller, command, request, deadline));
  }

  private boolean canExpire(HoldRequest request) {
    Instant now = clock.instant();
    return request
        .expiresAt()
        .map(at -> at.isAfter(now) && !at.isAfter(now.plus(HoldOrder.LONGEST_LIFE)))
        .orElse(true);
  }

  private Execution place(Caller caller, Command command, HoldRequest request, Deadline deadline) {
    Set<WalletId> involved = new HashSet<>(Set.of(request.walletId()));
    request.toWalletId().ifPresent(involved::add);
    if (involved.stream().anyMatch(WalletId::isSystem)) {
      return new Execution.NotFound();
    }
    return ledger.execute(
        command,
        involved,
        (wallets, at) ->
            decide(
                caller,
                command,
                request,
                new HoldDecider(catalogue.knowing(Wallet.types(wallets.values()), deadline)),
                wallets,
                at),
        deadline);
  }

  private static Decision decide(
      Caller caller,
      Command command,
      HoldRequest request,
      HoldDecider decider,
      Map<WalletId, Wallet> wallets,
      Instant at) {
    Wallet wallet = wallets.get(request.walletId());
    Optional<Wallet> to = request.toWalletId().map(wallets::get);
    if (wallet == null
        || to.isPresent() != request.toWalletId().isPresent()
        || !(caller.isAdmin() || wallet.terms().belongsTo(caller.id()))) {
      return new Decision.NotFound();
    }
    return decider.place(request.order(new HoldId(command.id())), wallet, to, at);
  }
}
