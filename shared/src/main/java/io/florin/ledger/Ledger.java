package io.florin.ledger;

import io.florin.retry.Deadline;
import io.florin.retry.Retry;
import io.florin.retry.UnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
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
   * @param wallets the wallets to decide from; parts of system wallets that are not there yet are
   *     decided from as they will be, and opened when they are needed
   * @throws UnavailableException when the store does not answer in time; the command may or may not
   *     have been executed
   */
  public Execution execute(
      Command command, Set<WalletId> wallets, Decider decider, Deadline deadline) {
    return executeJointly(
        command, wallets, (read, at) -> JointDecision.of(decider.decide(read, at)), deadline);
  }

  /** Decides about a command and about others that are done with it, as {@link Decider} does. */
  @FunctionalInterface
  public interface JointDecider {

    /** The decision; {@code wallets} has those that exist. */
    JointDecision decide(Map<WalletId, Wallet> wallets, Instant at);
  }

  /**
   * Executes a command once, and with it the others that it leads to: all of them or none.
   *
   * @param wallets the wallets to decide from, of which those that are customers' may not exist
   * @throws UnavailableException when the store does not answer in time; the commands may or may
   *     not have been executed
   */
  public Execution executeJointly(
      Command command, Set<WalletId> wallets, JointDecider decider, Deadline deadline) {
    Set<WalletId> involved = wallets;
    for (int tries = 1; ; tries++) {
      Read read = read(involved, deadline);
      JointDecision decision = decider.decide(read.wallets(), read.instant());
      if (decision.decision() instanceof Decision.Incomplete more) {
        involved = more.wallets();
        continue;
      }
      if (opens(decision.decision(), read, deadline)) {
        continue;
      }
      Optional<Execution> execution = carryOut(command, decision, Optional.empty(), deadline);
      if (execution.isPresent()) {
        return execution.get();
      }
      if (!retry.waitForNextTry(tries, deadline)) {
        return recordedOr(command, new Execution.Contended(), deadline);
      }
    }
  }

  /** Decides about several commands that nobody waits for, as {@link Decider} does. */
  @FunctionalInterface
  public interface ManyDecider {

    /** What is put; {@code wallets} has those that exist. */
    JointPosting decide(Map<WalletId, Wallet> wallets, Instant at);
  }

  /**
   * Makes one try to execute several commands: all of them or none.
   *
   * @param wallets the wallets to decide from, of which those that are customers' may not exist
   * @throws UnavailableException when the store does not answer in time; the commands may or may
   *     not have been executed
   */
  public CommitResult tryMany(Set<WalletId> wallets, ManyDecider decider, Deadline deadline) {
    Read read = read(wallets, deadline);
    JointPosting posting = decider.decide(read.wallets(), read.instant());
    return open(posting.entries(), read, deadline)
        ? tryMany(wallets, decider, deadline)
        : store.commit(
            Commit.posting(posting.entries(), posting.legs(), posting.commands()), deadline);
  }

  /** Decides about what an earlier command led to, from it and from wallets as they are. */
  @FunctionalInterface
  public interface SubjectDecider<T extends Outcome> {

    /** The decision; {@code wallets} has those that exist. */
    Decision decide(T subject, Map<WalletId, Wallet> wallets, Instant at);
  }

  /**
   * Executes a command on what an earlier command led to: whoever executes it again is told what it
   * led to the first time.
   *
   * @param subject the earlier command
   * @param type what it has to have led to; anything else is not found
   * @param wallets which wallets to decide from; parts of system wallets that are not there yet are
   *     decided from as they will be, and opened when they are needed
   * @throws UnavailableException when the store does not answer in time; the command may or may not
   *     have been executed
   */
  public <T extends Outcome> Execution executeOn(
      Command command,
      CommandId subject,
      Class<T> type,
      Function<T, Set<WalletId>> wallets,
      SubjectDecider<T> decider,
      Deadline deadline) {
    for (int tries = 1; ; tries++) {
      Optional<CommandRecord> record = store.command(subject, deadline);
      if (record.isEmpty() || !type.isInstance(record.get().outcome())) {
        return new Execution.NotFound();
      }
      T before = type.cast(record.get().outcome());
      Read read = read(wallets.apply(before), deadline);
      Decision decision = decider.decide(before, read.wallets(), read.instant());
      if (decision instanceof Decision.Post && command.id().equals(subject)) {
        // The caller has used the key for the subject itself.
        return command.answeredBy(record.get());
      }
      if (opens(decision, read, deadline)) {
        continue;
      }
      Optional<Execution> execution =
          carryOut(command, JointDecision.of(decision), record, deadline);
      if (execution.isPresent()) {
        return execution.get();
      }
      if (!retry.waitForNextTry(tries, deadline)) {
        return recordedOr(command, new Execution.Contended(), deadline);
      }
    }
  }

  /** Decides what becomes of a record, from it and its wallets as they are. */
  @FunctionalInterface
  public interface Amender<T extends Outcome> {

    /** What is to be put; empty when it needs nothing. {@code wallets} has those that exist. */
    Optional<Amendment<T>> amend(T outcome, Map<WalletId, Wallet> wallets, Instant at);
  }

  /**
   * Puts the next version of what a command led to, with the next entries of its wallets.
   *
   * @param type what the command has to have led to
   * @param wallets which wallets to decide from; parts of system wallets that are not there yet are
   *     decided from as they will be, and opened when they are needed
   * @return what was put; empty when nothing was, since the amender wanted nothing or there is no
   *     such record
   * @throws UnavailableException when the store does not answer in time, or others kept the items
   *     busy; it may or may not have been put
   */
  public <T extends Outcome> Optional<T> amend(
      CommandId id,
      Class<T> type,
      Function<T, Set<WalletId>> wallets,
      Amender<T> amender,
      Deadline deadline) {
    for (int tries = 1; ; tries++) {
      Optional<CommandRecord> record = store.command(id, deadline);
      if (record.isEmpty() || !type.isInstance(record.get().outcome())) {
        return Optional.empty();
      }
      T before = type.cast(record.get().outcome());
      Read read = read(wallets.apply(before), deadline);
      Optional<Amendment<T>> amendment = amender.amend(before, read.wallets(), read.instant());
      if (amendment.isEmpty()) {
        return Optional.empty();
      }
      if (open(amendment.get().entries(), read, deadline)) {
        continue;
      }
      CommitResult result = store.commit(Commit.amending(record.get(), amendment.get()), deadline);
      if (result instanceof CommitResult.Committed) {
        return Optional.of(amendment.get().outcome());
      }
      if (!retry.waitForNextTry(tries, deadline)) {
        throw new UnavailableException(
            "The ledger", new IllegalStateException("A record is too busy to be changed."));
      }
    }
  }

  /** The id of the wallet that somebody names; an account number that nobody has names none. */
  public Optional<WalletId> find(Payee payee, Deadline deadline) {
    return switch (payee) {
      case WalletId id -> Optional.of(id);
      case AccountNumber number -> store.walletOf(number, deadline);
    };
  }

  /** Decides what to append without any command, from wallets as they are. */
  @FunctionalInterface
  public interface Appender<T> {

    /** What is to be done; {@code wallets} has those that exist. */
    Appending<T> decide(Map<WalletId, Wallet> wallets, Instant at);
  }

  /**
   * Appends entries by no command. When it was done by a try whose answer was lost, the next try
   * decides again, and has to find that there is nothing left to do.
   *
   * @param wallets the wallets to decide from; parts of system wallets that are not there yet are
   *     decided from as they will be, and opened when they are needed
   * @return what the decision tells; empty when others kept the wallets busy for all tries there
   *     were
   * @throws UnavailableException when the store does not answer in time; it may or may not have
   *     been done
   */
  public <T> Optional<T> append(Set<WalletId> wallets, Appender<T> appender, Deadline deadline) {
    for (int tries = 1; ; tries++) {
      Read read = read(wallets, deadline);
      Appending<T> appending = appender.decide(read.wallets(), read.instant());
      if (appending.commit().isPresent()
          && open(appending.commit().get().entries(), read, deadline)) {
        continue;
      }
      if (appending.commit().isEmpty()
          || store.commit(appending.commit().get(), deadline) instanceof CommitResult.Committed) {
        return Optional.of(appending.answer());
      }
      if (!retry.waitForNextTry(tries, deadline)) {
        return Optional.empty();
      }
    }
  }

  private Optional<Execution> carryOut(
      Command command, JointDecision decision, Optional<CommandRecord> subject, Deadline deadline) {
    return switch (decision.decision()) {
      case Decision.Post post ->
          commit(command, posting(command, post, subject).with(decision.others()), deadline);
      case Decision.Refuse refuse ->
          commit(command, Commit.recording(command.ledTo(refuse.outcome())), deadline);
      case Decision.NotFound notFound -> Optional.of(new Execution.NotFound());
      case Decision.Forbidden forbidden -> Optional.of(new Execution.Forbidden());
      case Decision.Incomplete more ->
          throw new IllegalStateException("Its wallets follow from what it is about.");
    };
  }

  private static Commit posting(
      Command command, Decision.Post post, Optional<CommandRecord> subject) {
    Optional<ReferenceClaim> claim =
        post.outcome() instanceof Transfer transfer
            ? transfer
                .externalReference()
                .map(reference -> new ReferenceClaim(command.caller(), reference, transfer.id()))
            : Optional.empty();
    return Commit.posting(
        post.entries(),
        post.legs(),
        command.ledTo(post.outcome()),
        claim,
        post.amended().map(next -> subject.orElseThrow().with(next)));
  }

  /** What the commit led to, or empty when it was decided from wallets that have changed since. */
  private Optional<Execution> commit(Command command, Commit commit, Deadline deadline) {
    return switch (store.commit(commit, deadline)) {
      case CommitResult.Committed committed ->
          Optional.of(new Execution.Recorded(commit.commands().getFirst(), false));
      // Where the record of a command that is done with it is seen and its own is not yet, an
      // earlier try is still at work: it is read and decided again.
      case CommitResult.AlreadyRecorded recorded ->
          Optional.of(recorded.existing())
              .filter(existing -> existing.id().equals(command.id()))
              .map(command::answeredBy);
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

  /**
   * What is decided from.
   *
   * @param wallets those that exist, and parts of system wallets as they will be
   * @param unopened the parts that are not there yet
   * @param instant the instant of what is appended: now, or that of the newest entry if it is
   *     later, so that no wallet's time runs backwards
   */
  private record Read(Map<WalletId, Wallet> wallets, Set<WalletId> unopened, Instant instant) {}

  private Read read(Set<WalletId> ids, Deadline deadline) {
    if (deadline.comesWithin(Duration.ZERO)) {
      throw new UnavailableException(
          "The ledger", new IllegalStateException("No time is left to decide."));
    }
    Map<WalletId, Wallet> wallets = new HashMap<>(store.wallets(ids, deadline));
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    // In their own order, so that the same is done whenever the same is asked.
    Set<WalletId> unopened = new TreeSet<>();
    for (WalletId id : ids) {
      if (id.isSystem() && !wallets.containsKey(id)) {
        wallets.put(id, SystemWallets.open(id, now));
        unopened.add(id);
      }
    }
    Instant instant =
        wallets.values().stream()
            .map(wallet -> wallet.newest().at())
            .filter(at -> at.isAfter(now))
            .max(Comparator.naturalOrder())
            .orElse(now);
    return new Read(wallets, unopened, instant);
  }

  private boolean opens(Decision decision, Read read, Deadline deadline) {
    return decision instanceof Decision.Post post && open(post.entries(), read, deadline);
  }

  /**
   * Opens the parts of system wallets that entries are of and that are not there yet; only now that
   * something is to be posted, so that a request that is turned down leaves nothing behind.
   *
   * @return whether there were any: then it has to be read and decided again
   */
  private boolean open(List<Entry> entries, Read read, Deadline deadline) {
    Set<WalletId> parts = new HashSet<>();
    entries.stream().map(Entry::walletId).filter(read.unopened()::contains).forEach(parts::add);
    for (WalletId part : parts) {
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
    return !parts.isEmpty();
  }
}
