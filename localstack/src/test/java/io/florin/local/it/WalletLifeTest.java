package io.florin.local.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Freezing, unfreezing and closing. */
@ExtendWith(RunningFlorin.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WalletLifeTest {
  private static final String NOBODYS_WALLET = "wal_01kaj9z7c5e3g1h9j7k5m3n1p8";
  private static final String SYSTEM_WALLET = "wal_system_ADJUSTMENTS_EUR_0";

  private final Customer admin;
  private final Customer amina;
  private final Customer brian;
  private final String brians;

  WalletLifeTest(Florin florin) {
    admin = florin.admin();
    amina = florin.newCustomer();
    brian = florin.newCustomer();
    brians = brian.openWallet("EUR", "100.00");
  }

  @Test
  void aFrozenWalletIsPaidAndDoesNotPay() {
    String wallet = amina.openWallet("EUR", "50.00");

    Answer frozen = admin.freezeWallet(wallet, "Reported as stolen").send().is(200);

    assertThat(frozen.text("status")).isEqualTo("FROZEN");
    assertThat(frozen.header("ETag")).contains("\"3\"");
    assertThat(amina.getWallet(wallet).send().is(200).body()).isEqualTo(frozen.body());
    amina.createTransfer(wallet, brians, "1.00").newKey().send().is(422, "wallet-frozen");
    amina.createWithdrawal(wallet, "1.00").newKey().send().is(422, "wallet-frozen");
    admin.debitWallet(wallet, "1.00", "EUR").newKey().send().is(422, "wallet-frozen");
    brian.send(brians, wallet, "2.00");
    admin.creditWallet(wallet, "3.00", "EUR").newKey().send().is(201);
    assertThat(amina.balance(wallet)).isEqualTo("55.00");

    admin.unfreezeWallet(wallet, "Found again").send().is(200);
    amina.send(wallet, brians, "1.00");
    List<JsonNode> statement = amina.statement(wallet);
    Statements.assertSound(statement);
    assertThat(statement)
        .extracting(entry -> entry.path("kind").asText())
        .containsExactly("OPEN", "CREDIT", "FREEZE", "TRANSFER", "CREDIT", "UNFREEZE", "TRANSFER");
    assertThat(statement.get(2).path("note").asText()).isEqualTo("Reported as stolen");
    assertThat(statement.get(2).path("transferId").isNull()).isTrue();
    assertThat(statement.get(5).path("note").asText()).isEqualTo("Found again");
  }

  @Test
  void whatIsDoneAlreadyIsNotDoneAgain() {
    String wallet = amina.openWallet("EUR");

    admin.unfreezeWallet(wallet, "It was not").send().is(200);
    amina.assertWallet(wallet, 1, "0.00");
    Answer frozen = admin.freezeWallet(wallet, "For a while").send().is(200);
    assertThat(admin.freezeWallet(wallet, "Once more").send().is(200).body())
        .isEqualTo(frozen.body());
    admin.unfreezeWallet(wallet, "Over").send().is(200);
    Answer closed = amina.closeWallet(wallet, "Done with it").send().is(200);
    assertThat(amina.closeWallet(wallet, "Again").send().is(200).body()).isEqualTo(closed.body());
    amina.assertWallet(wallet, 4, "0.00");
  }

  @Test
  void aClosedWalletNeitherPaysNorIsPaidAndStaysClosed() {
    String wallet = amina.openWallet("EUR", "5.00");
    amina.closeWallet(wallet, "Moved").send().is(409, "balance-not-zero");
    amina.send(wallet, brians, "5.00");

    Answer closed = amina.closeWallet(wallet, "Moved to another bank").send().is(200);

    assertThat(closed.text("status")).isEqualTo("CLOSED");
    brian.createTransfer(brians, wallet, "1.00").newKey().send().is(422, "wallet-closed");
    amina.createTransfer(wallet, brians, "1.00").newKey().send().is(422, "wallet-closed");
    amina.createDeposit(wallet, "1.00").newKey().send().is(422, "wallet-closed");
    admin.creditWallet(wallet, "1.00", "EUR").newKey().send().is(422, "wallet-closed");
    admin.freezeWallet(wallet, "Too late").send().is(422, "wallet-closed");
    admin.unfreezeWallet(wallet, "Too late").send().is(422, "wallet-closed");
    List<JsonNode> statement = amina.statement(wallet);
    Statements.assertSound(statement);
    assertThat(statement.getLast().path("kind").asText()).isEqualTo("CLOSE");
    assertThat(statement.getLast().path("note").asText()).isEqualTo("Moved to another bank");
  }

  @Test
  void onlyAnAdminClosesAFrozenWallet() {
    String wallet = amina.openWallet("EUR");
    admin.freezeWallet(wallet, "Reported as stolen").send().is(200);

    amina.closeWallet(wallet, "Mine").send().is(422, "wallet-frozen");
    assertThat(admin.closeWallet(wallet, "Fraud").send().is(200).text("status"))
        .isEqualTo("CLOSED");
  }

  @Test
  void nobodyClosesWhatIsNotTheirsAndCustomersDoNotFreeze() {
    String wallet = amina.openWallet("EUR");

    brian.closeWallet(wallet, "Not mine").send().is(404, "not-found");
    amina.freezeWallet(wallet, "By myself").send().is(403, "forbidden");
    amina.unfreezeWallet(wallet, "By myself").send().is(403, "forbidden");
    amina.assertWallet(wallet, 1, "0.00");
  }

  @ParameterizedTest
  @CsvSource({"freeze", "unfreeze", "close"})
  void aWalletThatDoesNotExistOrIsFlorinsOwnIsNotFound(String change) {
    for (String wallet : List.of(NOBODYS_WALLET, SYSTEM_WALLET, "nonsense")) {
      admin
          .ask(change + "Wallet", "POST", "/v1/wallets/" + wallet + "/" + change)
          .json("{\"reason\": \"To see\"}")
          .send()
          .is(404, "not-found");
    }
  }

  @ParameterizedTest
  @CsvSource({"freeze", "unfreeze", "close"})
  void aReasonIsNeededAndBounded(String change) {
    String wallet = amina.openWallet("EUR");
    String path = "/v1/wallets/" + wallet + "/" + change;
    String operation = change + "Wallet";

    admin.ask(operation, "POST", path).json("{}").send().faults("reason", "required");
    admin
        .ask(operation, "POST", path)
        .json("{\"reason\": \"\"}")
        .send()
        .faults("reason", "too-short");
    admin
        .ask(operation, "POST", path)
        .json("{\"reason\": \"%s\"}".formatted("x".repeat(201)))
        .send()
        .faults("reason", "too-long");
    admin
        .ask(operation, "POST", path)
        .json("{\"reason\": \"a\\nb\"}")
        .send()
        .faults("reason", "invalid-format");
    admin.ask(operation, "POST", path).json("{").send().is(400, "malformed-json");
    amina.assertWallet(wallet, 1, "0.00");
    admin
        .ask(operation, "POST", path)
        .json("{\"reason\": \"%s\"}".formatted("é".repeat(200)))
        .send()
        .is(200);
  }

  @Test
  void freezesAndTransfersAtOnceLeaveNoMoneyBehindAFreeze() {
    String wallet = amina.openWallet("EUR", "100.00");

    List<Answer> answers =
        AtOnce.callers(
            12,
            caller ->
                caller % 4 == 0
                    ? admin.freezeWallet(wallet, "Caller " + caller).send()
                    : amina.createTransfer(wallet, brians, "1.00").newKey().send());

    List<JsonNode> statement = amina.statement(wallet);
    Statements.assertSound(statement);
    assertThat(statement)
        .extracting(entry -> entry.path("kind").asText())
        .containsOnlyOnce("FREEZE");
    assertThat(statement.getLast().path("kind").asText()).isEqualTo("FREEZE");
    assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(statement.size() - 3);
    assertThat(answers)
        .allMatch(answer -> answer.status() < 300 || answer.code().equals("wallet-frozen"));
  }
}
