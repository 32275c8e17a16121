package io.florin.functions.settlement;

import com.fasterxml.jackson.databind.JsonNode;
import io.florin.batch.CarriedOut;
import io.florin.batch.CarryingOutBatch;
import io.florin.functions.LambdaPlatform;
import io.florin.functions.Platform;
import io.florin.functions.SettlementWiring;
import io.florin.functions.metrics.Measure;
import io.florin.functions.worker.BatchAnswer;
import io.florin.functions.worker.Worker;
import io.florin.ledger.BatchId;
import io.florin.ledger.CommandRecord;
import io.florin.ledger.Settlement;
import io.florin.ledger.TraceId;
import io.florin.ledger.Transfer;
import io.florin.ledger.TransferBatch;
import io.florin.ledger.TransferId;
import io.florin.ledger.UnreadableRecordException;
import io.florin.ledger.WalletId;
import io.florin.retry.Deadline;
import io.florin.settlement.Attempt;
import io.florin.settlement.DeadLetters;
import io.florin.settlement.FoldingLegs;
import io.florin.settlement.Found;
import io.florin.settlement.QueueMessage;
import io.florin.settlement.Settling;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Settles what the queue {@code settlement.fifo} asks for: deposits and withdrawals with the bank,
 * transfer batches, and legs that wait to be posted. They are settled side by side, the messages of
 * one transfer, batch or wallet one after the other.
 */
public final class Settle extends Worker {
  private static final Logger LOG = LoggerFactory.getLogger(Settle.class);

  private final Settling settling;
  private final CarryingOutBatch batches;
  private final FoldingLegs folding;
  private final DeadLetters deadLetters;

  /** The function on AWS Lambda. */
  public Settle() {
    this(new LambdaPlatform());
  }

  /** The function on any platform. */
  public Settle(Platform platform) {
    this(new SettlementWiring(platform));
  }

  private Settle(SettlementWiring wiring) {
    super(wiring.workerSurroundings());
    settling = wiring.settling();
    batches = wiring.carryingOutBatch();
    folding = wiring.foldingLegs();
    deadLetters = wiring.settlementDeadLetters();
  }

