package io.florin.functions.settlement;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.florin.catalogue.DefaultCatalogue;
import io.florin.functions.EmbeddedBank;
import io.florin.functions.EmbeddedCallers;
import io.florin.functions.EmbeddedGateway;
import io.florin.functions.EmbeddedPlatform;
import io.florin.functions.Invocation;
import io.florin.functions.Setting;
import io.florin.functions.Wiring;
import io.florin.functions.http.Json;
import io.florin.functions.operations.GetSettlement;
import io.florin.functions.operations.RedriveDeadLetters;
import io.florin.functions.transfer.CreateDeposit;
import io.florin.functions.transfer.CreateTransfer;
import io.florin.functions.transfer.CreateWithdrawal;
import io.florin.functions.transfer.GetTransfer;
import io.florin.functions.wallet.CreateWallet;
import io.florin.functions.wallet.CreditWallet;
import io.florin.functions.wallet.GetWallet;
import io.florin.functions.wallet.ListEntries;
import io.florin.functions.worker.BatchAnswer;
import io.florin.ledger.Entry;
import io.florin.ledger.LedgerFixture;
import io.florin.retry.Deadline;
import io.florin.retry.UnavailableException;
import io.florin.testing.DynamoDbLocal;
import io.florin.testing.Fault;
import io.florin.testing.FaultyDynamoDb;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

class SettlementFunctionsTest {
  private static final String IBAN = "DE89370400440532013000";

  private final FaultyDynamoDb dynamoDb = new FaultyDynamoDb(DynamoDbLocal.client());
  private final EmbeddedPlatform platform = new EmbeddedPlatform(dynamoDb.client(), Runnable::run);
  private final EmbeddedCallers callers = new EmbeddedCallers(platform);
  private final EmbeddedBank bank = new EmbeddedBank();
  private final ScriptedTopic topic = new ScriptedTopic();
  private final CreateDeposit createDeposit = new CreateDeposit(platform);
  private final CreateWithdrawal createWithdrawal = new CreateWithdrawal(platform);
  private final GetTransfer getTransfer = new GetTransfer(platform);

  private String customer = "";
  private String admin = "";
  private String walletId = "";

  SettlementFunctionsTest() throws IOException {
    platform.bankIsAt(bank.url());
    platform.topicsAre(topic);
  }

  @BeforeEach
  void aCustomerWithAHundredEuros() throws IOException {
    customer = callers.customer();
    admin = callers.admin();
    walletId =
        EmbeddedCallers.post(
                new CreateWallet(platform),
                customer,
                Map.of(),
                Map.of(),
                Json.object().put("currency", "EUR"))
            .body()
            .path("id")
            .asText();
    ObjectNode credit = Json.object().put("description", "To begin with");
    credit.putObject("amount").put("amount", "100.00").put("currency", "EUR");
    EmbeddedCallers.post(
        new CreditWallet(platform),
        admin,
        Map.of("Idempotency-Key", key()),
        Map.of("walletId", walletId),
        credit);
  }

  @AfterEach
  void closeTheBank() {
    bank.close();
  }

  @Test
  void aDepositIsPendingUntilTheBankHasPaid() throws IOException {
    EmbeddedGateway.Answer accepted = ask(createDeposit, key(), "30.00");

    assertThat(accepted.status()).isEqualTo(202);
    assertThat(accepted.headers().path("ETag").asText()).isEqualTo("\"1\"");
    assertThat(accepted.headers().has("Idempotent-Replayed")).isFalse();
    assertThat(accepted.body().path("status").asText()).isEqualTo("PENDING");
    assertThat(accepted.body().path("kind").asText()).isEqualTo("DEPOSIT");
    assertThat(accepted.body().path("bankAccount").asText()).isEqualTo("•••• 3000");
    assertThat(accepted.body().path("toWalletId").asText()).isEqualTo(walletId);
    assertThat(accepted.body().path("completedAt").isNull()).isTrue();
    assertThat(balance()).isEqualTo("100.00 0.00");
    assertThat(look(accepted, accepted.headers().path("ETag").asText()).status()).isEqualTo(304);

    settle(accepted);

    EmbeddedGateway.Answer completed = look(accepted, accepted.headers().path("ETag").asText());
    assertThat(completed.status()).isEqualTo(200);
    assertThat(completed.body().path("status").asText()).isEqualTo("COMPLETED");
    assertThat(completed.body().path("completedAt").isNull()).isFalse();
    assertThat(completed.body().path("legs").isNull()).isTrue();
    assertThat(balance()).isEqualTo("130.00 0.00");
    assertThat(bank.decided()).isEqualTo(1);
  }

