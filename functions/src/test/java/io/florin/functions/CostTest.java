package io.florin.functions;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.florin.catalogue.CurrentCatalogue;
import io.florin.catalogue.DefaultCatalogue;
import io.florin.functions.catalogue.CreateTransactionType;
import io.florin.functions.hold.CaptureHold;
import io.florin.functions.hold.CreateHold;
import io.florin.functions.hold.ReleaseHold;
import io.florin.functions.http.Json;
import io.florin.functions.settlement.Settle;
import io.florin.functions.settlement.SettlementEvents;
import io.florin.functions.transfer.CreateDeposit;
import io.florin.functions.transfer.CreateTransfer;
import io.florin.functions.transfer.CreateTransferBatch;
import io.florin.functions.transfer.CreateWithdrawal;
import io.florin.functions.transfer.GetTransfer;
import io.florin.functions.transfer.ReverseTransfer;
import io.florin.functions.wallet.CreateWallet;
import io.florin.functions.wallet.CreditWallet;
import io.florin.functions.wallet.GetWallet;
import io.florin.functions.wallet.ListEntries;
import io.florin.functions.worker.BatchAnswer;
import io.florin.ledger.Commit;
import io.florin.ledger.Folding;
import io.florin.retry.Deadline;
import io.florin.testing.DynamoDbLocal;
import io.florin.testing.MeteredDynamoDb;
import io.florin.testing.MeteredDynamoDb.Consumption;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What operations cost, by AWS's rules and with warm functions: it can't creep up unseen. */
class CostTest {
  private final ExecutorService threads = Executors.newFixedThreadPool(2);
  private final MeteredDynamoDb meter = new MeteredDynamoDb(DynamoDbLocal.client());
  private final EmbeddedPlatform platform = new EmbeddedPlatform(meter.client(), threads);
  private final EmbeddedCallers callers = new EmbeddedCallers(platform);
  private final CreateTransfer createTransfer = new CreateTransfer(platform);
  private final CreateDeposit createDeposit = new CreateDeposit(platform);
  private final CreateWithdrawal createWithdrawal = new CreateWithdrawal(platform);
  private final CreateTransferBatch createTransferBatch = new CreateTransferBatch(platform);
  private final GetTransfer getTransfer = new GetTransfer(platform);
  private final ReverseTransfer reverseTransfer = new ReverseTransfer(platform);
  private final CreateHold createHold = new CreateHold(platform);
  private final CaptureHold captureHold = new CaptureHold(platform);
  private final ReleaseHold releaseHold = new ReleaseHold(platform);
  private final CreateWallet createWallet = new CreateWallet(platform);
  private final CreditWallet creditWallet = new CreditWallet(platform);
  private final GetWallet getWallet = new GetWallet(platform);
  private final ListEntries listEntries = new ListEntries(platform);
  private final CreateTransactionType createTransactionType = new CreateTransactionType(platform);

  private volatile Instant stopped = Instant.EPOCH;
  private String payerToken = "";
  private String payeeToken = "";
  private String adminToken = "";
  private String from = "";
  private String to = "";

  @BeforeEach
  void aPayerWithMoneyAndWarmFunctions() throws IOException {
    payerToken = callers.customer();
    payeeToken = callers.customer();
    adminToken = callers.admin();
    from = wallet(payerToken);
    to = wallet(payeeToken);
    credit("100.00");
    // A clock that stands: what the first call of each function has read, the keys of tokens and
    // the catalogue, stays in memory.
    stopped = Instant.now();
    platform.clockIs(() -> stopped);
    transfer(key(), "1.00");
    bankTransfer(createDeposit);
    bankTransfer(createWithdrawal);
    get(getTransfer, "transferId", "trf_unknown");
    on(reverseTransfer, "transferId", transfer(key(), "1.00").body().path("id").asText(), "1.00");
    on(captureHold, "holdId", hold(), "1.00");
    on(releaseHold, "holdId", hold(), "");
    get(getWallet, "walletId", "wal_unknown");
    get(listEntries, "walletId", "wal_unknown");
    batch(List.of(to), true);
    meter.take();
  }

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  @Test
  void aTransferCostsThreeItemsSixWriteUnitsTwoReadUnitsAndTwoRoundTrips() throws IOException {
    meter.expectQueriesTogether(2);

    assertThat(transfer(key(), "25.00").status()).isEqualTo(201);
    assertThat(meter.take()).isEqualTo(new Consumption(3, 6, 2, 2));
  }

