package io.florin.simulation.world;

import io.florin.bank.Bank;
import io.florin.catalogue.Catalogue;
import io.florin.event.EventTopic;
import io.florin.event.Relaying;
import io.florin.ledger.Ledger;
import io.florin.ledger.LedgerStore;
import io.florin.ledger.SettlementDecider;
import io.florin.ledger.SettlementPolicy;
import io.florin.ledger.SystemWallets;
import io.florin.ledger.TransferDecider;
import io.florin.ledger.WalletIdSource;
import io.florin.ledger.dynamodb.DynamoDbLedgerStore;
import io.florin.retry.Deadline;
import io.florin.retry.Retry;
import io.florin.settlement.DeadLetters;
import io.florin.settlement.RequeueingDue;
import io.florin.settlement.SettlementQueue;
import io.florin.settlement.Settling;
import io.florin.transfer.AcceptingBankTransfer;
import io.florin.transfer.AdjustingWallet;
import io.florin.transfer.MakingTransfer;
import io.florin.transfer.ShowingTransfer;
import io.florin.wallet.OpeningWallet;
import io.florin.wallet.ShowingWallets;
import io.florin.wallet.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The use cases in one process, with a clock of its own, put together as the functions do it. */
public final class Functions {
  // As the functions' wiring has them.
  private static final int MAX_CALLS = 10;
  private static final Duration FIRST_CALL_WAIT = Duration.ofMillis(10);
  private static final Duration LONGEST_CALL_WAIT = Duration.ofMillis(400);
  private static final Duration FIRST_DECISION_WAIT = Duration.ofMillis(4);
  private static final Duration LONGEST_DECISION_WAIT = Duration.ofMillis(120);
  private static final Duration LONGEST_REQUEST = Duration.ofSeconds(15);
  private static final SystemWallets SYSTEM_WALLETS = new SystemWallets(3);
  // So few that some are taken.
  private static final long ACCOUNT_NUMBERS = 400;

  private final Scene scene;
  private final InstantSource clock;
  private final LedgerStore store;
  private final Ledger ledger;
  private final Catalogue catalogue = new Catalogue();

  /**
   * A process.
   *
   * @param ahead how far its clock is ahead of the true time; negative when it is behind
   * @param maxDecisions how often it decides again when others were faster
   */
  Functions(Scene scene, DynamoDbClient dynamoDb, Duration ahead, int maxDecisions) {
    this.scene = scene;
    clock = () -> scene.schedule().now().plus(ahead);
    store =
        OrderedReads.of(
            new DynamoDbLedgerStore(
                dynamoDb,
                "ledger",
                clock,
                Runnable::run,
                retry(MAX_CALLS, FIRST_CALL_WAIT, LONGEST_CALL_WAIT)),
            scene.chance());
    ledger =
        new Ledger(store, clock, retry(maxDecisions, FIRST_DECISION_WAIT, LONGEST_DECISION_WAIT));
  }

  private Retry retry(int maxTries, Duration firstWait, Duration longestWait) {
    return new Retry(
        maxTries, firstWait, longestWait, scene.schedule()::pause, scene.chance().generator());
  }

  /** By when a request has to be answered that comes now. */
  public Deadline deadline() {
    return Deadline.in(LONGEST_REQUEST, clock);
  }

  /** By when an invocation that is no request has to end. */
  Deadline deadline(Duration longest) {
    return Deadline.in(longest, clock);
  }

  /** Makes transfers. */
  public MakingTransfer makingTransfer() {
    return new MakingTransfer(ledger, new TransferDecider(catalogue));
  }

  /** Credits and debits by hand. */
  public AdjustingWallet adjustingWallet() {
    return new AdjustingWallet(ledger, new TransferDecider(catalogue), SYSTEM_WALLETS);
  }

  /** Accepts deposits and withdrawals. */
  public AcceptingBankTransfer acceptingBankTransfer() {
    return new AcceptingBankTransfer(ledger, settlementDecider(), SYSTEM_WALLETS);
  }

  /** Opens wallets. */
  public OpeningWallet openingWallet(WalletIdSource ids) {
    RandomGenerator fewNumbers = () -> scene.chance().below(ACCOUNT_NUMBERS) << 1;
    return new OpeningWallet(store, ids, fewNumbers, clock);
  }

  /** Shows wallets. */
  public ShowingWallets showingWallets() {
    return new ShowingWallets(store);
  }

  /** Shows transfers. */
  public ShowingTransfer showingTransfer() {
    return new ShowingTransfer(store);
  }

  /** Shows entries. */
  public Statement statement() {
    return new Statement(store, showingWallets());
  }

  Relaying relaying(EventTopic topic, DeadLetters deadLetters) {
    return new Relaying(topic, deadLetters);
  }

  Settling settling(Bank bank) {
    return new Settling(
        store,
        ledger,
        settlementDecider(),
        SettlementPolicy.standard(),
        bank,
        SimulatedBank.LONGEST_CALL,
        clock);
  }

  RequeueingDue requeueingDue(SettlementQueue queue) {
    return new RequeueingDue(store, queue, clock);
  }

  private SettlementDecider settlementDecider() {
    return new SettlementDecider(catalogue, SettlementPolicy.standard());
  }
}
