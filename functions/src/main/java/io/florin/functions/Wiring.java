package io.florin.functions;

import io.florin.batch.AcceptingBatch;
import io.florin.batch.CarryingOutBatch;
import io.florin.batch.ShowingBatch;
import io.florin.catalogue.CatalogueStore;
import io.florin.catalogue.ChangingCatalogue;
import io.florin.catalogue.CurrentCatalogue;
import io.florin.catalogue.KeptCatalogue;
import io.florin.catalogue.dynamodb.DynamoDbCatalogueStore;
import io.florin.dynamodb.TableHealth;
import io.florin.event.Relaying;
import io.florin.event.sns.SnsEventTopic;
import io.florin.functions.event.FactJson;
import io.florin.functions.event.RelayedRecords;
import io.florin.functions.http.CursorSeal;
import io.florin.functions.http.MeasuredRequests;
import io.florin.functions.http.Surroundings;
import io.florin.functions.metrics.EmfMetrics;
import io.florin.functions.metrics.ForgivingMetrics;
import io.florin.functions.metrics.FunctionMetrics;
import io.florin.functions.worker.WorkerSurroundings;
import io.florin.hold.CapturingHold;
import io.florin.hold.PlacingHold;
import io.florin.hold.ReleasingHold;
import io.florin.hold.ShowingHolds;
import io.florin.identity.CustomerStore;
import io.florin.identity.PublishedKeyStore;
import io.florin.identity.Secret;
import io.florin.identity.TokenVerifier;
import io.florin.identity.dynamodb.DynamoDbCustomers;
import io.florin.identity.dynamodb.DynamoDbPublishedKeys;
import io.florin.identity.jjwt.JwtVerifier;
import io.florin.identity.jjwt.VerificationKeys;
import io.florin.identity.secretsmanager.SecretsManagerSecret;
import io.florin.ledger.Ledger;
import io.florin.ledger.LedgerStore;
import io.florin.ledger.SettlementDecider;
import io.florin.ledger.SettlementPolicy;
import io.florin.ledger.SystemWallets;
import io.florin.ledger.dynamodb.DynamoDbLedgerStore;
import io.florin.ledger.ulid.UlidWalletIds;
import io.florin.retry.Pause;
import io.florin.retry.Retry;
import io.florin.settlement.sqs.SqsDeadLetters;
import io.florin.transfer.AcceptingBankTransfer;
import io.florin.transfer.AdjustingWallet;
import io.florin.transfer.ListingTransfers;
import io.florin.transfer.MakingTransfer;
import io.florin.transfer.PendingTransfers;
import io.florin.transfer.ReversingTransfer;
import io.florin.transfer.ShowingTransfer;
import io.florin.wallet.ChangingStatus;
import io.florin.wallet.OpeningWallet;
import io.florin.wallet.PastWallets;
import io.florin.wallet.ShowingPositions;
import io.florin.wallet.ShowingWallets;
import io.florin.wallet.Statement;
import io.florin.wallet.SummarizingWallet;
import io.florin.wallet.VerifyingWallet;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Puts the parts together, by hand and in one place. Each function asks for what it needs and gets
 * nothing else, so that it needs no settings of others.
 */
public final class Wiring {
  // A call of DynamoDB takes some 5 ms; what is in its way passes as fast.
  private static final int MAX_CALLS = 10;
  private static final Duration FIRST_CALL_WAIT = Duration.ofMillis(10);
  private static final Duration LONGEST_CALL_WAIT = Duration.ofMillis(400);

  // 64 callers on 8 wallets: each commit lets one caller a wallet pass, so some wait for dozens.
  private static final int MAX_DECISIONS = 200;
  private static final Duration FIRST_DECISION_WAIT = Duration.ofMillis(4);
  private static final Duration LONGEST_DECISION_WAIT = Duration.ofMillis(120);

  private final Platform platform;
  private final SecureRandom random = new SecureRandom();
  private @Nullable CurrentCatalogue catalogue;