  @Test
  void theCatalogueIsReadOnceInASecond() throws IOException {
    loadCatalogue();
    stopped = stopped.plusMillis(CurrentCatalogue.MAX_AGE_MILLIS + 1);
    transfer(key(), "1.00");
    assertThat(meter.take().readUnits()).isEqualTo(3);

    stopped = stopped.plusMillis(CurrentCatalogue.MAX_AGE_MILLIS);
    transfer(key(), "1.00");
    assertThat(meter.take().readUnits()).isEqualTo(2);
  }

  @Test
  void aTransferWithAFeeCostsAnItemAndAReadMore() throws IOException {
    loadCatalogue();
    ObjectNode type = Json.object().put("code", "PAYMENT_2").put("name", "Payment");
    type.putArray("limits").addObject().put("currency", "EUR").putObject("fee").put("flat", "0.01");
    assertThat(
            EmbeddedCallers.post(createTransactionType, adminToken, Map.of(), Map.of(), type)
                .status())
        .isEqualTo(201);
    // Enough of them that each part of the system wallet is open.
    for (int count = 0; count < 40; count++) {
      transfer(key(), to, "0.01", "PAYMENT_2");
    }
    meter.take();
    meter.expectQueriesTogether(3);

    EmbeddedGateway.Answer answer = transfer(key(), to, "1.00", "PAYMENT_2");

    assertThat(answer.body().path("fee").path("amount").asText()).isEqualTo("0.01");
    assertThat(meter.take()).isEqualTo(new Consumption(4, 8, 3, 2));
  }

  @Test
  void aTransferToAnAccountNumberCostsOneReadMore() throws IOException {
    String number =
        EmbeddedCallers.get(getWallet, adminToken, Map.of(), Map.of("walletId", to))
            .body()
            .path("accountNumber")
            .asText();
    ObjectNode body = Json.object().put("fromWalletId", from);
    body.putObject("to").put("accountNumber", number);
    body.putObject("amount").put("amount", "1.00").put("currency", "EUR");
    meter.take();
    meter.expectQueriesTogether(2);

    assertThat(
            EmbeddedCallers.post(
                    createTransfer, payerToken, Map.of("Idempotency-Key", key()), Map.of(), body)
                .status())
        .isEqualTo(201);
    assertThat(meter.take()).isEqualTo(new Consumption(3, 6, 3, 3));
  }

  private void loadCatalogue() {
    DefaultCatalogue.load(
        new Wiring(platform).catalogueStore(),
        Deadline.in(Duration.ofSeconds(10), InstantSource.system()));
    meter.take();
  }

  @Test
  void aTransferThatIsSentAgainCostsTheSame() throws IOException {
    String key = key();
    transfer(key, "25.00");
    meter.take();
    meter.expectQueriesTogether(2);

    assertThat(transfer(key, "25.00").headers().path("Idempotent-Replayed").asText())
        .isEqualTo("true");
    assertThat(meter.take()).isEqualTo(new Consumption(3, 6, 2, 2));
  }

  @Test
  void aRefusalCostsOneItem() throws IOException {
    meter.expectQueriesTogether(2);

    assertThat(transfer(key(), "1000.00").code()).isEqualTo("insufficient-funds");
    assertThat(meter.take()).isEqualTo(new Consumption(1, 1, 2, 2));
  }

