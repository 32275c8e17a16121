package io.florin.ledger;

import io.florin.retry.Deadline;
import io.florin.retry.Retry;
import io.florin.retry.UnavailableException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Changes wallets: reads them, decides, and commits by appending entries. An entry that is there
 * already means that someone else was faster; then it reads and decides again.
 */
public final class Ledger {
  private final LedgerStore store;
  private final InstantSource clock;
  private final Retry retry;

  /**
   * A ledger in a store.
   *
   * @param retry how often, and after what waits, it reads and decides again
   */
  public Ledger(LedgerStore store, InstantSource clock, Retry retry) {
    this.store = store;
    this.clock = clock;
    this.retry = retry;
  }

  /** Decides from wallets as they are and the one instant of all entries that it makes. */
  @FunctionalInterface
  public interface Decider {

    /** The decision; {@code wallets} has those that exist. */
    Decision decide(Map<WalletId, Wallet> wallets, Instant at);
  }

  /**
   * Executes a command once: whoever executes it again is told what it led to the first time.
   *
   * @param wallets the wallets to decide from; parts of system wallets among them are opened when
   *     they are not there yet
   * @throws UnavailableException when the store does not answer in time; the command may or may not
   *     have been executed
   */
  public Execution execute(
      Command command, Set<WalletId> wallets, Decider decider, Deadline deadline) {
    for (int tries = 1; ; tries++) {
      Map<WalletId, Wallet> read = read(wallets, deadline);
      Optional<Execution> execution =
          switch (decider.decide(read, instantAfter(read.values()))) {
            case Decision.Post post -> commit(command, posting(command, post), deadline);
            case Decision.Refuse refuse ->
                commit(command, Commit.recording(command.ledTo(refuse.transfer())), deadline);
            case Decision.WalletNotFound notFound -> Optional.of(new Execution.WalletNotFound());
            case Decision.Forbidden forbidden -> Optional.of(new Execution.Forbidden());
          };
      if (execution.isPresent()) {
        return execution.get();
      }
      if (!retry.waitForNextTry(tries, deadline)) {
        return recordedOr(command, new Execution.Contended(), deadline);
      }
    }
  }

  /** Decides what becomes of a transfer, from it and its wallets as they are. */
  @FunctionalInterface
  public interface Amender {

    /** What is to be put; empty when it needs nothing. {@code wallets} has those that exist. */
    Optional<Amendment> amend(Transfer transfer, Map<WalletId, Wallet> wallets, Instant at);
  }

  /**
   * Puts the next version of a transfer that is on record, with the next entries of its wallets.
   *
   * @param wallets which wallets of a transfer to decide from; parts of system wallets among them
   *     are opened when they are not there yet
   * @return the transfer that was put; empty when nothing was, since the amender wanted nothing or
   *     there is no such transfer
   * @throws UnavailableException when the store does not answer in time, or others kept the items
   *     busy; the transfer may or may not have been put
   */
  public Optional<Transfer> amend(
      TransferId id,
      Function<Transfer, Set<WalletId>> wallets,
      Amender amender,
      Deadline deadline) {
    for (int tries = 1; ; tries++) {
      Optional<CommandRecord> record = store.command(id.command(), deadline);
      if (record.isEmpty() || !(record.get().outcome() instanceof Transfer transfer)) {
        return Optional.empty();
      }
      Map<WalletId, Wallet> read = read(wallets.apply(transfer), deadline);
      Optional<Amendment> amendment = amender.amend(transfer, read, instantAfter(read.values()));
      if (amendment.isEmpty()) {
        return Optional.empty();
      }
      CommitResult result = store.commit(Commit.amending(record.get(), amendment.get()), deadline);
      if (result instanceof CommitResult.Committed) {
        return Optional.of(amendment.get().transfer());
      }
      if (!retry.waitForNextTry(tries, deadline)) {
        throw new UnavailableException(
            "The ledger", new IllegalStateException("A transfer is too busy to be changed."));
      }
    }
  }

  private static Commit posting(Command command, Decision.Post post) {
    Transfer transfer = post.transfer();
    return Commit.posting(
        post.entries(),
        command.ledTo(transfer),
        transfer
            .externalReference()
            .map(reference -> new ReferenceClaim(command.caller(), reference, transfer.id())));
  }

  /** What the commit led to, or empty when it was decided from wallets that have changed since. */
  private Optional<Execution> commit(Command command, Commit commit, Deadline deadline) {
    return switch (store.commit(commit, deadline)) {
      case CommitResult.Committed committed ->
          Optional.of(new Execution.Recorded(commit.command().orElseThrow(), false));
      case CommitResult.AlreadyRecorded recorded ->
          Optional.of(command.answeredBy(recorded.existing()));
      case CommitResult.Stale stale -> Optional.empty();
      case CommitResult.Contended contended ->
          Optional.of(recordedOr(command, new Execution.Contended(), deadline));
      case CommitResult.ReferenceTaken taken ->
          Optional.of(recordedOr(command, new Execution.ReferenceTaken(), deadline));
      case CommitResult.AccountNumberTaken taken ->
          throw new IllegalStateException("A command on wallets claims no account number.");
    };
  }

  /** What is on record: an earlier try or request may have got through where this one did not. */
  private Execution recordedOr(Command command, Execution otherwise, Deadline deadline) {
    return store.command(command.id(), deadline).map(command::answeredBy).orElse(otherwise);
  }

  private Map<WalletId, Wallet> read(Set<WalletId> ids, Deadline deadline) {
    Map<WalletId, Wallet> wallets = store.wallets(ids, deadline);
    List<WalletId> unopened =
        ids.stream().filter(id -> id.isSystem() && !wallets.containsKey(id)).toList();
    boolean anotherIsMissing = wallets.size() + unopened.size() < ids.size();
    if (unopened.isEmpty() || anotherIsMissing) {
      return wallets;
    }
    for (WalletId part : unopened) {
      // Whether this opens it or finds that another has, it is open afterwards.
      CommitResult opening =
          store.commit(
              Commit.opening(SystemWallets.open(part, clock.instant()), Optional.empty()),
              deadline);
      if (opening instanceof CommitResult.Contended) {
        // It may not be open yet: nobody may be told that there is no such wallet.
        throw new UnavailableException(
            "The ledger", new IllegalStateException("A system wallet is being opened."));
      }
    }
    return store.wallets(ids, deadline);
  }

  /** The latest of now and the newest entries, so that no wallet's time runs backwards. */
  private Instant instantAfter(Collection<Wallet> wallets) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    return wallets.stream()
        .map(wallet -> wallet.newest().at())
        .filter(at -> at.isAfter(now))
        .max(Comparator.naturalOrder())
        .orElse(now);
  }
}
