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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks on a schedule at what waits: brings back to the queue what is due at the bank or to be
 * carried out, expires holds whose time is over, and posts or closes what was left to be.
 */
public final class Janitor extends Worker {
  private static final Logger LOG = LoggerFactory.getLogger(Janitor.class);

  // So that neither of the two keeps the other from its work.
  private static final Duration LONGEST_EXPIRY = Duration.ofSeconds(25);

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
    Backlog backlog = requeueing.look(deadline);
    // Before anything is sent: operators are told even when the queue is away.
    tell(backlog);
    // Before anything is sent: money is freed even when the queue is away.
    int expired = expire(deadline);
    tell(Measure.level("OverdueBatches", requeueingBatches.overdue(deadline)));
    int requeued = requeueing.requeue(deadline);
    int batches = requeueingBatches.requeue(deadline);
    LOG.info(
        "{} transfers wait for the bank, {} of them on the operators' list; {} were due, and {}"
            + " batches",
        backlog.size(),
        backlog.needingAttention().size(),
        requeued,
        batches);
    SweepingLegs.Swept swept = sweeping.sweep(deadline);
    tell(swept);
    return Json.object()
        .put("pending", backlog.size())
        .put("requeued", requeued)
        .put("batches", batches)
        .put("expired", expired)
        .put("posted", swept.posted())
        .put("closed", swept.ended());
  }

  private int expire(Deadline deadline) {
    ExpiringHolds.Run run = expiring.expire(deadline.within(LONGEST_EXPIRY));
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
