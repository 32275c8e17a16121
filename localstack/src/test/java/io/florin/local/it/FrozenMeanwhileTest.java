package io.florin.local.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The bank's truth is posted, whatever became of the wallet since the transfer was accepted. */
@EmbeddedOnly("It holds an embedded stack still, and changes wallets in its table.")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FrozenMeanwhileTest {
  private final HeldFlorin held = HeldFlorin.start(options -> options);

  @AfterAll
  void stop() {
    held.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"FROZEN", "CLOSING", "CLOSED"})
  void whatTheBankHasDoneIsPosted(String status) {
    assertEnds(status, StandIn.WELL, "COMPLETED", "90.00", List.of("DEPOSIT", "WITHDRAWAL"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"FROZEN", "CLOSING", "CLOSED"})
  void whatTheBankHasRejectedIsEndedAndTheMoneyIsFree(String status) {
    assertEnds(status, "{\"rejectionRate\": 1}", "FAILED", "100.00", List.of("FAILED", "FAILED"));
  }

  private void assertEnds(
      String status, String bank, String end, String balance, List<String> lastEntries) {
    held.bank().behave(bank);
    Customer customer = held.customer();
    String wallet = customer.openWallet("EUR", "100.00");
    List<String> transfers =
        List.of(
            customer.createDeposit(wallet, "20.00").newKey().send().is(202).text("id"),
            customer.createWithdrawal(wallet, "30.00").newKey().send().is(202).text("id"));
    become(wallet, status);

    held.settle(transfers);

    assertThat(transfers)
        .extracting(id -> customer.getTransfer(id).send().is(200).text("status"))
        .containsExactly(end, end);
    assertThat(customer.balance(wallet)).isEqualTo(balance);
    List<Map<String, AttributeValue>> entries = held.entries(wallet);
    assertThat(entries.subList(entries.size() - 2, entries.size()))
        .extracting(entry -> text(entry, "kind"))
        .containsExactlyInAnyOrderElementsOf(lastEntries);
    assertThat(text(entries.getLast(), "status")).isEqualTo(status);
    assertThat(entries.getLast()).doesNotContainKeys("held", "incoming");
    LedgerTable.scan(held.stack()).assertPromises();
  }

  /** Gives the newest entry, which is the wallet's state, another status: no operation does yet. */
  private void become(String wallet, String status) {
    Map<String, AttributeValue> newest = new HashMap<>(held.entries(wallet).getLast());
    newest.put("status", AttributeValue.fromS(status));
    held.put(newest);
  }

  private static String text(Map<String, AttributeValue> item, String name) {
    AttributeValue value = item.get(name);
    return value == null ? "" : value.s();
  }
}
