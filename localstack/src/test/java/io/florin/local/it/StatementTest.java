package io.florin.local.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The statement of a wallet, page by page. */
@ExtendWith(RunningFlorin.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StatementTest {
  private static final int ENTRIES = 8;

  private final Florin florin;
  private final Customer amina;
  private final String walletId;
  private final String otherId;

  StatementTest(Florin florin) {
    this.florin = florin;
    amina = florin.newCustomer();
    walletId = amina.openWallet("EUR", "100.00");
    otherId = amina.openWallet("EUR", "1.00");
    for (int version = 3; version <= ENTRIES; version++) {
      amina.send(walletId, otherId, version + ".00");
    }
  }

  @Test
  void anEntryTellsWhatHappenedOnItsSide() {
    String payer = amina.openWallet("EUR", "10.00");
    String payee = amina.openWallet("EUR");
    JsonNode body =
        Customer.transfer(payer, payee, "4.00", "EUR").put("note", "Lunch").put("channel", "APP");
    JsonNode transfer = amina.createTransfer(body).newKey().send().is(201).body();

    JsonNode paid = amina.listEntries(payer, "limit=1").send().is(200).body().at("/items/0");
    JsonNode received = amina.listEntries(payee, "limit=1").send().is(200).body().at("/items/0");

    assertThat(paid.path("version").asInt()).isEqualTo(3);
    assertThat(paid.path("kind").asText()).isEqualTo("TRANSFER");
    assertThat(paid.at("/amount/amount").asText()).isEqualTo("-4.00");
    assertThat(paid.at("/balance/posted/amount").asText()).isEqualTo("6.00");
    assertThat(paid.path("counterparty").asText()).isEqualTo(payee);
    assertThat(received.at("/amount/amount").asText()).isEqualTo("4.00");
    assertThat(received.at("/balance/available/amount").asText()).isEqualTo("4.00");
    assertThat(received.path("counterparty").asText()).isEqualTo(payer);
    for (JsonNode entry : List.of(paid, received)) {
      assertThat(entry.path("transferId")).isEqualTo(transfer.path("id"));
      assertThat(entry.path("at")).isEqualTo(transfer.path("createdAt"));
      assertThat(entry.path("note").asText()).isEqualTo("Lunch");
      assertThat(entry.path("channel").asText()).isEqualTo("APP");
      assertThat(entry.path("type").asText()).isEqualTo("TRANSFER");
    }
  }

  @Test
  void theStatementIsSoundToWhoeverRecomputesIt() {
    Statements.assertSound(amina.statement(walletId));
    Statements.assertSound(amina.statement(otherId));
  }

  @ParameterizedTest
  @CsvSource({"1", "3", "8", "100"})
  void pagesInBothOrdersShowEachEntryOnce(int limit) {
    assertThat(versions("limit=" + limit)).containsExactly(8, 7, 6, 5, 4, 3, 2, 1);
    assertThat(versions("order=desc&limit=" + limit)).containsExactly(8, 7, 6, 5, 4, 3, 2, 1);
    assertThat(versions("order=asc&limit=" + limit)).containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
  }

  @Test
  void aPageIsBoundedAndTwentyWhenNothingIsSaid() {
    String busy = amina.openWallet("EUR", "30.00");
    for (int i = 0; i < 20; i++) {
      amina.send(busy, otherId, "1.00");
    }

    Answer page = amina.listEntries(busy, "").send().is(200);

    assertThat(page.body().path("items")).hasSize(20);
    assertThat(page.body().path("nextCursor").isNull()).isFalse();
  }

  @Test
  void whatHappensBetweenPagesDoesNotDisturbThem() {
    String busy = amina.openWallet("EUR", "30.00");
    amina.send(busy, otherId, "1.00");
    Answer first = amina.listEntries(busy, "limit=2").send().is(200);
    amina.send(busy, otherId, "1.00");

    Answer second =
        amina.listEntries(busy, "limit=2&cursor=" + first.text("nextCursor")).send().is(200);

    assertThat(second.body().path("items"))
        .extracting(entry -> entry.path("version").asInt())
        .containsExactly(1);
    assertThat(second.body().path("nextCursor").isNull()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "limit=0, limit, too-small",
    "limit=101, limit, too-large",
    "limit=abc, limit, wrong-type",
    "order=newest, order, not-allowed",
    "since=2026-01-01T00:00:00Z, since, unknown-parameter",
    "from=yesterday, from, invalid-format",
    "from=2026-02-30T00:00:00Z, from, invalid-format",
    "from=2026-01-01T00:00:00.001Z&to=2026-01-01T00:00:00Z, from, after-end",
    "kind=PAYMENT, kind, not-allowed",
    "minAmount=-1, minAmount, invalid-format",
    "maxAmount=1e3, maxAmount, invalid-format"
  })
  void aFaultyParameterIsNamed(String query, String field, String code) {
    amina.listEntries(walletId, query).send().faults(field, code);
  }

  @Test
  void aCursorIsGoodForItsOwnStatementOnly() {
    String cursor = amina.listEntries(walletId, "limit=2").send().is(200).text("nextCursor");

    amina.listEntries(otherId, "cursor=" + cursor).send().is(400, "invalid-cursor");
    amina.listEntries(walletId, "order=asc&cursor=" + cursor).send().is(400, "invalid-cursor");
    amina.listEntries(walletId, "cursor=" + cursor + "x").send().is(400, "invalid-cursor");
    amina.listEntries(walletId, "cursor=" + cursor.substring(1)).send().is(400, "invalid-cursor");
    amina.listWallets("cursor=" + cursor).send().is(400, "invalid-cursor");
    florin.newCustomer().listEntries(walletId, "cursor=" + cursor).send().is(400, "invalid-cursor");
    florin.admin().listEntries(walletId, "cursor=" + cursor).send().is(400, "invalid-cursor");
  }

  private List<Integer> versions(String query) {
    List<Integer> versions = new ArrayList<>();
    String next = query;
    for (int pages = 0; pages <= ENTRIES; pages++) {
      Answer page = amina.listEntries(walletId, next).send().is(200);
      page.body().path("items").forEach(entry -> versions.add(entry.path("version").asInt()));
      if (page.body().path("nextCursor").isNull()) {
        return versions;
      }
      next = query + "&cursor=" + page.text("nextCursor");
    }
    throw new AssertionError("The statement does not end.");
  }
}
