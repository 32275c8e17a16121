package io.florin.ledger;

import io.florin.identity.CustomerId;
import io.florin.money.Money;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * Many transfers out of one wallet that were asked for together. What became of an item is told by
 * the item's own transfer.
 *
 * @param id its id
 * @param version how often its record was put, from 1
 * @param from the wallet that pays
 * @param fromOwner who owned it
 * @param atomic whether all of it is done or nothing
 * @param items what is to be paid, 1 to {@link #MAX_ITEMS}, no wallet twice
 * @param refusal why an atomic one was refused, if so
 * @param refusedItem the place of the item that it was refused for, where it was one item
 * @param createdAt when it was accepted or refused
 * @param completedAt when each item had its outcome, if it has
 * @param dueAt when to see to it again, unless it has ended
 */
public record TransferBatch(
    BatchId id,
    long version,
    WalletId from,
    Optional<CustomerId> fromOwner,
    boolean atomic,
    List<Item> items,
    Optional<Refusal> refusal,
    Optional<Integer> refusedItem,
    Instant createdAt,
    Optional<Instant> completedAt,
    Optional<Instant> dueAt)
    implements Outcome {

  /** The most items there may be. */
  public static final int MAX_ITEMS = 500;

  // Most are carried out in a second or two; then its message was lost, or whoever had it died.
  private static final Duration FIRST_LOOK = Duration.ofSeconds(30);

  /**
   * One payment of a batch.
   *
   * @param to the wallet that receives
   * @param amount what moves, above zero
   * @param note what is said about it
   */
  public record Item(WalletId to, Money amount, Optional<Note> note) {}

  /** Copies the items, and checks how many there are. */
  public TransferBatch {
    items = List.copyOf(items);
    if (items.isEmpty() || items.size() > MAX_ITEMS) {
      throw new IllegalArgumentException("A batch has 1 to " + MAX_ITEMS + " items.");
    }
  }

  /** A batch that was asked for; nothing is done about it. */
  static TransferBatch asked(
      BatchId id, Wallet from, boolean atomic, List<Item> items, Instant at) {
    return new TransferBatch(
        id,
        1,
        from.id(),
        from.terms().owner(),
        atomic,
        items,
        Optional.empty(),
        Optional.empty(),
        at.truncatedTo(ChronoUnit.MILLIS),
        Optional.empty(),
        Optional.empty());
  }

  /** What has become of it. */
  public BatchStatus status() {
    if (refusal.isPresent()) {
      return BatchStatus.REFUSED;
    }
    return completedAt.isPresent() ? BatchStatus.COMPLETED : BatchStatus.PENDING;
  }

  @Override
  public Optional<Waiting> waiting() {
    return dueAt.map(due -> new Waiting(Waiting.What.BATCH, due));
  }

  /** What was answered when it was asked for, whatever has become of it since. */
  public TransferBatch asFirstAnswered() {
    return version == 1 ? this : with(1, Optional.empty(), Optional.of(createdAt));
  }

  /** This batch as one that was accepted, to be carried out item by item. */
  TransferBatch pending() {
    return with(version, Optional.empty(), Optional.of(createdAt.plus(FIRST_LOOK)));
  }

  /** This batch as one that was done as a whole when it was asked for. */
  TransferBatch doneAtOnce() {
    return with(version, Optional.of(createdAt), Optional.empty());
  }

  /** This batch as one that was refused as a whole. */
  TransferBatch refusedFor(Refusal reason, Optional<Integer> place) {
    return new TransferBatch(
        id,
        version,
        from,
        fromOwner,
        atomic,
        items,
        Optional.of(reason),
        place,
        createdAt,
        completedAt,
        dueAt);
  }

  /** The next version of this batch: each item has its outcome. */
  TransferBatch completed(Instant at) {
    return with(version + 1, Optional.of(at), Optional.empty());
  }

  private TransferBatch with(
      long newVersion, Optional<Instant> newCompletedAt, Optional<Instant> newDueAt) {
    return new TransferBatch(
        id,
        newVersion,
        from,
        fromOwner,
        atomic,
        items,
        refusal,
        refusedItem,
        createdAt,
        newCompletedAt,
        newDueAt);
  }
}
