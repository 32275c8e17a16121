package io.florin.local.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;

/**
 * Somebody who has logged in. What is named by an operation answers whatever the API answers; the
 * other methods insist on success.
 *
 * @param florin the API
 * @param token the access token
 */
record Customer(Florin florin, String token) {
  /**
   * Within which time the bank's decision is known, outages of some seconds included: elsewhere
   * than on an embedded stack, what waits is looked for once a minute.
   */
  static final Duration TIME_TO_SETTLE =
      RunningFlorin.isEmbedded() ? Duration.ofSeconds(90) : Duration.ofMinutes(4);

  private static final int MAX_PAGES = 1_000;
  private static final String BANK_ACCOUNT = "DE89370400440532013000";

  /** A request in their name. */
  Ask ask(String operation, String method, String path) {
    return florin.ask(operation, method, path).with("Authorization", "Bearer " + token);
  }

  /** The same customer, asking a stack that has another address now. */
  Customer at(Florin moved) {
    return new Customer(moved, token);
  }

  /** Their id. */
  String id() {
    return ask("getMe", "GET", "/v1/me").send().is(200).text("id");
  }

  /** Asks for a wallet. */
  Ask createWallet(String currency) {
    return ask("createWallet", "POST", "/v1/wallets")
        .json(Florin.JSON.createObjectNode().put("currency", currency));
  }

  /** The id of a new wallet. */
  String openWallet(String currency) {
    return createWallet(currency).send().is(201).text("id");
  }

  /** The id of a new wallet that many can pay into at once. */
  String openMerchantWallet(String currency) {
    return ask("createWallet", "POST", "/v1/wallets")
        .json(Florin.JSON.createObjectNode().put("currency", currency).put("type", "MERCHANT"))
        .send()
        .is(201)
        .text("id");
  }

  /** Asks to freeze a wallet. */
  Ask freezeWallet(String walletId, String reason) {
    return changeStatus("freezeWallet", walletId, "freeze", reason);
  }

  /** Asks to unfreeze a wallet. */
  Ask unfreezeWallet(String walletId, String reason) {
    return changeStatus("unfreezeWallet", walletId, "unfreeze", reason);
  }

  /** Asks to close a wallet. */
  Ask closeWallet(String walletId, String reason) {
    return changeStatus("closeWallet", walletId, "close", reason);
  }

  private Ask changeStatus(String operation, String walletId, String change, String reason) {
    return ask(operation, "POST", "/v1/wallets/" + walletId + "/" + change)
        .json(Florin.JSON.createObjectNode().put("reason", reason));
  }

  /** The id of a new wallet into which an admin has put money. */
  String openWallet(String currency, String amount) {
    String walletId = openWallet(currency);
    florin.admin().creditWallet(walletId, amount, currency).newKey().send().is(201);
    return walletId;
  }

  /** Asks for a wallet as it is. */
  Ask getWallet(String walletId) {
    return ask("getWallet", "GET", "/v1/wallets/" + walletId);
  }

  /** Asks for a wallet as it was, with a parameter such as {@code version=1}. */
  Ask getWallet(String walletId, String query) {
    return ask("getWallet", "GET", "/v1/wallets/" + walletId + "?" + query);
  }

  /** Asks for the summary of a wallet, with parameters such as {@code from=…}. */
  Ask getWalletSummary(String walletId, String query) {
    return ask("getWalletSummary", "GET", "/v1/wallets/" + walletId + "/summary?" + query);
  }

  /** Asks to verify a wallet, with parameters such as {@code fromVersion=1}. */
  Ask verifyWallet(String walletId, String query) {
    return ask("verifyWallet", "GET", "/v1/wallets/" + walletId + "/verification?" + query);
  }

  /** Asks for transfers, with parameters such as {@code walletId=…}. */
  Ask listTransfers(String query) {
    return ask("listTransfers", "GET", "/v1/transfers?" + query);
  }

  /** The posted balance of a wallet. */
  String balance(String walletId) {
    return getWallet(walletId).send().is(200).body().at("/balance/posted/amount").asText();
  }

  /** Asks for wallets, with parameters such as {@code limit=5}. */
  Ask listWallets(String query) {
    return ask("listWallets", "GET", "/v1/wallets" + (query.isEmpty() ? "" : "?" + query));
  }

  /** Asks for entries, with parameters such as {@code limit=5}. */
  Ask listEntries(String walletId, String query) {
    return ask(
        "listEntries",
        "GET",
        "/v1/wallets/" + walletId + "/entries" + (query.isEmpty() ? "" : "?" + query));
  }

