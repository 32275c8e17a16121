package io.florin.functions.settlement;

import com.fasterxml.jackson.databind.JsonNode;
import io.florin.functions.LambdaPlatform;
import io.florin.functions.Platform;
import io.florin.functions.SettlementWiring;
import io.florin.functions.http.Json;
import io.florin.functions.metrics.Measure;
import io.florin.functions.worker.Worker;
import io.florin.hold.ExpiringHolds;
import io.florin.retry.Deadline;
import io.florin.settlement.Backlog;
import io.florin.settlement.RequeueingBatches;
import io.florin.settlement.RequeueingDue;
import io.florin.settlement.SweepingLegs;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks on a schedule at what waits: brings back to the queue what is due at the bank or to be
 * carried out, expires holds whose time is over, and posts or closes what was left to be. When one
 * of these fails, the others are done all the same, and then the whole fails: an alarm tells.
 */
public final class Janitor extends Worker {
  private static final Logger LOG = LoggerFactory.getLogger(Janitor.class);

  // The share of each step: what is slow or away keeps no other step from its work.
  private static final Duration LONGEST_LOOK = Duration.ofSeconds(8);
  private static final Duration LONGEST_EXPIRY = Duration.ofSeconds(15);
  private static final Duration LONGEST_SWEEP = Duration.ofSeconds(15);
  private static final Duration LONGEST_SEND = Duration.ofSeconds(7);

  private final RequeueingDue requeueing;
  private final ExpiringHolds expiring;
  private final RequeueingBatches requeueingBatches;
  private final SweepingLegs sweeping;

  /** The function on AWS Lambda. */
  public Janitor() {
    this(new LambdaPlatform());
  }

  /** The function on any platform. */
  public Janitor(Platform platform) {
    this(new SettlementWiring(platform));
  }

  private Janitor(SettlementWiring wiring) {
    super(wiring.workerSurroundings());
    requeueing = wiring.requeueingDue();
    expiring = wiring.expiringHolds();
    requeueingBatches = wiring.requeueingBatches();
    sweeping = wiring.sweepingLegs();
  }

  @Override
  protected JsonNode work(JsonNode event, Deadline deadline) {
    Steps steps = new Steps(deadline);
    // Before anything is sent: operators are told, money is freed and legs are posted even when the
    // queue is away.
    Optional<Backlog> backlog = steps.take(LONGEST_LOOK, this::look);
    Optional<Integer> expired = steps.take(LONGEST_EXPIRY, this::expire);
    Optional<SweepingLegs.Swept> swept = steps.take(LONGEST_SWEEP, this::sweep);
    Optional<Integer> requeued = steps.take(LONGEST_SEND, requeueing::requeue);
    Optional<Integer> batches = steps.take(LONGEST_SEND, this::requeueBatches);
    steps.end();
    LOG.info(
        "{} transfers were due, and {} batches", requeued.orElseThrow(), batches.orElseThrow());
    return Json.object()
        .put("pending", backlog.orElseThrow().size())
        .put("requeued", requeued.orElseThrow())
        .put("batches", batches.orElseThrow())
        .put("expired", expired.orElseThrow())
        .put("posted", swept.orElseThrow().posted())
        .put("closed", swept.orElseThrow().ended());
  }

  private Backlog look(Deadline deadline) {
    Backlog backlog = requeueing.look(deadline);
    LOG.info(
        "{} transfers wait for the bank, {} of them on the operators' list",
        backlog.size(),
        backlog.needingAttention().size());
    tell(backlog);
    return backlog;
  }

  private SweepingLegs.Swept sweep(Deadline deadline) {
    SweepingLegs.Swept swept = sweeping.sweep(deadline);
    tell(swept);
    return swept;
  }

  private int requeueBatches(Deadline deadline) {
    tell(Measure.level("OverdueBatches", requeueingBatches.overdue(deadline)));
    return requeueingBatches.requeue(deadline);
  }

  private int expire(Deadline deadline) {
    ExpiringHolds.Run run = expiring.expire(deadline);
    run.failures()
        .forEach(failure -> LOG.error("{} could not be expired", failure.hold(), failure.reason()));
    LOG.info("{} holds have expired", run.expired());
    tell(
        Measure.count("HoldsExpired", run.expired()),
        Measure.level("HoldsNotExpired", run.failures().size()));
    return run.expired();
  }

  private void tell(SweepingLegs.Swept swept) {
    LOG.info(
        "Of {} wallets that receive in batches {} closings are ended; {} legs were left to post",
        swept.wallets(),
        swept.ended(),
        swept.posted());
    swept
        .failures()
        .forEach((wallet, cause) -> LOG.error("Nothing could be done for {}", wallet, cause));
    tell(
        Measure.age("OldestUnpostedAge", swept.oldest()),
        Measure.count("LegsPosted", swept.posted()),
        Measure.count("SuspenseLegs", swept.suspended()));
  }

  private void tell(Backlog backlog) {
    for (Backlog.OfKind ofKind : backlog.byKind()) {
      tell(Map.of("Kind", ofKind.kind().name()), Measure.level("PendingTransfers", ofKind.count()));
    }
    tell(
        Measure.age("OldestPendingAge", backlog.oldest().orElse(Duration.ZERO)),
        Measure.level("TransfersNeedingAttention", backlog.needingAttention().size()));
  }
}