  @Test
  void aWithdrawalHoldsItsMoneyUntilTheBankHasPaid() throws IOException {
    EmbeddedGateway.Answer accepted = ask(createWithdrawal, key(), "30.00");

    assertThat(accepted.status()).isEqualTo(202);
    assertThat(balance()).isEqualTo("100.00 30.00");

    settle(accepted);

    assertThat(look(accepted, "").body().path("status").asText()).isEqualTo("COMPLETED");
    assertThat(balance()).isEqualTo("70.00 0.00");
    assertThat(kinds()).containsExactly("WITHDRAWAL", "ACCEPTED", "CREDIT", "OPEN");
  }

  @Test
  void whatTheBankRejectsHasFailedAndTheMoneyIsBack() throws IOException {
    bank.rejects(true);
    EmbeddedGateway.Answer accepted = ask(createWithdrawal, key(), "30.00");

    settle(accepted);

    JsonNode failed = look(accepted, "").body();
    assertThat(failed.path("status").asText()).isEqualTo("FAILED");
    assertThat(failed.path("refusal").asText()).isEqualTo("bank-rejected");
    assertThat(failed.path("completedAt").isNull()).isTrue();
    assertThat(balance()).isEqualTo("100.00 0.00");
    assertThat(kinds()).containsExactly("FAILED", "ACCEPTED", "CREDIT", "OPEN");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aRepetitionGetsTheFirstAnswerWhateverTheBankHasSaidSince(boolean rejects)
      throws IOException {
    bank.rejects(rejects);
    String key = key();
    EmbeddedGateway.Answer first = ask(createWithdrawal, key, "30.00");
    settle(first);

    EmbeddedGateway.Answer again = ask(createWithdrawal, key, "30.0");

    assertThat(again.status()).isEqualTo(202);
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(again.headers().path("ETag")).isEqualTo(first.headers().path("ETag"));
    assertThat(again.headers().path("Idempotent-Replayed").asText()).isEqualTo("true");
    assertThat(ask(createDeposit, key, "30.00").code()).isEqualTo("idempotency-key-reused");
  }

  @Test
  void aRefusalIsFrozenAndTheBankIsNotAsked() throws IOException {
    String key = key();
    EmbeddedGateway.Answer refused = ask(createWithdrawal, key, "100.01");

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.code()).isEqualTo("insufficient-funds");
    String id = refused.body().path("transferId").asText();
    JsonNode transfer =
        EmbeddedCallers.get(getTransfer, customer, Map.of(), Map.of("transferId", id)).body();
    assertThat(transfer.path("status").asText()).isEqualTo("REFUSED");

    settle(ask(createDeposit, key(), "30.00"));
    EmbeddedGateway.Answer again = ask(createWithdrawal, key, "100.01");
    assertThat(again.code()).isEqualTo("insufficient-funds");
    assertThat(again.headers().path("Idempotent-Replayed").asText()).isEqualTo("true");
    assertThat(bank.decided()).isEqualTo(1);
  }

  @Test
  void aBankAccountIsAnIbanWhoseDigitsAreRight() throws IOException {
    for (String wrong : List.of("DE89370400440532013001", "DE89 3704 0044 0532 0130 00", "1234")) {
      EmbeddedGateway.Answer answer =
          EmbeddedCallers.post(
              createDeposit,
              customer,
              Map.of("Idempotency-Key", key()),
              Map.of(),
              body("30.00").put("bankAccount", wrong));

      assertThat(answer.status()).as(wrong).isEqualTo(400);
      assertThat(answer.body().path("errors").path(0).path("field").asText())
          .isEqualTo("bankAccount");
    }
  }

  @Test
  void aWalletThatIsNotTheCallersOwnDoesNotExistAlsoForAdmins() throws IOException {
    for (String other : List.of(callers.customer(), admin)) {
      for (RequestStreamHandler function : List.of(createDeposit, createWithdrawal)) {
        assertThat(
                EmbeddedCallers.post(
                        function, other, Map.of("Idempotency-Key", key()), Map.of(), body("30.00"))
                    .code())
            .isEqualTo("not-found");
      }
    }
  }

