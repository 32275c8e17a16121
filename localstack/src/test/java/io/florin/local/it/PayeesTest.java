package io.florin.local.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Transfers to somebody whose wallet is named by another name than its id. */
@ExtendWith(RunningFlorin.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PayeesTest {
  private final Customer amina;
  private final Customer brian;
  private String from = "";
  private String to = "";
  private String number = "";

  PayeesTest(Florin florin) {
    amina = florin.newCustomer();
    brian = florin.newCustomer();
  }

  @BeforeEach
  void wallets() {
    from = amina.openWallet("EUR", "100.00");
    to = brian.openWallet("EUR");
    number = brian.getWallet(to).send().is(200).text("accountNumber");
  }

  @Test
  void anAccountNumberNamesTheWalletThatIsPaid() {
    String key = UUID.randomUUID().toString();
    ObjectNode body = body("{\"accountNumber\": \"" + number + "\"}");
    Answer answer = amina.createTransfer(body).key(key).send().is(201);

    assertThat(answer.text("toWalletId")).isEqualTo(to);
    brian.assertWallet(to, 2, "25.00");
    body.putNull("toWalletId").withObject("to").putNull("email");
    Answer again = amina.createTransfer(body).key(key).send().is(201);
    assertThat(again.isReplay()).isTrue();
    assertThat(again.body()).isEqualTo(answer.body());
    brian.assertWallet(to, 2, "25.00");
    // What was asked for is compared, not whom it led to.
    amina.createTransfer(from, to, "25.00").key(key).send().is(422, "idempotency-key-reused");
  }

  @Test
  void whatIsRefusedIsOnRecordAsForAnyTransfer() {
    ObjectNode body = body("{\"accountNumber\": \"" + number + "\"}");
    body.withObject("amount").put("amount", "100.01");

    Answer refused = amina.createTransfer(body).newKey().send();

    refused.is(422, "insufficient-funds");
    assertThat(amina.getTransfer(refused.text("transferId")).send().is(200).text("toWalletId"))
        .isEqualTo(to);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"accountNumber\": \"000000000098\"}",
        "{\"accountNumber\": \"123456789012\"}",
        "{\"email\": \"amina@example.com\"}",
        "{\"phone\": \"+254711004567\"}"
      })
  void aNameThatNobodyHasIsNotFoundAndLeavesTheKeyFree(String name) {
    String key = UUID.randomUUID().toString();

    amina.createTransfer(body(name)).key(key).send().is(404, "not-found");
    amina.createTransfer(from, to, "1.00").key(key).send().is(201);
  }

  @Test
  void aContactThatNobodyHasVerifiedIsAsIfNobodyHadIt() {
    String email = brian.ask("getMe", "GET", "/v1/me").send().is(200).text("email");

    amina.createTransfer(body("{\"email\": \"" + email + "\"}")).newKey().send().is(404);
    brian.assertWallet(to, 1, "0.00");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}                                                | to               | not-allowed",
        "{\"email\": null}                                 | to               | not-allowed",
        "{\"email\": \"a@example.com\", \"phone\": \"+254711004567\"} | to     | not-allowed",
        "{\"email\": \"nobody\"}                           | to.email         | invalid-format",
        "{\"phone\": \"12\"}                               | to.phone         | invalid-format",
        "{\"accountNumber\": \"12\"}                       | to.accountNumber | invalid-format",
        "{\"accountNumber\": 482917350624}                 | to.accountNumber | wrong-type",
        "{\"walletId\": \"wal_1\"}                         | to.walletId      | unknown-field",
        "\"482917350624\"                                  | to               | wrong-type",
        "null                                              | toWalletId       | required"
      })
  void theNameAtFaultIsNamed(String name, String field, String code) {
    amina.createTransfer(body(name)).newKey().send().faults(field, code);
  }

  @Test
  void oneNameIsGivenAndNotTwo() {
    ObjectNode body = body("{\"accountNumber\": \"" + number + "\"}").put("toWalletId", to);

    amina.createTransfer(body).newKey().send().faults("to", "not-allowed");
    body.remove("to");
    body.remove("toWalletId");
    amina.createTransfer(body).newKey().send().faults("toWalletId", "required");
  }

  @Test
  void aWalletDoesNotPayItself() {
    String own = amina.getWallet(from).send().is(200).text("accountNumber");

    amina
        .createTransfer(body("{\"accountNumber\": \"" + own + "\"}"))
        .newKey()
        .send()
        .is(422, "same-wallet");
  }

  private ObjectNode body(String name) {
    return Types.json(
        """
        {"fromWalletId": "%s", "to": %s, "amount": {"amount": "25.00", "currency": "EUR"}}
        """
            .formatted(from, name));
  }
}