  @Override
  protected JsonNode work(JsonNode event, Deadline deadline) {
    if (!event.path("Records").isArray()) {
      throw new IllegalArgumentException("Not an event of a queue.");
    }
    Map<String, List<QueueMessage>> groups = new LinkedHashMap<>();
    for (JsonNode record : event.path("Records")) {
      QueueMessage message = SettlementMessage.message(record);
      groups
          .computeIfAbsent(message.group().orElseThrow(), unknown -> new ArrayList<>())
          .add(message);
    }
    Map<String, String> logContext =
        Optional.ofNullable(MDC.getCopyOfContextMap()).orElse(Map.of());
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<CompletableFuture<List<String>>> left =
          groups.values().stream()
              .map(
                  group ->
                      CompletableFuture.supplyAsync(
                          () -> {
                            MDC.setContextMap(logContext);
                            return inOrder(group, deadline);
                          },
                          threads))
              .toList();
      return BatchAnswer.again(left.stream().flatMap(group -> group.join().stream()).toList());
    }
  }

  /** Does what messages of one group ask for, and tells which of them have to come again. */
  private List<String> inOrder(List<QueueMessage> group, Deadline deadline) {
    // All legs that any of the messages tells of are there before the first is looked at, so each
    // wallet is folded once.
    Set<WalletId> folded = new HashSet<>();
    for (int index = 0; index < group.size(); index++) {
      if (!isDone(group.get(index), folded, deadline)) {
        // The later ones too, so that none overtakes it.
        return group.subList(index, group.size()).stream().map(QueueMessage::id).toList();
      }
    }
    return List.of();
  }

  private boolean isDone(QueueMessage message, Set<WalletId> folded, Deadline deadline) {
    Optional<SettlementMessage> asked = SettlementMessage.read(message);
    return isDone(
        message,
        asked.flatMap(SettlementMessage::traceId),
        () -> {
          if (asked.isEmpty()) {
            bury(message, "can't be read", deadline);
            return true;
          }
          return switch (asked.get()) {
            case SettlementMessage.OfTransfer of ->
                isTransferDone(message, of.transferId(), deadline);
            case SettlementMessage.OfBatch of -> isBatchDone(message, of.batchId(), deadline);
            case SettlementMessage.OfLegs of -> {
              if (folded.add(of.walletId())) {
                fold(of.walletId(), deadline);
              }
              yield true;
            }
          };
        });
  }

  private boolean isTransferDone(QueueMessage message, TransferId id, Deadline deadline) {
    return switch (settling.find(id, deadline)) {
      case Found.OnRecord found ->
          isDone(message, found.record(), () -> log(settling.attempt(found.record(), deadline)));
      case Found.Unknown unknown -> {
        bury(message, "names no transfer that waits for the bank", deadline);
        yield true;
      }
      case Found.Unreadable unreadable -> {
        LOG.error("What message {} names can't be read", message.id(), unreadable.cause());
        bury(message, "names a transfer whose record can't be read", deadline);
        yield true;
      }
    };
  }

  /**
   * Posts what waits for a wallet. The message is done in any case: the janitor finds what is left
   * sooner than a message that failed would come back, which would keep the wallet's later ones
   * waiting.
   */
  private void fold(WalletId walletId, Deadline deadline) {
    try {
      FoldingLegs.Folded folded = folding.fold(walletId, deadline);
      LOG.info(
          "Posted {} legs to {}{}",
          folded.posted(),
          walletId,
          folded.all() ? "" : ", and others are left");
      tell(
          Measure.count("LegsPosted", folded.posted()),
          Measure.count("SuspenseLegs", folded.suspended()));
    } catch (RuntimeException e) {
      LOG.error("The legs that wait for {} are left to the janitor", walletId, e);
    }
  }

  private boolean isBatchDone(QueueMessage message, BatchId id, Deadline deadline) {
    Optional<CommandRecord> found;
    try {
      found = batches.find(id, deadline);
    } catch (UnreadableRecordException e) {
      LOG.error("What message {} names can't be read", message.id(), e);
      bury(message, "names a batch whose record can't be read", deadline);
      return true;
    }
    if (found.isEmpty()) {
      bury(message, "names no batch", deadline);
      return true;
    }
    return isDone(message, found.get(), () -> log(batches.carryOut(found.get(), deadline)));
  }

  private static boolean isDone(QueueMessage message, CommandRecord record, Runnable attempt) {
    return isDone(
        message,
        Optional.of(record.traceId()),
        () -> {
          attempt.run();
          return true;
        });
  }

  /** Whether a part of the work was done; if not, all of it comes again. */
  private static boolean isDone(
      QueueMessage message, Optional<TraceId> request, Supplier<Boolean> part) {
    return traced(
        request,
        () -> {
          try {
            return part.get();
          } catch (RuntimeException e) {
            LOG.warn("Message {} has to come again", message.id(), e);
            return false;
          }
        });
  }

  /** To try again can't help: operators have to look. */
  private void bury(QueueMessage message, String why, Deadline deadline) {
    deadLetters.add(message, deadline);
    LOG.warn("Message {} {}: it is a dead letter", message.id(), why);
    tell(Map.of("Source", "settlement"), Measure.count("UnreadableMessages", 1));
  }

  private void log(Attempt attempt) {
    Transfer transfer = attempt.transfer();
    switch (attempt) {
      case Attempt.Completed completed -> {
        LOG.info("{} {} is completed", transfer.kind(), transfer.id());
        tellEnd("TransfersSettled", transfer);
      }
      case Attempt.Failed failed -> {
        LOG.info("{} {} has failed: {}", transfer.kind(), transfer.id(), lastStep(transfer));
        tellEnd("TransfersFailed", transfer);
      }
      case Attempt.Postponed postponed ->
          LOG.warn(
              "{} {} still waits for the bank: {}",
              transfer.kind(),
              transfer.id(),
              lastStep(transfer));
      // The message is done: the transfer is due again by itself, and sooner than a message that
      // failed would come back, which would keep its whole group waiting.
      case Attempt.Interrupted interrupted ->
          LOG.error(
              "{} {} is being settled, and what became of that is not on record",
              transfer.kind(),
              transfer.id(),
              interrupted.cause());
      case Attempt.NothingToDo nothing ->
          LOG.info("{} {} needs nothing now", transfer.kind(), transfer.id());
    }
  }

  private void log(CarriedOut attempt) {
    switch (attempt) {
      case CarriedOut.Completed completed -> {
        TransferBatch batch = completed.batch();
        LOG.info("{} with {} items is completed", batch.id(), batch.items().size());
        tell(
            Measure.count("BatchesCompleted", 1),
            Measure.milliseconds(
                "BatchTime", Duration.between(batch.createdAt(), clock().instant())));
      }
      // The message is done: the batch is due again by itself, and a large one or a busy wallet
      // does not use up the times that a message may come.
      case CarriedOut.Left left ->
          LOG.warn("{} is not carried out to its end: {}", left.batch().id(), left.why());
      // Done as well: an alarm tells of a batch that is overdue, and a dead letter each minute that
      // the janitor asks for it would tell no more.
      case CarriedOut.Stuck stuck ->
          LOG.error("{} has what can't be carried out", stuck.batch().id(), stuck.cause());
      case CarriedOut.NothingToDo nothing -> LOG.info("{} needs nothing now", nothing.batch().id());
    }
  }

  private static String lastStep(Transfer transfer) {
    return transfer
        .settlement()
        .map(Settlement::history)
        .filter(history -> !history.isEmpty())
        .map(history -> history.getLast())
        .map(step -> step.state() + ", " + step.why())
        .orElse("");
  }

  private void tellEnd(String metric, Transfer transfer) {
    tell(
        Map.of("Kind", transfer.kind().name()),
        Measure.count(metric, 1),
        Measure.milliseconds(
            "SettlementTime", Duration.between(transfer.createdAt(), clock().instant())));
  }
}