  @Test
  void theTraceOfTheRequestGoesToTheBank() throws IOException {
    settle(ask(createDeposit, key(), "30.00"));

    // Not the one of the message, which anybody may have made up.
    assertThat(bank.traceIds()).hasSize(1).doesNotContain("the-request");
  }

  @Test
  void aMessageThatNamesNoBatchIsADeadLetter() throws IOException {
    EmbeddedGateway.Answer deposit = ask(createDeposit, key(), "30.00");
    // It is a command, and no batch.
    String transfer = deposit.body().path("id").asText().replace("trf_", "bat_");
    List<ObjectNode> wrong = new ArrayList<>();
    for (String id : List.of("bat_" + "0".repeat(40), transfer, "bat_x")) {
      wrong.add(
          SettlementEvents.record(
              id, "{\"message\":\"batch-due\",\"schemaVersion\":1,\"batchId\":\"" + id + "\"}"));
    }

    assertThat(invoke(wrong)).isEqualTo(BatchAnswer.done());

    assertThat(platform.sqs().messages(EmbeddedPlatform.SETTLEMENT_DEAD_LETTERS)).hasSize(3);
  }

  @Test
  void aMessageThatCantBeReadIsADeadLetterAndWhatFollowsGoesOn() throws IOException {
    EmbeddedGateway.Answer accepted = ask(createDeposit, key(), "30.00");
    String unknown = "trf_" + "0".repeat(40);
    List<ObjectNode> unreadable =
        List.of(
            SettlementEvents.record("a", "{not JSON"),
            SettlementEvents.record("b", "[]"),
            SettlementEvents.record("c", "{\"fact\":\"entry-posted\",\"schemaVersion\":1}"),
            SettlementEvents.record(
                "d",
                "{\"message\":\"settlement-due\",\"schemaVersion\":2,\"transferId\":\""
                    + unknown
                    + "\"}"),
            SettlementEvents.record(
                "e", "{\"message\":\"settlement-due\",\"schemaVersion\":1,\"transferId\":\"x\"}"),
            SettlementEvents.accepted(unknown));
    List<ObjectNode> all = new ArrayList<>(unreadable);
    all.add(SettlementEvents.accepted(accepted.body().path("id").asText()));

    assertThat(invoke(all)).isEqualTo(BatchAnswer.done());

    assertThat(look(accepted, "").body().path("status").asText()).isEqualTo("COMPLETED");
    List<Message> letters = platform.sqs().messages(EmbeddedPlatform.SETTLEMENT_DEAD_LETTERS);
    assertThat(letters)
        .extracting(Message::body)
        .containsExactlyInAnyOrderElementsOf(
            unreadable.stream().map(record -> record.path("body").asText()).toList());
    assertThat(letters)
        .extracting(letter -> letter.attributes().get(MessageSystemAttributeName.MESSAGE_GROUP_ID))
        .containsExactlyInAnyOrder("a", "b", "c", "d", "e", unknown);
    assertThat(letters)
        .filteredOn(letter -> letter.body().contains("transfer-accepted"))
        .allSatisfy(letter -> assertThat(letter.messageAttributes()).containsOnlyKeys("fact"))
        .hasSize(1);
  }

  @Test
  void manyDoorbellsOfAWalletInABatchAreOneFold() throws IOException {
    String merchant = merchantPaidInThreeLegs();

    assertThat(
            invoke(
                List.of(
                    SettlementEvents.legsWaiting(merchant),
                    SettlementEvents.legsWaiting(merchant),
                    SettlementEvents.legsWaiting("wal_01kaj9z7c5e3g1h9j7k5m3n1p8"))))
        .isEqualTo(BatchAnswer.done());

    JsonNode wallet =
        EmbeddedCallers.get(
                new GetWallet(platform), customer, Map.of(), Map.of("walletId", merchant))
            .body();
    assertThat(wallet.path("version").asInt()).isEqualTo(2);
    assertThat(wallet.at("/balance/posted/amount").asText()).isEqualTo("3.00");
    assertThat(wallet.at("/balance/unposted/amount").asText()).isEqualTo("0.00");
    assertThat(platform.sqs().messages(EmbeddedPlatform.SETTLEMENT_DEAD_LETTERS)).isEmpty();
  }

