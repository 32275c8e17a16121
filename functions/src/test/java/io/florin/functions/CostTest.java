package io.florin.functions;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.florin.functions.http.Json;
import io.florin.functions.settlement.Settle;
import io.florin.functions.settlement.SettlementEvents;
import io.florin.functions.transfer.CreateDeposit;
import io.florin.functions.transfer.CreateTransfer;
import io.florin.functions.transfer.CreateWithdrawal;
import io.florin.functions.transfer.GetTransfer;
import io.florin.functions.wallet.CreateWallet;
import io.florin.functions.wallet.CreditWallet;
import io.florin.functions.wallet.GetWallet;
import io.florin.functions.wallet.ListEntries;
import io.florin.functions.worker.BatchAnswer;
import io.florin.ledger.Commit;
import io.florin.ledger.Folding;
import io.florin.testing.DynamoDbLocal;
import io.florin.testing.MeteredDynamoDb;
import io.florin.testing.MeteredDynamoDb.Consumption;
import java.io.IOException;
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
  private final GetTransfer getTransfer = new GetTransfer(platform);
  private final CreateWallet createWallet = new CreateWallet(platform);
  private final CreditWallet creditWallet = new CreditWallet(platform);
  private final GetWallet getWallet = new GetWallet(platform);
  private final ListEntries listEntries = new ListEntries(platform);

  private String payerToken = "";
  private String adminToken = "";
  private String from = "";
  private String to = "";

  @BeforeEach
  void aPayerWithMoneyAndWarmFunctions() throws IOException {
    payerToken = callers.customer();
    String payeeToken = callers.customer();
    adminToken = callers.admin();
    from = wallet(payerToken);
    to = wallet(payeeToken);
    credit("100.00");
    // The first call of each function reads the keys of tokens.
    transfer(key(), "1.00");
    bankTransfer(createDeposit);
    bankTransfer(createWithdrawal);
    get(getTransfer, "transferId", "trf_unknown");
    get(getWallet, "walletId", "wal_unknown");
    get(listEntries, "walletId", "wal_unknown");
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
    meter.take();
    for (int count = 0; count < Folding.MAX_LEGS; count++) {
      assertThat(transfer(key(), merchant, "0.01").status()).isEqualTo(201);
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
  void openingAWalletCostsFiveItemsWithAKeyAndFourWithout() throws IOException {
    wallet(payerToken);
    assertThat(meter.take()).isEqualTo(new Consumption(4, 8, 0, 1));

    wallet(payerToken, Map.of("Idempotency-Key", key()));
    assertThat(meter.take()).isEqualTo(new Consumption(5, 10, 0, 1));
  }

  @Test
  void lookingCostsAReadUnitOrTwo() throws IOException {
    String transferId = transfer(key(), "1.00").body().path("id").asText();
    meter.take();

    assertThat(get(getTransfer, "transferId", transferId).status()).isEqualTo(200);
    assertThat(meter.take()).isEqualTo(new Consumption(0, 0, 1, 1));
    assertThat(get(getWallet, "walletId", from).status()).isEqualTo(200);
    assertThat(meter.take()).isEqualTo(new Consumption(0, 0, 1, 1));
    assertThat(get(listEntries, "walletId", from).status()).isEqualTo(200);
    assertThat(meter.take()).isEqualTo(new Consumption(0, 0, 2, 2));
  }

  private EmbeddedGateway.Answer transfer(String key, String amount) throws IOException {
    return transfer(key, to, amount);
  }

  private EmbeddedGateway.Answer transfer(String key, String payee, String amount)
      throws IOException {
    ObjectNode body = Json.object().put("fromWalletId", from).put("toWalletId", payee);
    body.putObject("amount").put("amount", amount).put("currency", "EUR");
    body.put("note", "For the tickets").put("channel", "APP");
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
