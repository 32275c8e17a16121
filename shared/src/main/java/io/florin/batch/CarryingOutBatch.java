package io.florin.batch;

import io.florin.catalogue.CurrentCatalogue;
import io.florin.ledger.BatchDecider;
import io.florin.ledger.BatchId;
import io.florin.ledger.BatchOrder;
import io.florin.ledger.BatchStatus;
import io.florin.ledger.CommandId;
import io.florin.ledger.CommandRecord;
import io.florin.ledger.CommitResult;
import io.florin.ledger.Ledger;
import io.florin.ledger.LedgerStore;
import io.florin.ledger.SystemWallets;
import io.florin.ledger.TransferBatch;
import io.florin.retry.Deadline;
import io.florin.retry.Retry;
import io.florin.retry.UnavailableException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Carries out a transfer batch: as many items as one transaction holds at a time, in their order,
 * each done or refused for itself. An item's transfer has an id of its own that follows from the
 * batch and the item's place, so whoever comes after a crash goes on from what is on record, and
 * two at once do nothing twice.
 */
public final class CarryingOutBatch {
  // One transaction of many items, and reading its wallets, with what may be in its way.
  private static final Duration RESERVE = Duration.ofSeconds(3);

  private final LedgerStore store;
  private final Ledger ledger;
  private final CurrentCatalogue catalogue;
  private final SystemWallets systemWallets;
  private final Retry retry;

  /**
   * Carries out batches in a ledger as the catalogue lets it.
   *
   * @param store where the ledger keeps its records
   * @param retry how often, and after what waits, a transaction is decided again that others came
   *     before
   */
  public CarryingOutBatch(
      LedgerStore store,
      Ledger ledger,
      CurrentCatalogue catalogue,
      SystemWallets systemWallets,
      Retry retry) {
    this.store = store;
    this.ledger = ledger;
    this.catalogue = catalogue;
    this.systemWallets = systemWallets;
    this.retry = retry;
  }

  /**
   * The record of a batch, if there is such a batch.
   *
   * @throws io.florin.ledger.UnreadableRecordException when it can't be read
   * @throws UnavailableException when the store does not answer in time
   */
  public Optional<CommandRecord> find(BatchId id, Deadline deadline) {
    return store
        .command(id.command(), deadline)
        .filter(record -> record.outcome() instanceof TransferBatch);
  }

  /**
   * Makes one attempt to carry out what is left of a batch.
   *
   * @param record what {@link #find} has found
   */
  public CarriedOut carryOut(CommandRecord record, Deadline deadline) {
    TransferBatch batch = (TransferBatch) record.outcome();
    if (batch.status() != BatchStatus.PENDING) {
      return new CarriedOut.NothingToDo(batch);
    }
    try {
      return new Attempt(record, batch, deadline).carryOut();
    } catch (UnavailableException e) {
      // It is due again, so no message has to come again: an outage burns nobody's tries.
      return new CarriedOut.Left(batch, String.valueOf(e.getMessage()));
    }
  }

  /** One attempt, as far as it has come. */
  private final class Attempt {
    private final CommandRecord record;
    private final TransferBatch batch;
    private final Deadline deadline;
    private final BatchDecider decider;
    private List<BatchOrder> left;

    Attempt(CommandRecord record, TransferBatch batch, Deadline deadline) {
      this.record = record;
      this.batch = batch;
      this.deadline = deadline;
      decider = new BatchDecider(catalogue.get(deadline), systemWallets);
      left = decider.orders(batch.id(), batch.items());
    }

    CarriedOut carryOut() {
      // Most often nobody was here before. If somebody was, the first transaction tells.
      int tries = 1;
      while (!left.isEmpty()) {
        int before = left.size();
        if (deadline.comesWithin(RESERVE)) {
          return new CarriedOut.Left(batch, "There was no time left.");
        }
        boolean wasFirst = carryOutSome();
        tries = left.size() < before ? 1 : tries;
        // Each round that brings nothing is a try; the others are as many as there are items.
        if (!wasFirst && !retry.waitForNextTry(tries++, deadline)) {
          return new CarriedOut.Left(batch, "Others kept the wallets busy.");
        }
      }
      return ended();
    }

    /** Tries one transaction, and says whether nobody came before. */
    private boolean carryOutSome() {
      List<BatchOrder> some = BatchDecider.ofOneTransaction(left);
      CommitResult result =
          ledger.tryMany(
              BatchDecider.wallets(batch.from(), some),
              (wallets, at) -> decider.eachForItself(record, batch.from(), some, wallets, at),
              deadline);
      return switch (result) {
        case CommitResult.Committed committed -> {
          left = left.subList(some.size(), left.size());
          yield true;
        }
        case CommitResult.AlreadyRecorded recorded -> {
          left = withoutOutcome();
          yield false;
        }
        case CommitResult.Stale stale -> false;
        case CommitResult.Contended contended -> false;
        case CommitResult.ReferenceTaken taken ->
            throw new IllegalStateException("Items have no references.");
        case CommitResult.AccountNumberTaken taken ->
            throw new IllegalStateException("Items claim no account number.");
      };
    }

    private List<BatchOrder> withoutOutcome() {
      Set<CommandId> ids = left.stream().map(BatchOrder::command).collect(Collectors.toSet());
      Set<CommandId> onRecord = store.commands(ids, deadline).keySet();
      return left.stream().filter(order -> !onRecord.contains(order.command())).toList();
    }

    private CarriedOut ended() {
      return ledger
          .amend(
              batch.id().command(),
              TransferBatch.class,
              // Its newest entry is no older than those of the items.
              pending -> Set.of(pending.from()),
              (pending, wallets, at) -> BatchDecider.complete(pending, at),
              deadline)
          .<CarriedOut>map(CarriedOut.Completed::new)
          .orElseGet(() -> new CarriedOut.NothingToDo(batch));
    }
  }
}