  /** A wallet that receives in batches, with 3.00 that are not posted yet. */
  private String merchantPaidInThreeLegs() throws IOException {
    DefaultCatalogue.load(
        new Wiring(platform).catalogueStore(),
        Deadline.in(Duration.ofSeconds(10), InstantSource.system()));
    String merchant =
        EmbeddedCallers.post(
                new CreateWallet(platform),
                customer,
                Map.of(),
                Map.of(),
                Json.object().put("currency", "EUR").put("type", "MERCHANT"))
            .body()
            .path("id")
            .asText();
    ObjectNode payment = Json.object().put("fromWalletId", walletId).put("toWalletId", merchant);
    payment.putObject("amount").put("amount", "1.00").put("currency", "EUR");
    for (int count = 0; count < 3; count++) {
      EmbeddedCallers.post(
          new CreateTransfer(platform),
          customer,
          Map.of("Idempotency-Key", key()),
          Map.of(),
          payment);
    }
    return merchant;
  }

  @Test
  void aFoldThatDoesNotGetThroughIsLeftToTheJanitorAndBlocksNobody() throws IOException {
    storeIsAway(true);

    assertThat(invoke(List.of(SettlementEvents.legsWaiting(walletId))))
        .isEqualTo(BatchAnswer.done());
    assertThat(platform.sqs().messages(EmbeddedPlatform.SETTLEMENT_DEAD_LETTERS)).isEmpty();
  }

