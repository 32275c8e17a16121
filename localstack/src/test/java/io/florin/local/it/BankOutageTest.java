package io.florin.local.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A bank that does not answer costs nobody a try; one that always fails does, and is told of. */
@EmbeddedOnly("It holds an embedded stack still, and turns its clock.")
class BankOutageTest {
  private static final int TRANSFERS = 12;
  private static final Duration LONG = Duration.ofMinutes(11);
  private static final Duration LONGER_THAN_AN_HOUR = Duration.ofMinutes(61);
  private static final int MAX_TRIES = 10;

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {"{\"down\": true}; 40", "{\"hangRate\": 1}; 6", "{\"errorRate\": 1}; 20"})
  void anOutageUsesUpNobodysTries(String outage, int runs) {
    try (HeldFlorin held = HeldFlorin.start(options -> options)) {
      Customer customer = held.customer();
      String wallet = customer.openWallet("EUR", "100.00");
      held.bank().behave(outage);
      List<String> transfers = new ArrayList<>();
      for (int count = 0; count < TRANSFERS / 2; count++) {
        transfers.add(customer.createDeposit(wallet, "2.00").newKey().send().is(202).text("id"));
        transfers.add(customer.createWithdrawal(wallet, "1.00").newKey().send().is(202).text("id"));
      }
      held.pump();

      for (int run = 0; run < runs; run++) {
        held.look(HeldFlorin.UNTIL_DUE);
      }

      assertThat(transfers)
          .allSatisfy(
              id -> {
                assertThat(held.isPending(id)).isTrue();
                assertThat(held.record(id)).doesNotContainKey("tries");
              });
      JsonNode settlement = held.settlement();
      assertThat(settlement.path("attention")).isEmpty();
      assertThat(settlement.at("/pending/0/count").asInt()).isEqualTo(TRANSFERS / 2);
      assertThat(settlement.at("/pending/1/count").asInt()).isEqualTo(TRANSFERS / 2);

      held.bank().behave(StandIn.WELL);
      held.settle(transfers);

      LedgerTable ledger = LedgerTable.scan(held.stack());
      ledger.assertPromises();
      assertThat(ledger.transfers().keySet()).containsAll(transfers);
      assertThat(transfers)
          .allSatisfy(
              id -> assertThat(held.bank().decision(id).path("status").asText()).isEqualTo("DONE"));
      assertThat(posted(held, wallet)).isEqualTo("106.00");
    }
  }

  @Test
  void aPaymentThatAlwaysFailsIsPutBeforeOperatorsAndEndsWhenTheBankRecovers() throws IOException {
    try (RefusingBank bank = new RefusingBank();
        HeldFlorin held =
            HeldFlorin.start(
                options -> options.withParameter("BankUrl", bank.address().toString()))) {
      Customer customer = held.customer();
      String wallet = customer.openWallet("EUR", "100.00");
      String hopeless =
          customer.createWithdrawal(wallet, "30.00").newKey().send().is(202).text("id");
      String easy = customer.createWithdrawal(wallet, "10.00").newKey().send().is(202).text("id");
      bank.failOn(hopeless);
      held.pump();

      int looks = 0;
      while (held.settlement().path("attention").isEmpty()) {
        assertThat(held.isPending(hopeless)).isTrue();
        assertThat(looks).isLessThan(MAX_TRIES);
        held.look(LONG);
        looks++;
      }

      JsonNode settlement = held.settlement();
      assertThat(settlement.at("/attention/0/id").asText()).isEqualTo(hopeless);
      assertThat(settlement.at("/attention/0/status").asText()).isEqualTo("PENDING");
      JsonNode history = settlement.at("/history/0");
      assertThat(history.path("transferId").asText()).isEqualTo(hopeless);
      assertThat(history.path("tries").asInt()).isEqualTo(MAX_TRIES);
      assertThat(history.path("steps"))
          .extracting(step -> step.path("state").asText())
          .containsExactly("UNKNOWN", "ATTENTION");
      assertThat(held.facts().ofTransfer(hopeless))
          .containsExactly("transfer-accepted", "transfer-needs-attention");
      JsonNode balance = wallet(held, wallet).at("/balance");
      assertThat(balance.at("/posted/amount").asText()).isEqualTo("90.00");
      assertThat(balance.at("/held/amount").asText()).isEqualTo("30.00");
      assertThat(held.isPending(easy)).isFalse();

      bank.recover();
      held.look(LONGER_THAN_AN_HOUR);

      assertThat(held.isPending(hopeless)).isFalse();
      assertThat(held.settlement().path("attention")).isEmpty();
      assertThat(held.facts().ofTransfer(hopeless)).endsWith("transfer-completed").hasSize(3);
      assertThat(posted(held, wallet)).isEqualTo("60.00");
      assertThat(bank.paid()).containsExactlyInAnyOrder(hopeless, easy);
      LedgerTable.scan(held.stack()).assertPromises();
    }
  }

  /** A wallet, asked for by the admin, whose token is new. */
  private static JsonNode wallet(HeldFlorin held, String walletId) {
    return held.admin().getWallet(walletId).send().is(200).body();
  }

  private static String posted(HeldFlorin held, String walletId) {
    return wallet(held, walletId).at("/balance/posted/amount").asText();
  }
}