  @Test
  void aCreditByHandCostsWhatATransferDoes() throws IOException {
    // Enough of them that each part of the system wallet is open.
    for (int count = 0; count < 40; count++) {
      credit("1.00");
    }
    meter.take();
    meter.expectQueriesTogether(2);

    assertThat(credit("1.00").status()).isEqualTo(201);
    assertThat(meter.take()).isEqualTo(new Consumption(3, 6, 2, 2));
  }

  @Test
  void acceptingADepositOrWithdrawalCostsTwoItemsAndReadsTheCustomersWalletAlone()
      throws IOException {
    assertThat(bankTransfer(createDeposit).status()).isEqualTo(202);
    assertThat(meter.take()).isEqualTo(new Consumption(2, 4, 1, 2));

    assertThat(bankTransfer(createWithdrawal).status()).isEqualTo(202);
    assertThat(meter.take()).isEqualTo(new Consumption(2, 4, 1, 2));
  }

  @Test
  void settlingCostsTheIntentAndATransfersItems() throws IOException {
    try (EmbeddedBank bank = new EmbeddedBank()) {
      platform.bankIsAt(bank.url());
      Settle settle = new Settle(platform);
      // Enough of them that each part of the outside world is open.
      for (int count = 0; count < 40; count++) {
        settle(settle, bankTransfer(createDeposit));
      }
      EmbeddedGateway.Answer accepted = bankTransfer(createDeposit);
      meter.take();
      meter.expectQueriesTogether(2);

      settle(settle, accepted);

      assertThat(meter.take()).isEqualTo(new Consumption(4, 7, 5, 6));
    }
  }

  @Test
  void aPaymentIntoABusyWalletCostsEightUnitsAndItsShareOfAFullEntry() throws IOException {
    loadCatalogue();
    stopped = stopped.plusMillis(CurrentCatalogue.MAX_AGE_MILLIS + 1);
    String merchant =
        EmbeddedCallers.post(
                createWallet,
                callers.customer(),
                Map.of(),
                Map.of(),
                Json.object().put("currency", "EUR").put("type", "MERCHANT"))
            .body()
            .path("id")
            .asText();
    transfer(key(), "0.01");
    meter.take();
    for (int count = 0; count < Folding.MAX_LEGS; count++) {
      assertThat(transfer(key(), merchant, "0.01", "TRANSFER").status()).isEqualTo(201);
      Consumption accepted = meter.take();
      assertThat(accepted.items() + " " + accepted.writeUnits()).isEqualTo("3 6");
      assertThat(accepted.readUnits()).isEqualTo(2);
    }

    platform.bankIsAt("http://nobody.asks");
    Settle settle = new Settle(platform);
    assertThat(Invocation.of(settle, SettlementEvents.of(SettlementEvents.legsWaiting(merchant))))
        .isEqualTo(BatchAnswer.done());

    Consumption folded = meter.take();
    assertThat(folded.items()).isEqualTo(Commit.MAX_ITEMS);
    double legs = Folding.MAX_LEGS;
    assertThat(6 + folded.writeUnits() / legs).isBetween(8.0, 8.2);
    assertThat(folded.readUnits() / legs).isLessThan(0.2);
  }

  private static void settle(Settle settle, EmbeddedGateway.Answer accepted) throws IOException {
    assertThat(
            Invocation.of(
                settle,
                SettlementEvents.of(
                    SettlementEvents.accepted(accepted.body().path("id").asText()))))
        .isEqualTo(BatchAnswer.done());
  }

  private EmbeddedGateway.Answer bankTransfer(RequestStreamHandler function) throws IOException {
    ObjectNode body =
        Json.object()
            .put("walletId", from)
            .put("bankAccount", "DE89370400440532013000")
            .put("note", "For the holidays");
    body.putObject("amount").put("amount", "1.00").put("currency", "EUR");
    return EmbeddedCallers.post(
        function, payerToken, Map.of("Idempotency-Key", key()), Map.of(), body);
  }