  @Test
  void deadLettersAreBroughtBackByAnAdmin() throws IOException {
    invoke(List.of(SettlementEvents.record("a", "{not JSON")));

    EmbeddedGateway.Answer answer = redrive(admin, "settlement");

    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.body())
        .isEqualTo(Json.object().put("queue", "settlement").put("redriven", 1));
    assertThat(platform.sqs().messages(EmbeddedPlatform.SETTLEMENT_QUEUE))
        .extracting(Message::body)
        .containsExactly("{not JSON");
    assertThat(redrive(admin, "settlement").body().path("redriven").asInt()).isZero();
    assertThat(redrive(admin, "settlement.fifo").code()).isEqualTo("not-found");
    assertThat(redrive(customer, "settlement").code()).isEqualTo("forbidden");
  }

  @Test
  void aDeadLetterOfTheRelayIsRelayedAndOneThatStillCantBeReadStays() throws IOException {
    String image =
        new StreamEvent()
            .with(LedgerFixture.opened(LedgerFixture.customer()).newest())
            .record(1)
            .toString();
    for (String letter : List.of("{not JSON", image)) {
      platform
          .sqs()
          .sendMessage(
              request -> request.queueUrl(EmbeddedPlatform.RELAY_DEAD_LETTERS).messageBody(letter));
    }

    EmbeddedGateway.Answer answer = redrive(admin, "relay");

    assertThat(answer.body()).isEqualTo(Json.object().put("queue", "relay").put("redriven", 1));
    assertThat(topic.messages())
        .extracting(message -> message.path("fact").asText())
        .containsExactly("entry-posted");
    assertThat(overview(admin).body().at("/queues/1/deadLetters").asInt()).isEqualTo(1);
  }

  @Test
  void aDeadLetterThatTheTopicDoesNotTakeStays() throws IOException {
    Entry entry = LedgerFixture.opened(LedgerFixture.customer()).newest();
    String image = new StreamEvent().with(entry).record(1).toString();
    platform
        .sqs()
        .sendMessage(
            request -> request.queueUrl(EmbeddedPlatform.RELAY_DEAD_LETTERS).messageBody(image));
    topic.refuse(entry.walletId().value());

    assertThat(redrive(admin, "relay").code()).isEqualTo("unavailable");
    assertThat(overview(admin).body().at("/queues/1/deadLetters").asInt()).isEqualTo(1);
  }

  private EmbeddedGateway.Answer redrive(String token, String queue) throws IOException {
    return EmbeddedCallers.post(
        new RedriveDeadLetters(platform), token, Map.of(), Map.of("queue", queue), Json.object());
  }

  @Test
  void whatTheStoreDoesNotTakeComesAgainAndSoDoesAllOfItsGroup() throws IOException {
    EmbeddedGateway.Answer accepted = ask(createDeposit, key(), "30.00");
    String id = accepted.body().path("id").asText();
    List<ObjectNode> messages =
        List.of(
            SettlementEvents.accepted(id),
            SettlementEvents.record("other", "{not JSON"),
            SettlementEvents.accepted(id));
    storeIsAway(true);

    JsonNode answer = invoke(messages);

    assertThat(answer)
        .isEqualTo(
            BatchAnswer.again(
                List.of(
                    messages.get(0).path("messageId").asText(),
                    messages.get(2).path("messageId").asText())));
    storeIsAway(false);
    assertThat(invoke(messages)).isEqualTo(BatchAnswer.done());
    assertThat(look(accepted, "").body().path("status").asText()).isEqualTo("COMPLETED");
    assertThat(bank.decided()).isEqualTo(1);
  }

  @Test
  void aMessageIsDoneOnceTheIntentIsOnRecordThoughTheStoreDoesNotTakeTheEnd() throws IOException {
    EmbeddedGateway.Answer accepted = ask(createDeposit, key(), "30.00");
    bank.whileItIsAsked(() -> storeIsAway(true));

    settle(accepted);

    storeIsAway(false);
    assertThat(bank.decided()).isEqualTo(1);
    assertThat(look(accepted, "").body().path("status").asText()).isEqualTo("PENDING");
  }

  @Test
  void aTransferWhoseRecordCantBeReadIsADeadLetterAtOnce() throws IOException {
    EmbeddedGateway.Answer accepted = ask(createDeposit, key(), "30.00");
    String id = accepted.body().path("id").asText();
    String table = platform.setting(Setting.LEDGER_TABLE);
    for (Map<String, AttributeValue> item :
        platform.dynamoDb().scan(scan -> scan.tableName(table)).items()) {
      if (item.containsKey("settlement")) {
        Map<String, AttributeValue> broken = new HashMap<>(item);
        broken.remove("currency");
        platform.dynamoDb().putItem(put -> put.tableName(table).item(broken));
      }
    }

    assertThat(invoke(List.of(SettlementEvents.accepted(id)))).isEqualTo(BatchAnswer.done());
    assertThat(platform.sqs().messages(EmbeddedPlatform.SETTLEMENT_DEAD_LETTERS)).hasSize(1);
  }

  @Test
  void anOutageLeavesItPendingAndTheMessageIsDone() throws IOException {
    bank.isDown(true);
    EmbeddedGateway.Answer accepted = ask(createWithdrawal, key(), "30.00");

    settle(accepted);

    assertThat(look(accepted, "").body().path("status").asText()).isEqualTo("PENDING");
    assertThat(balance()).isEqualTo("100.00 30.00");
    JsonNode overview = overview(admin).body();
    assertThat(overview.path("pending").path(1))
        .isEqualTo(
            Json.MAPPER.readTree(
                "{\"kind\":\"WITHDRAWAL\",\"count\":1,\"oldestSeconds\":"
                    + overview.path("pending").path(1).path("oldestSeconds")
                    + "}"));
    assertThat(overview.path("attention")).isEmpty();
  }

  @Test
  void operatorsSeeHowSettlementStands() throws IOException {
    ask(createDeposit, key(), "30.00");
    invoke(List.of(SettlementEvents.record("a", "{not JSON")));

    EmbeddedGateway.Answer answer = overview(admin);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body().path("pending").path(0).path("count").asInt()).isEqualTo(1);
    assertThat(answer.body().path("pending").path(1).path("oldestSeconds").isNull()).isTrue();
    assertThat(answer.body().path("queues"))
        .isEqualTo(
            Json.MAPPER.readTree(
                """
                [{"name": "settlement", "depth": 0, "deadLetters": 1},
                 {"name": "relay", "depth": 0, "deadLetters": 0}]
                """));
    assertThat(overview(customer).code()).isEqualTo("forbidden");
  }

  private EmbeddedGateway.Answer overview(String token) throws IOException {
    return EmbeddedCallers.get(new GetSettlement(platform), token, Map.of(), Map.of());
  }

  @Test
  void theJanitorTellsWhatWaitsAndLeavesAloneWhatIsNotDue() throws IOException {
    ask(createDeposit, key(), "30.00");

    JsonNode answer = Invocation.of(new Janitor(platform), "{\"source\":\"aws.events\"}");

    assertThat(answer)
        .isEqualTo(
            Json.object()
                .put("pending", 1)
                .put("requeued", 0)
                .put("batches", 0)
                .put("expired", 0)
                .put("posted", 0)
                .put("closed", 0));
    assertThat(platform.sqs().messages(EmbeddedPlatform.SETTLEMENT_QUEUE)).isEmpty();
  }

  @Test
  void whatIsNoEventOfAQueueFails() {
    assertThatThrownBy(() -> Invocation.of(new Settle(platform), "{}"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void whatCantBeReadIsBuriedWithItsTextsWhateverElseGoesWithIt() throws IOException {
    ObjectNode message = SettlementEvents.record("a", "{not JSON");
    ObjectNode attributes = message.withObject("messageAttributes");
    attributes.putObject("fact").put("dataType", "String").put("stringValue", "some");
    attributes.putObject("size").put("dataType", "Number").put("stringValue", "7");
    attributes.putObject("picture").put("dataType", "Binary").put("binaryValue", "AAEC");

    assertThat(invoke(List.of(message))).isEqualTo(BatchAnswer.done());

    Message letter = platform.sqs().messages(EmbeddedPlatform.SETTLEMENT_DEAD_LETTERS).getFirst();
    assertThat(letter.body()).isEqualTo("{not JSON");
    assertThat(letter.messageAttributes())
        .extractingFromEntries(
            attribute -> attribute.getKey() + " " + attribute.getValue().stringValue())
        .containsExactlyInAnyOrder("fact some", "size 7");
  }

  @ParameterizedTest
  @CsvSource({"DE88370400440532013000, wrong-check-digits", "de89, invalid-format"})
  void aMistypedBankAccountIsToldApartFromSomethingElse(String bankAccount, String code)
      throws IOException {
    ObjectNode body = body("30.00").put("bankAccount", bankAccount);

    EmbeddedGateway.Answer answer =
        EmbeddedCallers.post(
            createDeposit, customer, Map.of("Idempotency-Key", key()), Map.of(), body);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body().at("/errors/0/field").asText()).isEqualTo("bankAccount");
    assertThat(answer.body().at("/errors/0/code").asText()).isEqualTo(code);
  }

  @Test
  void aJanitorWhoseQueueIsAwayPostsWhatWaitsAndFailsAfterwards() throws IOException {
    String merchant = merchantPaidInThreeLegs();
    ask(createDeposit, key(), "30.00");
    Instant later = Instant.now().plus(Duration.ofMinutes(5));
    platform.clockIs(() -> later);
    platform.sqs().failCalls(1_000);

    assertThatThrownBy(() -> Invocation.of(new Janitor(platform), "{}"))
        .isInstanceOf(UnavailableException.class);

    JsonNode wallet =
        EmbeddedCallers.get(
                new GetWallet(platform), customer, Map.of(), Map.of("walletId", merchant))
            .body();
    assertThat(wallet.at("/balance/posted/amount").asText()).isEqualTo("3.00");
  }

  @Test
  void aStepThatFailsKeepsNoLaterOneFromItsWork() {
    Steps steps = new Steps(Deadline.in(Duration.ofMinutes(1), InstantSource.system()));
    IllegalStateException first = new IllegalStateException("the first");
    IllegalStateException later = new IllegalStateException("a later one");

    assertThat(steps.take(Duration.ofSeconds(1), soon -> failing(first))).isEmpty();
    assertThat(steps.take(Duration.ofSeconds(1), soon -> failing(later))).isEmpty();
    assertThat(steps.take(Duration.ofSeconds(1), soon -> "done")).contains("done");

    assertThatThrownBy(steps::end).isSameAs(first).hasSuppressedException(later);
  }

  private static String failing(RuntimeException failure) {
    throw failure;
  }

  @Test
  void aJanitorWithoutAStoreFailsAsAWhole() {
    storeIsAway(true);

    assertThatThrownBy(() -> Invocation.of(new Janitor(platform), "{}"))
        .isInstanceOf(UnavailableException.class);
  }

  @Test
  void whatIsAcceptedAndEndedIsToldOnceAndWhatWaitsEachTimeZeroToo() throws IOException {
    String key = key();
    List<JsonNode> told =
        told(
            () -> {
              EmbeddedGateway.Answer accepted = ask(createDeposit, key, "30.00");
              ask(createDeposit, key, "30.00");
              settle(accepted);
              settle(accepted);
              bank.rejects(true);
              settle(ask(createWithdrawal, key(), "1.00"));
              ask(createWithdrawal, key(), "2.00");
              Invocation.of(new Janitor(platform), "{}");
            });

    assertThat(values(told, "TransfersAccepted"))
        .containsExactly("DEPOSIT 1.0", "WITHDRAWAL 1.0", "WITHDRAWAL 1.0");
    assertThat(values(told, "TransfersSettled")).containsExactly("DEPOSIT 1.0");
    assertThat(values(told, "TransfersFailed")).containsExactly("WITHDRAWAL 1.0");
    assertThat(told.stream().filter(line -> line.has("SettlementTime"))).hasSize(2);
    assertThat(values(told, "PendingTransfers")).containsExactly("DEPOSIT 0.0", "WITHDRAWAL 1.0");
    assertThat(values(told, "TransfersNeedingAttention")).containsExactly(" 0.0");
    assertThat(values(told, "HoldsExpired")).containsExactly(" 0.0");
    assertThat(values(told, "HoldsNotExpired")).containsExactly(" 0.0");
    assertThat(told.stream().filter(line -> line.has("OldestPendingAge"))).hasSize(1);
  }

  private static List<String> values(List<JsonNode> told, String metric) {
    return told.stream()
        .filter(line -> line.has(metric))
        .map(line -> line.path("Kind").asText() + " " + line.path(metric).asText())
        .toList();
  }

  /** Calls of functions. */
  @FunctionalInterface
  private interface Calls {
    void make() throws IOException;
  }

  /** The metrics that functions print meanwhile. */
  private static List<JsonNode> told(Calls calls) throws IOException {
    PrintStream before = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setOut(new PrintStream(printed, true, UTF_8));
    try {
      calls.make();
    } finally {
      System.setOut(before);
    }
    List<JsonNode> told = new ArrayList<>();
    for (String line : printed.toString(UTF_8).lines().toList()) {
      if (line.startsWith("{\"_aws\"")) {
        told.add(Json.MAPPER.readTree(line));
      }
    }
    return told;
  }

  private void storeIsAway(boolean away) {
    dynamoDb.byChance(new Random(1), away ? 1 : 0, Fault.LOST_REQUEST);
  }

  private void settle(EmbeddedGateway.Answer accepted) throws IOException {
    assertThat(invoke(List.of(SettlementEvents.accepted(accepted.body().path("id").asText()))))
        .isEqualTo(BatchAnswer.done());
  }

  private JsonNode invoke(List<ObjectNode> records) throws IOException {
    return Invocation.of(
        new Settle(platform), SettlementEvents.of(records.toArray(ObjectNode[]::new)));
  }

  private EmbeddedGateway.Answer ask(RequestStreamHandler function, String key, String amount)
      throws IOException {
    return EmbeddedCallers.post(
        function, customer, Map.of("Idempotency-Key", key), Map.of(), body(amount));
  }

  private ObjectNode body(String amount) {
    ObjectNode body = Json.object().put("walletId", walletId).put("bankAccount", IBAN);
    body.putObject("amount").put("amount", amount).put("currency", "EUR");
    return body;
  }

  private EmbeddedGateway.Answer look(EmbeddedGateway.Answer accepted, String ifNoneMatch)
      throws IOException {
    return EmbeddedCallers.get(
        getTransfer,
        customer,
        Map.of("If-None-Match", ifNoneMatch),
        Map.of("transferId", accepted.body().path("id").asText()));
  }

  /** What is posted and what is held. */
  private String balance() throws IOException {
    JsonNode balance =
        EmbeddedCallers.get(
                new GetWallet(platform), customer, Map.of(), Map.of("walletId", walletId))
            .body()
            .path("balance");
    return balance.at("/posted/amount").asText() + " " + balance.at("/held/amount").asText();
  }

  private List<String> kinds() throws IOException {
    List<String> kinds = new ArrayList<>();
    EmbeddedCallers.get(new ListEntries(platform), customer, Map.of(), Map.of("walletId", walletId))
        .body()
        .path("items")
        .forEach(entry -> kinds.add(entry.path("kind").asText()));
    return kinds;
  }

  private static String key() {
    return UUID.randomUUID().toString();
  }
}
