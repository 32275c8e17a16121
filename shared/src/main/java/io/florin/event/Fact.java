package io.florin.event;

import io.florin.ledger.BatchStatus;
import io.florin.ledger.CommandRecord;
import io.florin.ledger.Entry;
import io.florin.ledger.Hold;
import io.florin.ledger.OpenedWallet;
import io.florin.ledger.ReleasedHold;
import io.florin.ledger.Settlement;
import io.florin.ledger.TraceId;
import io.florin.ledger.Transfer;
import io.florin.ledger.TransferBatch;
import io.florin.ledger.UnpostedLeg;
import java.time.Instant;
import java.util.Optional;

/** Something that the ledger has committed, and that will stay true. */
public sealed interface Fact permits EntryPosted, LegsWaiting, TransferFact, BatchAccepted {

  /** The fact that an entry was posted. */
  static Fact of(Entry entry) {
    return new EntryPosted(entry);
  }

  /** The fact that a leg waits to be posted. */
  static Fact of(UnpostedLeg leg) {
    return new LegsWaiting(leg);
  }

  /**
   * The fact that a record tells, by that version of it alone; empty when it tells none. Of a
   * deposit or withdrawal these are its acceptance, its end, and that it has come on the operators'
   * list. What happens in between is nobody's business but the settlement's. Of a batch it is that
   * it is to be carried out.
   */
  static Optional<Fact> of(CommandRecord command) {
    return switch (command.outcome()) {
      case Transfer transfer ->
          transfer.settlement().flatMap(settlement -> of(transfer, settlement, command.traceId()));
      case TransferBatch batch ->
          batch.status() == BatchStatus.PENDING
              ? Optional.of(new BatchAccepted(batch, command.traceId()))
              : Optional.empty();
      case Hold hold -> Optional.empty();
      case ReleasedHold release -> Optional.empty();
      case OpenedWallet opened -> Optional.empty();
    };
  }

  private static Optional<Fact> of(Transfer transfer, Settlement settlement, TraceId request) {
    return switch (settlement.state()) {
      case ACCEPTED -> Optional.of(new TransferAccepted(transfer, request));
      case COMPLETED -> Optional.of(TransferCompleted.of(transfer, request));
      case FAILED -> Optional.of(TransferFailed.of(transfer, request));
      case ATTENTION ->
          settlement.raised()
              ? Optional.of(TransferNeedsAttention.of(transfer, request))
              : Optional.empty();
      case SENT, UNKNOWN -> Optional.empty();
    };
  }

  /** What it is called, such as {@code entry-posted}. */
  String name();

  /** Facts of one group are told in the order in which they happened. */
  String group();

  /** The same for the same fact, however often it is told, and for no other. */
  String deduplicationId();

  /** When it happened. */
  Instant at();

  /** The request that has led to it; entries do not keep it. */
  Optional<TraceId> traceId();

  /** Whether nobody has to be told an earlier fact who is told this one. */
  default boolean makesNeedless(Fact earlier) {
    return false;
  }
}