  /** All entries of a wallet, the oldest first. */
  List<JsonNode> statement(String walletId) {
    List<JsonNode> entries = new ArrayList<>();
    String query = "order=asc&limit=100";
    for (int pages = 0; pages < MAX_PAGES; pages++) {
      Answer page = listEntries(walletId, query).send().is(200);
      page.body().path("items").forEach(entries::add);
      if (page.body().path("nextCursor").isNull()) {
        return entries;
      }
      query = "limit=100&cursor=" + page.text("nextCursor");
    }
    throw new AssertionError("The statement does not end.");
  }

  /** The body of a transfer. */
  static ObjectNode transfer(String from, String to, String amount, String currency) {
    ObjectNode body =
        Florin.JSON.createObjectNode().put("fromWalletId", from).put("toWalletId", to);
    body.putObject("amount").put("amount", amount).put("currency", currency);
    return body;
  }

  /** Asks for a transfer in EUR. */
  Ask createTransfer(String from, String to, String amount) {
    return createTransfer(transfer(from, to, amount, "EUR"));
  }

  /** Asks for a transfer. */
  Ask createTransfer(JsonNode body) {
    return ask("createTransfer", "POST", "/v1/transfers").json(body);
  }

  /** Sends money in EUR; the transfer. */
  JsonNode send(String from, String to, String amount) {
    return createTransfer(from, to, amount).newKey().send().is(201).body();
  }

  /** The body of a batch that pays each wallet the same in EUR. */
  static ObjectNode transferBatch(String from, List<String> payees, String amount) {
    ObjectNode body = Florin.JSON.createObjectNode().put("fromWalletId", from);
    var items = body.putArray("items");
    for (String payee : payees) {
      ObjectNode item = items.addObject().put("toWalletId", payee);
      item.putObject("amount").put("amount", amount).put("currency", "EUR");
    }
    return body;
  }

  /** Asks for a transfer batch. */
  Ask createTransferBatch(JsonNode body) {
    return ask("createTransferBatch", "POST", "/v1/transfer-batches").json(body);
  }

  /** Asks for a transfer batch as it is. */
  Ask getTransferBatch(String batchId) {
    return ask("getTransferBatch", "GET", "/v1/transfer-batches/" + batchId);
  }

  /** A batch as it is once each item has its outcome. */
  JsonNode carriedOut(Answer accepted) {
    String id = accepted.is(202).text("id");
    return Awaitility.await("the end of " + id)
        .atMost(TIME_TO_SETTLE)
        .pollInterval(Duration.ofMillis(100))
        .until(
            () -> getTransferBatch(id).send().is(200).body(),
            batch -> !batch.path("status").asText().equals("PENDING"));
  }

  /** Asks for a transfer as it is. */
  Ask getTransfer(String transferId) {
    return ask("getTransfer", "GET", "/v1/transfers/" + transferId);
  }

  /** Asks to reverse a transfer, in part when an amount in EUR is given. */
  Ask reverseTransfer(String transferId, String amount) {
    ObjectNode body = Florin.JSON.createObjectNode().put("reason", "Returned");
    return ask("reverseTransfer", "POST", "/v1/transfers/" + transferId + "/reversals")
        .json(euros(body, amount));
  }

  /** The body of a hold in EUR that is to pay a wallet. */
  static ObjectNode hold(String walletId, String toWalletId, String amount) {
    return euros(
        Florin.JSON.createObjectNode().put("walletId", walletId).put("toWalletId", toWalletId),
        amount);
  }

  /** Asks for a hold. */
  Ask createHold(JsonNode body) {
    return ask("createHold", "POST", "/v1/holds").json(body);
  }

  /** The id of a new hold. */
  String placeHold(String walletId, String toWalletId, String amount) {
    return createHold(hold(walletId, toWalletId, amount)).newKey().send().is(201).text("id");
  }

  /** Asks for a hold as it is. */
  Ask getHold(String holdId) {
    return ask("getHold", "GET", "/v1/holds/" + holdId);
  }

  /** Asks for holds, with parameters such as {@code limit=5}. */
  Ask listHolds(String query) {
    return ask("listHolds", "GET", "/v1/holds?" + query);
  }

  /** Asks to capture all that remains of a hold, or an amount in EUR when it is given. */
  Ask captureHold(String holdId, String amount) {
    return captureHold(holdId, euros(Florin.JSON.createObjectNode(), amount));
  }

