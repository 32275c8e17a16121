package io.florin.batch;

import io.florin.catalogue.CurrentCatalogue;
import io.florin.ledger.BatchDecider;
import io.florin.ledger.BatchId;
import io.florin.ledger.BatchOrder;
import io.florin.ledger.BatchStatus;
import io.florin.ledger.CommandId;
import io.florin.ledger.CommandRecord;
import io.florin.ledger.Commit;
import io.florin.ledger.CommitResult;
import io.florin.ledger.Ledger;
import io.florin.ledger.LedgerStore;
import io.florin.ledger.SystemWallets;
import io.florin.ledger.TransferBatch;
import io.florin.ledger.Wallet;
import io.florin.retry.Deadline;
import io.florin.retry.Retry;
import io.florin.retry.UnavailableException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

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
    } catch (RuntimeException e) {
      // Each message would be a dead letter in the end, and the janitor sends one each minute.
      return new CarriedOut.Stuck(batch, e);
    }
  }

  /** One attempt, as far as it has come. */
  private final class Attempt {
    private final CommandRecord record;
    private final TransferBatch batch;
    private final Deadline deadline;
    private final Set<Integer> alone = new HashSet<>();
    private List<Integer> left;
    private Optional<RuntimeException> failure = Optional.empty();

    Attempt(CommandRecord record, TransferBatch batch, Deadline deadline) {
      this.record = record;
      this.batch = batch;
      this.deadline = deadline;
      left = IntStream.range(0, batch.items().size()).boxed().toList();
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
      return failure
          .<CarriedOut>map(cause -> new CarriedOut.Stuck(batch, cause))
          .orElseGet(this::ended);
    }

    /** Tries one transaction, and says whether the next is to be tried at once. */
    private boolean carryOutSome() {
      List<Integer> places = next();
      try {
        return carryOut(places);
      } catch (UnavailableException e) {
        throw e;
      } catch (RuntimeException e) {
        // It may be a record that nobody can read: the other items are none of its business.
        if (places.size() == 1) {
          left = left.subList(1, left.size());
          failure.ifPresentOrElse(first -> first.addSuppressed(e), () -> failure = Optional.of(e));
        } else {
          alone.addAll(places);
        }
        return true;
      }
    }

    /** No more than one transaction holds, and one alone after they have failed together. */
    private List<Integer> next() {
      return alone.contains(left.getFirst())
          ? List.of(left.getFirst())
          : left.subList(0, Math.min(left.size(), Commit.MAX_ITEMS));
    }

    /** Fees and rules are those of the moment: an attempt lasts longer than a catalogue. */
    private boolean carryOut(List<Integer> places) {
      BatchDecider pricing = new BatchDecider(catalogue.get(deadline), systemWallets);
      List<BatchOrder> some =
          BatchDecider.ofOneTransaction(
              places.stream()
                  .map(place -> pricing.order(batch.id(), place, batch.items().get(place)))
                  .toList());
      CommitResult result =
          ledger.tryMany(
              BatchDecider.wallets(batch.from(), some),
              (wallets, at) ->
                  new BatchDecider(
                          catalogue.knowing(Wallet.types(wallets.values()), deadline),
                          systemWallets)
                      .eachForItself(record, batch.from(), some, wallets, at),
              deadline);
      return switch (result) {
        case CommitResult.Committed committed -> {
          left = left.subList(some.size(), left.size());
          yield true;
        }
        case CommitResult.AlreadyRecorded recorded -> {
          left = withoutOutcome(places);
          yield places.size() == 1;
        }
        case CommitResult.Stale stale -> false;
        case CommitResult.Contended contended -> false;
        case CommitResult.ReferenceTaken taken ->
            throw new IllegalStateException("Items have no references.");
        case CommitResult.AccountNumberTaken taken ->
            throw new IllegalStateException("Items claim no account number.");
      };
    }

    /** What is left: an item that was tried alone is known to be on record. */
    private List<Integer> withoutOutcome(List<Integer> tried) {
      if (tried.size() == 1) {
        return left.subList(1, left.size());
      }
      Set<CommandId> ids = left.stream().map(this::command).collect(Collectors.toSet());
      Set<CommandId> onRecord = store.commands(ids, deadline).keySet();
      return left.stream().filter(place -> !onRecord.contains(command(place))).toList();
    }

    private CommandId command(int place) {
      return batch.id().transfer(place).command();
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