  /** Wires on a platform. */
  public Wiring(Platform platform) {
    this.platform = platform;
  }

  /** What all operations of the API need. */
  public Surroundings surroundings() {
    return new Surroundings(
        platform.clock(), new MeasuredRequests(metrics()), tokens(), new CursorSeal(cursorKey()));
  }

  /** Only functions that list are told where the key is: it is looked for when it is needed. */
  private Secret cursorKey() {
    return () ->
        new SecretsManagerSecret(platform.secrets(), platform.setting(Setting.CURSOR_KEY_SECRET))
            .reveal();
  }

  /** What all workers need. */
  public WorkerSurroundings workerSurroundings() {
    return new WorkerSurroundings(platform.clock(), metrics());
  }

  /** Where functions tell in numbers what they did. */
  public FunctionMetrics metrics() {
    return new ForgivingMetrics(new EmfMetrics());
  }

  /** Makes transfers. */
  public MakingTransfer makingTransfer() {
    return new MakingTransfer(ledger(), catalogue(), systemWallets());
  }

  /** Credits and debits by hand. */
  public AdjustingWallet adjustingWallet() {
    return new AdjustingWallet(ledger(), catalogue(), systemWallets());
  }

  /** Accepts deposits and withdrawals. */
  public AcceptingBankTransfer acceptingBankTransfer() {
    return new AcceptingBankTransfer(ledger(), catalogue(), settlementDecider(), systemWallets());
  }

  /** Accepts transfer batches. */
  public AcceptingBatch acceptingBatch() {
    return new AcceptingBatch(ledger(), catalogue(), systemWallets());
  }

  /** Shows transfer batches. */
  public ShowingBatch showingBatch() {
    return new ShowingBatch(ledgerStore());
  }

  /** Carries out transfer batches. */
  CarryingOutBatch carryingOutBatch() {
    return new CarryingOutBatch(
        ledgerStore(), ledger(), catalogue(), systemWallets(), decisionRetry());
  }

  /** Shows transfers. */
  public ShowingTransfer showingTransfer() {
    return new ShowingTransfer(ledgerStore());
  }

  /** Lists the transfers of wallets. */
  public ListingTransfers listingTransfers() {
    return new ListingTransfers(ledgerStore(), showingWallets());
  }

  /** Lists the transfers that wait for the bank. */
  public PendingTransfers pendingTransfers() {
    return new PendingTransfers(ledgerStore());
  }

  /** Moves money back. */
  public ReversingTransfer reversingTransfer() {
    return new ReversingTransfer(ledger(), catalogue());
  }

  /** Sets money aside. */
  public PlacingHold placingHold() {
    return new PlacingHold(ledgerStore(), ledger(), catalogue(), platform.clock());
  }

  /** Pays what was set aside. */
  public CapturingHold capturingHold() {
    return new CapturingHold(ledger(), catalogue(), showingHolds());
  }

  /** Frees what was set aside. */
  public ReleasingHold releasingHold() {
    return new ReleasingHold(ledger(), showingHolds());
  }

  /** Shows holds. */
  public ShowingHolds showingHolds() {
    return new ShowingHolds(ledgerStore(), statement());
  }

  /** Opens wallets. */
  public OpeningWallet openingWallet() {
    return new OpeningWallet(ledgerStore(), new UlidWalletIds(), random, platform.clock());
  }

  /** Shows wallets. */
  public ShowingWallets showingWallets() {
    return new ShowingWallets(ledgerStore());
  }

  /** Shows wallets as they were. */
  public PastWallets pastWallets() {
    return new PastWallets(ledgerStore(), showingWallets());
  }

  /** Sums up what periods did to wallets. */
  public SummarizingWallet summarizingWallet() {
    return new SummarizingWallet(ledgerStore(), showingWallets(), platform.clock());
  }

  /** Verifies the entries of wallets. */
  public VerifyingWallet verifyingWallet() {
    return new VerifyingWallet(ledgerStore());
  }

