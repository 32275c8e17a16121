package io.florin.local.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Credits and debits that admins make by hand. */
@ExtendWith(RunningFlorin.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AdjustmentsTest {
  private static final String NOBODYS_WALLET = "wal_01kaj9z7c5e3g1h9j7k5m3n1p8";

  private final Customer admin;
  private final Customer amina;

  AdjustmentsTest(Florin florin) {
    admin = florin.admin();
    amina = florin.newCustomer();
  }

  @Test
  void aCreditComesFromTheAdjustmentsAndIsSeenAtOnce() {
    String walletId = amina.openWallet("EUR");

    JsonNode transfer =
        admin.creditWallet(walletId, "100.00", "EUR").newKey().send().is(201).body();

    assertThat(transfer.path("kind").asText()).isEqualTo("CREDIT");
    assertThat(transfer.path("fromWalletId").asText()).startsWith("wal_system_ADJUSTMENTS_EUR_");
    assertThat(transfer.path("toWalletId").asText()).isEqualTo(walletId);
    assertThat(transfer.path("note").asText()).isEqualTo("By hand");
    assertThat(transfer.path("type").isNull()).isTrue();
    assertThat(transfer.path("legs"))
        .extracting(leg -> leg.at("/amount/amount").asText())
        .containsExactly("-100.00", "100.00");
    amina.assertWallet(walletId, 2, "100.00");
    JsonNode seen = amina.getTransfer(transfer.path("id").asText()).send().is(200).body();
    assertThat(seen.path("legs").isNull()).isTrue();
  }

  @Test
  void aDebitGoesToTheAdjustmentsAndNotBelowTheFloor() {
    String walletId = amina.openWallet("EUR", "10.00");

    JsonNode transfer = admin.debitWallet(walletId, "4.00", "EUR").newKey().send().is(201).body();
    assertThat(transfer.path("kind").asText()).isEqualTo("DEBIT");
    assertThat(transfer.path("toWalletId").asText()).startsWith("wal_system_ADJUSTMENTS_EUR_");
    amina.assertWallet(walletId, 3, "6.00");
    admin.debitWallet(walletId, "6.01", "EUR").newKey().send().is(422, "insufficient-funds");
    amina.assertWallet(walletId, 3, "6.00");
  }

  @Test
  void theCurrencyIsTheWallets() {
    String walletId = amina.openWallet("EUR");

    admin.creditWallet(walletId, "1.00", "USD").newKey().send().is(422, "currency-mismatch");
    admin.debitWallet(walletId, "1.00", "USD").newKey().send().is(422, "currency-mismatch");
  }

  @Test
  void aCreditHasALimit() {
    String walletId = amina.openWallet("EUR");

    admin
        .creditWallet(walletId, "10000000000.01", "EUR")
        .newKey()
        .send()
        .is(422, "amount-out-of-range");
    admin
        .creditWallet(walletId, "9999999999999999.00", "EUR")
        .newKey()
        .send()
        .faults("amount.amount", "too-large");
  }

  @Test
  void customersDoNotAdjust() {
    String walletId = amina.openWallet("EUR");

    amina.creditWallet(walletId, "1.00", "EUR").newKey().send().is(403, "forbidden");
    amina.debitWallet(walletId, "1.00", "EUR").newKey().send().is(403, "forbidden");
    amina.assertWallet(walletId, 1, "0.00");
  }

  @Test
  void whoMayNotIsToldSoBeforeAnythingElseIsLookedAt() {
    amina
        .ask("creditWallet", "POST", "/v1/wallets/nonsense/credit")
        .json("{")
        .send()
        .is(403, "forbidden");
    admin
        .ask("creditWallet", "POST", "/v1/wallets/nonsense/credit")
        .json("{}")
        .newKey()
        .send()
        .is(400, "validation-failed");
    admin.creditWallet("nonsense", "1.00", "EUR").newKey().send().is(404, "not-found");
    admin.creditWallet(NOBODYS_WALLET, "1.00", "EUR").newKey().send().is(404, "not-found");
    admin.debitWallet(NOBODYS_WALLET, "1.00", "EUR").newKey().send().is(404, "not-found");
  }

  @Test
  void adminsDoNotAdjustTheirOwnWallets() {
    String walletId = admin.openWallet("EUR");

    admin.creditWallet(walletId, "1.00", "EUR").newKey().send().is(403, "forbidden");
    admin.debitWallet(walletId, "1.00", "EUR").newKey().send().is(403, "forbidden");
    admin.assertWallet(walletId, 1, "0.00");
  }

  @Test
  void systemWalletsAreNotAdjusted() {
    String systemId =
        admin
            .creditWallet(amina.openWallet("EUR"), "1.00", "EUR")
            .newKey()
            .send()
            .is(201)
            .text("fromWalletId");

    admin.creditWallet(systemId, "1.00", "EUR").newKey().send().is(404, "not-found");
  }

  @Test
  void aReasonIsRequired() {
    String walletId = amina.openWallet("EUR");
    ObjectNode body = Florin.JSON.createObjectNode();
    body.putObject("amount").put("amount", "1.00").put("currency", "EUR");

    admin
        .ask("creditWallet", "POST", "/v1/wallets/" + walletId + "/credit")
        .newKey()
        .json(body)
        .send()
        .faults("description", "required");
  }

  @Test
  void aCreditIsNotADebitUnderTheSameKey() {
    String walletId = amina.openWallet("EUR", "10.00");
    String key = UUID.randomUUID().toString();

    Answer first = admin.creditWallet(walletId, "1.00", "EUR").key(key).send().is(201);
    Answer again = admin.creditWallet(walletId, "1.0", "EUR").key(key).send().is(201);
    assertThat(again.isReplay()).isTrue();
    assertThat(again.body()).isEqualTo(first.body());
    admin.debitWallet(walletId, "1.00", "EUR").key(key).send().is(422, "idempotency-key-reused");
    admin
        .creditWallet(amina.openWallet("EUR"), "1.00", "EUR")
        .key(key)
        .send()
        .is(422, "idempotency-key-reused");
    amina.assertWallet(walletId, 3, "11.00");
  }
}