  /** Asks to capture. */
  Ask captureHold(String holdId, JsonNode body) {
    return ask("captureHold", "POST", "/v1/holds/" + holdId + "/captures").json(body);
  }

  /** Asks to release a hold. */
  Ask releaseHold(String holdId) {
    return ask("releaseHold", "POST", "/v1/holds/" + holdId + "/release");
  }

  private static ObjectNode euros(ObjectNode body, String amount) {
    if (!amount.isEmpty()) {
      body.putObject("amount").put("amount", amount).put("currency", "EUR");
    }
    return body;
  }

  /** The body of a deposit or a withdrawal in EUR. */
  static ObjectNode bankTransfer(String walletId, String amount) {
    ObjectNode body =
        Florin.JSON
            .createObjectNode()
            .put("walletId", walletId)
            .put("bankAccount", StandIn.ACCOUNT);
    body.putObject("amount").put("amount", amount).put("currency", "EUR");
    return body;
  }

  /** Asks for a deposit. */
  Ask createDeposit(JsonNode body) {
    return ask("createDeposit", "POST", "/v1/deposits").json(body);
  }

  /** Asks for a withdrawal. */
  Ask createWithdrawal(JsonNode body) {
    return ask("createWithdrawal", "POST", "/v1/withdrawals").json(body);
  }

  /** A deposit or a withdrawal as it is once the bank has decided. */
  JsonNode ended(Answer accepted) {
    String id = accepted.is(202).text("id");
    return Awaitility.await("the end of " + id)
        .atMost(TIME_TO_SETTLE)
        .pollInterval(Duration.ofMillis(50))
        .until(
            () -> getTransfer(id).send().is(200).body(),
            transfer -> !transfer.path("status").asText().equals("PENDING"));
  }

  /** Asks how settlement stands. */
  Ask getSettlement() {
    return ask("getSettlement", "GET", "/v1/operations/settlement");
  }

  /** Asks to bring the dead letters of a queue back. */
  Ask redriveDeadLetters(String queue) {
    return ask("redriveDeadLetters", "POST", "/v1/operations/dead-letters/" + queue + "/redrive");
  }

  /** Asks to credit a wallet. */
  Ask creditWallet(String walletId, String amount, String currency) {
    return ask("creditWallet", "POST", "/v1/wallets/" + walletId + "/credit")
        .json(adjustment(amount, currency));
  }

  /** Asks to debit a wallet. */
  Ask debitWallet(String walletId, String amount, String currency) {
    return ask("debitWallet", "POST", "/v1/wallets/" + walletId + "/debit")
        .json(adjustment(amount, currency));
  }

  /** The body of a deposit or a withdrawal. */
  static ObjectNode bankTransfer(String walletId, String amount, String currency) {
    ObjectNode body =
        Florin.JSON.createObjectNode().put("walletId", walletId).put("bankAccount", BANK_ACCOUNT);
    body.putObject("amount").put("amount", amount).put("currency", currency);
    return body;
  }

  /** Asks for a deposit in EUR. */
  Ask createDeposit(String walletId, String amount) {
    return ask("createDeposit", "POST", "/v1/deposits").json(bankTransfer(walletId, amount, "EUR"));
  }

  /** Asks for a withdrawal in EUR. */
  Ask createWithdrawal(String walletId, String amount) {
    return ask("createWithdrawal", "POST", "/v1/withdrawals")
        .json(bankTransfer(walletId, amount, "EUR"));
  }

  private static ObjectNode adjustment(String amount, String currency) {
    ObjectNode body = Florin.JSON.createObjectNode().put("description", "By hand");
    body.putObject("amount").put("amount", amount).put("currency", currency);
    return body;
  }

  /** Says what of a wallet is posted, held and available. */
  void assertBalance(String walletId, String posted, String held, String available) {
    JsonNode balance = getWallet(walletId).send().is(200).body().path("balance");
    assertThat(
            List.of(
                balance.at("/posted/amount").asText(),
                balance.at("/held/amount").asText(),
                balance.at("/available/amount").asText()))
        .containsExactly(posted, held, available);
  }

  /** Says that a wallet has that many entries and that balance. */
  void assertWallet(String walletId, int version, String balance) {
    JsonNode wallet = getWallet(walletId).send().is(200).body();
    assertThat(wallet.path("version").asInt() + " " + wallet.at("/balance/posted/amount").asText())
        .isEqualTo(version + " " + balance);
  }
}