  /** Shows what is on its way to wallets. */
  public ShowingPositions showingPositions() {
    return new ShowingPositions(ledgerStore());
  }

  /** Freezes, unfreezes and closes wallets. */
  public ChangingStatus changingStatus() {
    return new ChangingStatus(ledgerStore(), ledger(), showingPositions());
  }

  /** Shows entries. */
  public Statement statement() {
    return new Statement(ledgerStore(), showingWallets());
  }

  /** Relays records of the ledger's stream, or one of its dead letters again. */
  public RelayedRecords relayedRecords() {
    var topic =
        new SnsEventTopic(
            platform.sns(), platform.setting(Setting.EVENTS_TOPIC), FactJson::text, callRetry());
    var deadLetters =
        new SqsDeadLetters(
            platform.sqs(), platform.setting(Setting.RELAY_DEAD_LETTERS), callRetry());
    return new RelayedRecords(new Relaying(topic, deadLetters), new LedgerTableStream());
  }

  /** Customers, without anything secret of them. */
  public CustomerStore customers() {
    return new DynamoDbCustomers(
        platform.dynamoDb(),
        platform.setting(Setting.CUSTOMERS_TABLE),
        callRetry(),
        platform.clock());
  }

  /** The tables whose health is told, by name. */
  public Map<String, TableHealth> tableHealth() {
    Map<String, TableHealth> tables = new LinkedHashMap<>();
    tables.put("ledger", tableHealth(Setting.LEDGER_TABLE));
    tables.put("customers", tableHealth(Setting.CUSTOMERS_TABLE));
    return tables;
  }

  private TableHealth tableHealth(Setting table) {
    return new TableHealth(platform.dynamoDb(), platform.setting(table));
  }

  /** The keys that verify tokens. */
  public PublishedKeyStore publishedKeys() {
    return new DynamoDbPublishedKeys(
        platform.dynamoDb(),
        platform.setting(Setting.CUSTOMERS_TABLE),
        callRetry(),
        platform.clock());
  }

  private TokenVerifier tokens() {
    return new JwtVerifier(
        new VerificationKeys(publishedKeys(), platform.clock()), platform.clock());
  }

  /** The kinds of wallets and transactions, kept once for all who ask. */
  public CurrentCatalogue catalogue() {
    if (catalogue == null) {
      catalogue = new KeptCatalogue(catalogueStore(), platform.clock());
    }
    return catalogue;
  }

  /** Adds to the catalogue, and changes what is in it. */
  public ChangingCatalogue changingCatalogue() {
    return new ChangingCatalogue(catalogueStore(), decisionRetry());
  }

  /** Where the catalogue is kept. */
  public CatalogueStore catalogueStore() {
    return new DynamoDbCatalogueStore(
        platform.dynamoDb(), platform.setting(Setting.LEDGER_TABLE), callRetry(), random);
  }

  Ledger ledger() {
    return new Ledger(ledgerStore(), platform.clock(), decisionRetry());
  }

  private Retry decisionRetry() {
    return retry(MAX_DECISIONS, FIRST_DECISION_WAIT, LONGEST_DECISION_WAIT);
  }

  SettlementDecider settlementDecider() {
    return new SettlementDecider(SettlementPolicy.standard());
  }

  SystemWallets systemWallets() {
    return new SystemWallets(Integer.parseInt(platform.setting(Setting.SYSTEM_WALLET_PARTS)));
  }

  LedgerStore ledgerStore() {
    return new DynamoDbLedgerStore(
        platform.dynamoDb(),
        platform.setting(Setting.LEDGER_TABLE),
        platform.clock(),
        platform.sideBySide(),
        callRetry());
  }

  Retry callRetry() {
    return retry(MAX_CALLS, FIRST_CALL_WAIT, LONGEST_CALL_WAIT);
  }

  Retry retry(int maxTries, Duration firstWait, Duration longestWait) {
    return new Retry(maxTries, firstWait, longestWait, Pause.sleeping(), random);
  }
}
