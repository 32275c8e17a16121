package io.florin.simulation.world;

import io.florin.bank.Bank;
import io.florin.batch.AcceptingBatch;
import io.florin.batch.CarryingOutBatch;
import io.florin.batch.ShowingBatch;
import io.florin.catalogue.CatalogueStore;
import io.florin.catalogue.ChangingCatalogue;
import io.florin.catalogue.CurrentCatalogue;
import io.florin.catalogue.KeptCatalogue;
import io.florin.catalogue.dynamodb.DynamoDbCatalogueStore;
import io.florin.event.EventTopic;
import io.florin.event.Relaying;
import io.florin.hold.CapturingHold;
import io.florin.hold.ExpiringHolds;
import io.florin.hold.PlacingHold;
import io.florin.hold.ReleasingHold;
import io.florin.hold.ShowingHolds;
import io.florin.ledger.Ledger;
import io.florin.ledger.LedgerStore;
import io.florin.ledger.SettlementDecider;
import io.florin.ledger.SettlementPolicy;
import io.florin.ledger.SystemWallets;
import io.florin.ledger.WalletIdSource;
import io.florin.ledger.dynamodb.DynamoDbLedgerStore;
import io.florin.retry.Deadline;
import io.florin.retry.Retry;
import io.florin.settlement.BatchQueue;
import io.florin.settlement.DeadLetters;
import io.florin.settlement.FoldingLegs;
import io.florin.settlement.RequeueingBatches;
import io.florin.settlement.RequeueingDue;
import io.florin.settlement.SettlementQueue;
import io.florin.settlement.Settling;
import io.florin.settlement.SweepingLegs;
import io.florin.transfer.AcceptingBankTransfer;
import io.florin.transfer.AdjustingWallet;
import io.florin.transfer.ListingTransfers;
import io.florin.transfer.MakingTransfer;
import io.florin.transfer.ReversingTransfer;
import io.florin.transfer.ShowingTransfer;
import io.florin.wallet.ChangingStatus;
import io.florin.wallet.EndingClosing;
import io.florin.wallet.OpeningWallet;
import io.florin.wallet.PastWallets;
import io.florin.wallet.ShowingPositions;
import io.florin.wallet.ShowingWallets;
import io.florin.wallet.Statement;
import io.florin.wallet.SummarizingWallet;
import io.florin.wallet.VerifyingWallet;
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
  private final CatalogueStore catalogueStore;
  // Each thread of the simulation stands for a process, which handles one request at a time.
  private final ThreadLocal<CurrentCatalogue> catalogue;
  private final int maxDecisions;
  private final SweepingLegs sweeping;

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
        new DynamoDbLedgerStore(
            dynamoDb,
            "ledger",
            clock,
            Runnable::run,
            retry(MAX_CALLS, FIRST_CALL_WAIT, LONGEST_CALL_WAIT));
    catalogueStore =
        new DynamoDbCatalogueStore(
            dynamoDb,
            "ledger",
            retry(MAX_CALLS, FIRST_CALL_WAIT, LONGEST_CALL_WAIT),
            scene.chance().generator());
    catalogue = ThreadLocal.withInitial(() -> new KeptCatalogue(catalogueStore, clock));
    this.maxDecisions = maxDecisions;
    ledger =
        new Ledger(store, clock, retry(maxDecisions, FIRST_DECISION_WAIT, LONGEST_DECISION_WAIT));
    sweeping = new SweepingLegs(store, foldingLegs(), new EndingClosing(store, ledger), clock);
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
    return new MakingTransfer(ledger, catalogue(), SYSTEM_WALLETS);
  }

  /** Credits and debits by hand. */
  public AdjustingWallet adjustingWallet() {
    return new AdjustingWallet(ledger, catalogue(), SYSTEM_WALLETS);
  }

  /** Accepts deposits and withdrawals. */
  public AcceptingBankTransfer acceptingBankTransfer() {
    return new AcceptingBankTransfer(ledger, catalogue(), settlementDecider(), SYSTEM_WALLETS);
  }

  /** The catalogue as this process has it. */
  public CurrentCatalogue catalogue() {
    return catalogue.get();
  }

  /** Where the catalogue is. */
  public CatalogueStore catalogueStore() {
    return catalogueStore;
  }

  /** Changes the catalogue. */
  public ChangingCatalogue changingCatalogue() {
    return new ChangingCatalogue(
        catalogueStore, retry(maxDecisions, FIRST_DECISION_WAIT, LONGEST_DECISION_WAIT));
  }

  /** Moves money back. */
  public ReversingTransfer reversingTransfer() {
    return new ReversingTransfer(ledger, catalogue());
  }

  /** Sets money aside. */
  public PlacingHold placingHold() {
    return new PlacingHold(store, ledger, catalogue(), clock);
  }

  /** Pays what was set aside. */
  public CapturingHold capturingHold() {
    return new CapturingHold(ledger, catalogue(), showingHolds());
  }

  /** Frees what was set aside. */
  public ReleasingHold releasingHold() {
    return new ReleasingHold(ledger, showingHolds());
  }

  /** Shows holds. */
  public ShowingHolds showingHolds() {
    return new ShowingHolds(store, statement());
  }

  /** Accepts batches. */
  public AcceptingBatch acceptingBatch() {
    return new AcceptingBatch(ledger, catalogue(), SYSTEM_WALLETS);
  }

  /** Shows batches. */
  public ShowingBatch showingBatch() {
    return new ShowingBatch(store);
  }

  /** Freezes, unfreezes and closes wallets. */
  public ChangingStatus changingStatus() {
    return new ChangingStatus(store, ledger, showingPositions());
  }

  /** Shows wallets with what is on its way to them. */
  public ShowingPositions showingPositions() {
    return new ShowingPositions(store);
  }

  /** Shows wallets as they were. */
  public PastWallets pastWallets() {
    return new PastWallets(store, showingWallets());
  }

  /** Sums wallets up. */
  public SummarizingWallet summarizingWallet() {
    return new SummarizingWallet(store, showingWallets(), clock);
  }

  /** Verifies wallets. */
  public VerifyingWallet verifyingWallet() {
    return new VerifyingWallet(store);
  }

  /** Lists transfers. */
  public ListingTransfers listingTransfers() {
    return new ListingTransfers(store, showingWallets());
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

  ExpiringHolds expiringHolds() {
    return new ExpiringHolds(store, ledger, clock, Runnable::run);
  }

  RequeueingBatches requeueingBatches(BatchQueue queue) {
    return new RequeueingBatches(store, queue, clock);
  }

  CarryingOutBatch carryingOutBatch() {
    return new CarryingOutBatch(
        store,
        ledger,
        catalogue(),
        SYSTEM_WALLETS,
        retry(maxDecisions, FIRST_DECISION_WAIT, LONGEST_DECISION_WAIT));
  }

  FoldingLegs foldingLegs() {
    return new FoldingLegs(store, ledger, SYSTEM_WALLETS);
  }

  SweepingLegs sweepingLegs() {
    return sweeping;
  }

  RequeueingDue requeueingDue(SettlementQueue queue) {
    return new RequeueingDue(store, queue, clock);
  }

  private SettlementDecider settlementDecider() {
    return new SettlementDecider(SettlementPolicy.standard());
  }
}