  @Test
  void aReversalCostsFourItemsAndOneReadMoreThanATransfer() throws IOException {
    String original = transfer(key(), "25.00").body().path("id").asText();
    meter.take();
    meter.expectQueriesTogether(2);

    assertThat(on(reverseTransfer, "transferId", original, "10.00").status()).isEqualTo(201);
    assertThat(meter.take()).isEqualTo(new Consumption(4, 8, 3, 3));
  }

  @Test
  void aHoldCostsTwoItemsItsCaptureFourAndItsReleaseThree() throws IOException {
    meter.expectQueriesTogether(2);
    String hold = hold();
    assertThat(meter.take()).isEqualTo(new Consumption(2, 4, 2, 2));

    meter.expectQueriesTogether(2);
    assertThat(on(captureHold, "holdId", hold, "5.00").status()).isEqualTo(201);
    assertThat(meter.take()).isEqualTo(new Consumption(4, 8, 3, 3));

    meter.expectQueriesTogether(1);
    assertThat(on(releaseHold, "holdId", hold, "").status()).isEqualTo(200);
    assertThat(meter.take()).isEqualTo(new Consumption(3, 6, 3, 4));
  }

  private String hold() throws IOException {
    ObjectNode body = Json.object().put("walletId", from).put("toWalletId", to);
    body.putObject("amount").put("amount", "10.00").put("currency", "EUR");
    body.put("reason", "For the room by the sea");
    EmbeddedGateway.Answer answer =
        EmbeddedCallers.post(
            createHold, payerToken, Map.of("Idempotency-Key", key()), Map.of(), body);
    assertThat(answer.status()).isEqualTo(201);
    return answer.body().path("id").asText();
  }

  /** The payee acts on something, with an amount where it is given. */
  private EmbeddedGateway.Answer on(
      RequestStreamHandler function, String name, String id, String amount) throws IOException {
    ObjectNode body = Json.object();
    if (!amount.isEmpty()) {
      body.putObject("amount").put("amount", amount).put("currency", "EUR");
    }
    if (function == reverseTransfer) {
      body.put("reason", "A ticket was returned");
    }
    return EmbeddedCallers.post(
        function, payeeToken, Map.of("Idempotency-Key", key()), Map.of(name, id), body);
  }

  @Test
  void openingAWalletCostsFiveItemsWithAKeyAndFourWithout() throws IOException {
    wallet(payerToken);
    assertThat(meter.take()).isEqualTo(new Consumption(4, 8, 0, 1));

    wallet(payerToken, Map.of("Idempotency-Key", key()));
    assertThat(meter.take()).isEqualTo(new Consumption(5, 10, 0, 1));
  }

  @Test
  void lookingCostsAReadUnitOrTwo() throws IOException {
    String transferId = transfer(key(), "1.00").body().path("id").asText();
    String young = wallet(payerToken);
    meter.take();

    assertThat(get(getTransfer, "transferId", transferId).status()).isEqualTo(200);
    assertThat(meter.take()).isEqualTo(new Consumption(0, 0, 1, 1));
    assertThat(get(getWallet, "walletId", from).status()).isEqualTo(200);
    assertThat(meter.take()).isEqualTo(new Consumption(0, 0, 1, 1));
    assertThat(get(listEntries, "walletId", young).status()).isEqualTo(200);
    assertThat(meter.take()).isEqualTo(new Consumption(0, 0, 2, 2));
  }

  @Test
  void anAtomicBatchOfThirtyThreeIsOneTransactionOfAHundredItems() throws IOException {
    List<String> payees = payees(33);
    meter.take();

    assertThat(batch(payees, true).body().path("status").asText()).isEqualTo("COMPLETED");

    assertThat(meter.transactions()).isEqualTo(1);
    Consumption cost = meter.take();
    // 6 write units for each item, as for a transfer, and the record of the batch.
    assertThat(List.of(cost.items(), cost.writeUnits(), cost.readUnits()))
        .isEqualTo(List.of(100, 33 * 6 + 6, 34.0));
  }

