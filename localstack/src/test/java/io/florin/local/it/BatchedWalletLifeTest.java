package io.florin.local.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.florin.ledger.StatusDecider;
import io.florin.testing.Intercepted;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/** A wallet that receives in batches, step by step: what waits, what is lost, and its end. */
@EmbeddedOnly("It holds an embedded stack still and turns its clock.")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BatchedWalletLifeTest {
  /** What happens while the next transfer is on its way to the store. */
  private final AtomicReference<Optional<Runnable>> meanwhile =
      new AtomicReference<>(Optional.empty());

  private final HeldFlorin held =
      HeldFlorin.start(
          options ->
              options.decorating(
                  clients ->
                      options
                          .decorator()
                          .apply(clients)
                          .withDynamoDb(
                              client ->
                                  Intercepted.calls(DynamoDbClient.class, client, this::answer))));

  private String payers = "";
  private String merchants = "";

  @BeforeEach
  void aPayerAndAMerchant() {
    payers = held.customer().openWallet("EUR", "100.00");
    merchants = held.customer().openMerchantWallet("EUR");
    held.pump();
  }

  @AfterEach
  void checkPromises() {
    LedgerTable.scan(held.stack()).assertPromises();
  }

  @AfterAll
  void stop() {
    held.close();
  }

  @Test
  void whatWasAcceptedIsUnpostedUntilTheDoorbellRings() {
    String first = etag();
    pay("3.00");
    String second = etag();
    pay("4.00");

    assertBalance("0.00", "7.00");
    assertThat(List.of(first, second, etag())).doesNotHaveDuplicates();
    assertThat(held.settlement().path("unpostedLegs").asInt()).isEqualTo(2);
    held.customer()
        .createTransfer(merchants, payers, "1.00")
        .newKey()
        .send()
        .is(422, "insufficient-funds");

    held.pump();

    assertBalance("7.00", "0.00");
    assertThat(held.settlement().path("unpostedLegs").asInt()).isZero();
    List<JsonNode> statement = held.customer().statement(merchants);
    Statements.assertSound(statement);
    assertThat(statement)
        .extracting(entry -> entry.path("kind").asText() + entry.path("transfers").size())
        .containsExactly("OPEN0", "BATCH2");
  }

  @Test
  void aFrozenWalletReceivesWhatComes() {
    held.admin().freezeWallet(merchants, "For a while").send().is(200);

    pay("3.00");
    held.pump();

    assertBalance("3.00", "0.00");
    assertThat(status()).isEqualTo("FROZEN");
  }

  @Test
  void whatNoDoorbellRingsForIsPostedByTheJanitor() {
    pay("3.00");
    held.stack().fireSchedules();
    assertBalance("0.00", "3.00");

    held.clock().turn(Duration.ofSeconds(11));
    held.stack().fireSchedules();

    assertBalance("3.00", "0.00");
    held.pump(); // The doorbell that comes late finds nothing.
    assertBalance("3.00", "0.00");
  }

  @Test
  void aWalletIsNotClosedWhileSomethingIsOnItsWay() {
    pay("3.00");
    assertThat(close().is(409, "wallet-busy").header("Retry-After")).isPresent();
    held.pump();
    close().is(409, "balance-not-zero");

    String plain = held.customer().openWallet("EUR");
    String deposit =
        held.customer().createDeposit(plain, "5.00").newKey().send().is(202).text("id");
    Answer busy = held.customer().closeWallet(plain, "Too early").send().is(409, "wallet-busy");
    assertThat(busy.header("Retry-After")).isPresent();
    held.settle(List.of(deposit));
    String withdrawal =
        held.customer().createWithdrawal(plain, "5.00").newKey().send().is(202).text("id");
    held.customer().closeWallet(plain, "Too early").send().is(409, "balance-not-zero");
    held.settle(List.of(withdrawal));
    held.customer().closeWallet(plain, "In time").send().is(200);
  }

  @Test
  void aClosingWalletTakesNothingNewAndIsClosedAfterAWhile() {
    assertThat(close().is(200).text("status")).isEqualTo("CLOSING");
    assertThat(close().is(200).text("status")).isEqualTo("CLOSING");
    held.customer()
        .createTransfer(payers, merchants, "1.00")
        .newKey()
        .send()
        .is(422, "wallet-closed");
    held.admin().freezeWallet(merchants, "Too late").send().is(422, "wallet-closed");
    held.look(Duration.ofSeconds(60));
    assertThat(status()).isEqualTo("CLOSING");

    held.look(StatusDecider.LONGEST_DECISION);

    assertThat(status()).isEqualTo("CLOSED");
    assertThat(kinds()).containsExactly("OPEN", "CLOSING", "CLOSE");
    assertThat(close().is(200).text("status")).isEqualTo("CLOSED");
  }

  @Test
  void moneyThatCameWhileAWalletWasClosingOpensItAgain() {
    payWhile("3.00", () -> close().is(200));
    assertThat(status()).isEqualTo("CLOSING");
    assertBalance("0.00", "3.00");

    held.look(Duration.ofSeconds(11));
    assertThat(status()).isEqualTo("CLOSING");
    assertBalance("3.00", "0.00");
    held.look(StatusDecider.LONGEST_DECISION.plusSeconds(1));

    assertThat(status()).isEqualTo("ACTIVE");
    assertThat(kinds()).containsExactly("OPEN", "CLOSING", "BATCH", "UNFREEZE");
    held.customer().send(merchants, payers, "3.00");
    close().is(200);
    held.look(StatusDecider.LONGEST_DECISION.plusSeconds(1));
    assertThat(status()).isEqualTo("CLOSED");
  }

  @Test
  void moneyThatComesForAClosedWalletIsInSuspense() {
    long before = suspense();

    payWhile(
        "3.00",
        () -> {
          close().is(200);
          held.look(StatusDecider.LONGEST_DECISION.plusSeconds(1));
          assertThat(status()).isEqualTo("CLOSED");
        });
    assertBalance("0.00", "3.00");
    held.pump();

    assertBalance("0.00", "0.00");
    assertThat(suspense()).isEqualTo(before + 3_00);
    assertThat(kinds()).containsExactly("OPEN", "CLOSING", "CLOSE");
  }

  private Object answer(Intercepted.Call call) throws Throwable {
    if (call.request() instanceof TransactWriteItemsRequest writes
        && writes.transactItems().stream().anyMatch(BatchedWalletLifeTest::leavesALeg)) {
      meanwhile.getAndSet(Optional.empty()).ifPresent(Runnable::run);
    }
    return call.make();
  }

  private static boolean leavesALeg(TransactWriteItem write) {
    return write.put() != null
        && write.put().item().getOrDefault("pk", AttributeValue.fromS("")).s().startsWith("LEGS#");
  }

  /** Pays, and lets something happen between the decision and the commit. */
  private void payWhile(String amount, Runnable happens) {
    meanwhile.set(Optional.of(happens));
    pay(amount);
    assertThat(meanwhile.get()).isEmpty();
  }

  private void pay(String amount) {
    held.customer().send(payers, merchants, amount);
  }

  private Answer close() {
    return held.customer().closeWallet(merchants, "Done with it").send();
  }

  private String status() {
    return held.customer().getWallet(merchants).send().is(200).text("status");
  }

  private String etag() {
    return held.customer().getWallet(merchants).send().is(200).header("ETag").orElseThrow();
  }

  private void assertBalance(String posted, String unposted) {
    JsonNode balance = held.customer().getWallet(merchants).send().is(200).body().path("balance");
    assertThat(
            List.of(balance.at("/posted/amount").asText(), balance.at("/unposted/amount").asText()))
        .containsExactly(posted, unposted);
  }

  private List<String> kinds() {
    return held.entries(merchants).stream().map(entry -> text(entry, "kind")).toList();
  }

  /** What is in suspense, in cents. */
  private long suspense() {
    return LedgerTable.scan(held.stack()).wallets().entrySet().stream()
        .filter(wallet -> wallet.getKey().startsWith("wal_system_SUSPENSE_EUR_"))
        .map(wallet -> wallet.getValue().lastEntry().getValue().get("posted"))
        .mapToLong(posted -> posted == null ? 0 : Long.parseLong(posted.n()))
        .sum();
  }

  private static String text(Map<String, AttributeValue> item, String name) {
    AttributeValue value = item.get(name);
    return value == null ? "" : value.s();
  }
}
