package io.florin.functions;

import io.florin.bank.http.HttpBank;
import io.florin.batch.CarryingOutBatch;
import io.florin.functions.http.Surroundings;
import io.florin.functions.worker.WorkerSurroundings;
import io.florin.hold.ExpiringHolds;
import io.florin.ledger.SettlementPolicy;
import io.florin.retry.Retry;
import io.florin.settlement.DeadLetters;
import io.florin.settlement.FoldingLegs;
import io.florin.settlement.RedrivingDeadLetters;
import io.florin.settlement.RequeueingBatches;
import io.florin.settlement.RequeueingDue;
import io.florin.settlement.Settling;
import io.florin.settlement.ShowingSettlement;
import io.florin.settlement.SweepingLegs;
import io.florin.settlement.sqs.SqsDeadLetters;
import io.florin.settlement.sqs.SqsQueueDepths;
import io.florin.settlement.sqs.SqsSettlementQueue;
import io.florin.wallet.EndingClosing;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/**
 * Puts together what settles deposits, withdrawals and legs that wait. Only functions that do so
 * know the bank and the queues, so they have this wiring to themselves.
 */
public final class SettlementWiring {
  private static final Duration BANK_TIMEOUT = Duration.ofSeconds(2);
  private static final int MAX_BANK_CALLS = 3;
  private static final Duration FIRST_BANK_WAIT = Duration.ofMillis(100);
  private static final Duration LONGEST_BANK_WAIT = Duration.ofMillis(500);

  // A call of SQS takes some 20 ms.
  private static final int MAX_QUEUE_CALLS = 5;
  private static final Duration FIRST_QUEUE_WAIT = Duration.ofMillis(50);
  private static final Duration LONGEST_QUEUE_WAIT = Duration.ofSeconds(1);

  private final Platform platform;
  private final Wiring wiring;

  /** Wires on a platform. */
  public SettlementWiring(Platform platform) {
    this.platform = platform;
    wiring = new Wiring(platform);
  }

  /** What all operations of the API need. */
  public Surroundings surroundings() {
    return wiring.surroundings();
  }

  /** What all workers need. */
  public WorkerSurroundings workerSurroundings() {
    return wiring.workerSurroundings();
  }

  /** Settles with the bank. */
  public Settling settling() {
    HttpBank bank =
        new HttpBank(
            URI.create(platform.setting(Setting.BANK_URL)),
            platform.http(),
            BANK_TIMEOUT,
            wiring.retry(MAX_BANK_CALLS, FIRST_BANK_WAIT, LONGEST_BANK_WAIT),
            platform.clock());
    return new Settling(
        wiring.ledgerStore(),
        wiring.ledger(),
        wiring.settlementDecider(),
        SettlementPolicy.standard(),
        bank,
        bank.longestCall(),
        platform.clock());
  }

  /** Carries out transfer batches. */
  public CarryingOutBatch carryingOutBatch() {
    return wiring.carryingOutBatch();
  }

  /** Posts legs that wait. */
  public FoldingLegs foldingLegs() {
    return new FoldingLegs(wiring.ledgerStore(), wiring.ledger(), wiring.systemWallets());
  }

  /** Looks at wallets that receive in batches. */
  public SweepingLegs sweepingLegs() {
    return new SweepingLegs(
        wiring.ledgerStore(),
        foldingLegs(),
        new EndingClosing(wiring.ledgerStore(), wiring.ledger()),
        platform.clock());
  }

  /** Where messages go that settlement can't read. */
  public DeadLetters settlementDeadLetters() {
    return deadLetters(Setting.SETTLEMENT_DEAD_LETTERS);
  }

  /** Brings back to the queue what is due. */
  public RequeueingDue requeueingDue() {
    return new RequeueingDue(wiring.ledgerStore(), settlementQueue(), platform.clock());
  }

  /** Frees the money of holds whose time is over. */
  public ExpiringHolds expiringHolds() {
    return new ExpiringHolds(
        wiring.ledgerStore(), wiring.ledger(), platform.clock(), platform.sideBySide());
  }

  /** Brings batches back to the queue that are due. */
  public RequeueingBatches requeueingBatches() {
    return new RequeueingBatches(wiring.ledgerStore(), settlementQueue(), platform.clock());
  }

  /** Shows how settlement stands. */
  public ShowingSettlement showingSettlement() {
    return new ShowingSettlement(
        wiring.ledgerStore(),
        new SqsQueueDepths(
            platform.sqs(),
            new SqsQueueDepths.Urls(
                platform.setting(Setting.SETTLEMENT_QUEUE),
                platform.setting(Setting.SETTLEMENT_DEAD_LETTERS),
                platform.setting(Setting.RELAY_DEAD_LETTERS)),
            queueRetry()),
        platform.clock());
  }

  /** Brings dead letters back, by the name of the queue that they were meant for. */
  public Map<String, RedrivingDeadLetters> redrivingDeadLetters() {
    return Map.of(
        "settlement",
        new RedrivingDeadLetters(settlementDeadLetters(), settlementQueue(), platform.clock()),
        "relay",
        new RedrivingDeadLetters(
            deadLetters(Setting.RELAY_DEAD_LETTERS),
            new RelayingAgain(wiring.relayedRecords()),
            platform.clock()));
  }

  private SqsSettlementQueue settlementQueue() {
    return new SqsSettlementQueue(
        platform.sqs(), platform.setting(Setting.SETTLEMENT_QUEUE), queueRetry());
  }

  private DeadLetters deadLetters(Setting queue) {
    return new SqsDeadLetters(platform.sqs(), platform.setting(queue), queueRetry());
  }

  private Retry queueRetry() {
    return wiring.retry(MAX_QUEUE_CALLS, FIRST_QUEUE_WAIT, LONGEST_QUEUE_WAIT);
  }
}