  @Test
  void aBatchOfFiveHundredCostsWhatItsTransfersDoAndItsOwnRecordTwice() throws IOException {
    List<String> payees = payees(500);
    meter.take();
    EmbeddedGateway.Answer accepted = batch(payees, false);

    assertThat(accepted.status()).isEqualTo(202);
    Consumption accepting = meter.take();
    assertThat(List.of(accepting.items(), accepting.writeUnits(), accepting.readUnits()))
        .isEqualTo(List.of(1, 29, 1.0));

    try (EmbeddedBank bank = new EmbeddedBank()) {
      platform.bankIsAt(bank.url());
      String id = accepted.body().path("id").asText();
      String message =
          Json.object()
              .put("message", "batch-due")
              .put("schemaVersion", 1)
              .put("batchId", id)
              .toString();
      assertThat(
              Invocation.of(
                  new Settle(platform), SettlementEvents.of(SettlementEvents.record(id, message))))
          .isEqualTo(BatchAnswer.done());
    }

    // 33 items a transaction.
    assertThat(meter.transactions()).isEqualTo(16);
    Consumption carrying = meter.take();
    // The record is read twice, the payer once a transaction and at the end, the catalogue once.
    assertThat(List.of(carrying.items(), carrying.writeUnits(), carrying.readUnits()))
        .isEqualTo(List.of(500 * 3 + 1, 500 * 6 + 29, 2 * 8.0 + 500 + 17 + 1));
  }

  private List<String> payees(int count) throws IOException {
    List<String> payees = new ArrayList<>();
    for (int payee = 0; payee < count; payee++) {
      payees.add(wallet(payerToken));
    }
    return payees;
  }

  private EmbeddedGateway.Answer batch(List<String> payees, boolean atomic) throws IOException {
    ObjectNode body = Json.object().put("fromWalletId", from).put("atomic", atomic);
    var items = body.putArray("items");
    for (String payee : payees) {
      ObjectNode item = items.addObject().put("toWalletId", payee);
      item.putObject("amount").put("amount", "0.10").put("currency", "EUR");
    }
    return EmbeddedCallers.post(
        createTransferBatch, payerToken, Map.of("Idempotency-Key", key()), Map.of(), body);
  }

  private EmbeddedGateway.Answer transfer(String key, String amount) throws IOException {
    return transfer(key, to, amount, "TRANSFER");
  }

  private EmbeddedGateway.Answer transfer(String key, String payee, String amount, String type)
      throws IOException {
    ObjectNode body = Json.object().put("fromWalletId", from).put("toWalletId", payee);
    body.putObject("amount").put("amount", amount).put("currency", "EUR");
    body.put("note", "For the tickets").put("channel", "APP").put("type", type);
    return EmbeddedCallers.post(
        createTransfer, payerToken, Map.of("Idempotency-Key", key), Map.of(), body);
  }

  private EmbeddedGateway.Answer credit(String amount) throws IOException {
    ObjectNode body = Json.object().put("description", "To begin with");
    body.putObject("amount").put("amount", amount).put("currency", "EUR");
    return EmbeddedCallers.post(
        creditWallet, adminToken, Map.of("Idempotency-Key", key()), Map.of("walletId", from), body);
  }

  private String wallet(String token) throws IOException {
    return wallet(token, Map.of());
  }

  private String wallet(String token, Map<String, String> headers) throws IOException {
    return EmbeddedCallers.post(
            createWallet, token, headers, Map.of(), Json.object().put("currency", "EUR"))
        .body()
        .path("id")
        .asText();
  }

  private EmbeddedGateway.Answer get(RequestStreamHandler function, String name, String value)
      throws IOException {
    return EmbeddedGateway.call(
        function, "GET", Map.of("Authorization", "Bearer " + payerToken), Map.of(name, value), "");
  }

  private static String key() {
    return UUID.randomUUID().toString();
  }
}
