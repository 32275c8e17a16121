package io.florin.wallet;

import io.florin.catalogue.TypeStatus;
import io.florin.identity.CustomerId;
import io.florin.ledger.AccountNumber;
import io.florin.ledger.Command;
import io.florin.ledger.CommandRecord;
import io.florin.ledger.Commit;
import io.florin.ledger.CommitResult;
import io.florin.ledger.Execution;
import io.florin.ledger.IdempotencyKey;
import io.florin.ledger.LedgerStore;
import io.florin.ledger.OpenedWallet;
import io.florin.ledger.Order;
import io.florin.ledger.TraceId;
import io.florin.ledger.VersionRange;
import io.florin.ledger.Wallet;
import io.florin.ledger.WalletId;
import io.florin.ledger.WalletIdSource;
import io.florin.ledger.WalletTerms;
import io.florin.retry.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Opens a wallet for a customer. */
public final class OpeningWallet {

  /** For how long the key of a request is remembered. */
  public static final Duration KEY_LIFETIME = Duration.ofDays(1);

  // Ten digits are drawn: with ten million wallets one draw in a thousand is taken.
  private static final int MAX_DRAWS = 10;

  private final LedgerStore store;
  private final WalletIdSource ids;
  private final RandomGenerator random;
  private final InstantSource clock;

  /** Opens wallets in a store, with ids from a source and account numbers drawn by chance. */
  public OpeningWallet(
      LedgerStore store, WalletIdSource ids, RandomGenerator random, InstantSource clock) {
    this.store = store;
    this.ids = ids;
    this.random = random;
    this.clock = clock;
  }

  /** Opens a wallet; with a key, once a day for the caller and the key. */
  public Opening open(
      CustomerId caller,
      Optional<IdempotencyKey> key,
      OpeningRequest request,
      TraceId traceId,
      Deadline deadline) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    WalletId id = ids.next();
    Optional<Command> command =
        key.map(named -> Command.of(caller, named, request.fingerprint(), traceId));
    Optional<CommandRecord> record =
        command.map(
            named ->
                named.ledTo(
                    new OpenedWallet(id), now.plus(KEY_LIFETIME).truncatedTo(ChronoUnit.SECONDS)));
    if (request.type().status() == TypeStatus.RETIRED) {
      // What was opened before under the same key is still the answer.
      return command
          .flatMap(named -> store.command(named.id(), deadline))
          .map(existing -> replay(command.orElseThrow(), existing, deadline))
          .orElseGet(Opening.TypeRetired::new);
    }
    for (int draws = 1; draws <= MAX_DRAWS; draws++) {
      Wallet wallet = Wallet.open(terms(id, request, now));
      switch (store.commit(Commit.opening(wallet, record), deadline)) {
        case CommitResult.Committed committed -> {
          return new Opening.Opened(wallet, false);
        }
        case CommitResult.Stale ours -> {
          // Nobody else has this id: an earlier draw whose answer was lost has opened it.
          return new Opening.Opened(firstState(id, deadline), false);
        }
        case CommitResult.AlreadyRecorded recorded -> {
          return replay(command.orElseThrow(), recorded.existing(), deadline);
        }
        case CommitResult.Contended contended -> {
          return new Opening.Contended();
        }
        case CommitResult.AccountNumberTaken taken -> {}
        case CommitResult.ReferenceTaken taken ->
            throw new IllegalStateException("Opening a wallet claims no reference.");
      }
    }
    throw new IllegalStateException("No free account number in " + MAX_DRAWS + " draws.");
  }

  private WalletTerms terms(WalletId id, OpeningRequest request, Instant now) {
    return new WalletTerms(
        id,
        Optional.of(request.owner()),
        Optional.of(AccountNumber.draw(random)),
        request.type().code(),
        request.type().settlement(),
        request.currency(),
        request.name(),
        now);
  }

  private Opening replay(Command command, CommandRecord existing, Deadline deadline) {
    if (command.answeredBy(existing) instanceof Execution.Recorded recorded
        && existing.outcome() instanceof OpenedWallet opened) {
      return new Opening.Opened(firstState(opened.walletId(), deadline), recorded.replayed());
    }
    return new Opening.KeyReused();
  }

  /** The wallet as it was when it was opened. */
  private Wallet firstState(WalletId id, Deadline deadline) {
    WalletTerms terms = store.namedWallet(id, deadline).terms();
    return new Wallet(
        terms,
        store.entries(terms, new VersionRange(1, 1), Order.ASCENDING, 1, deadline).getFirst());
  }
}
