package io.florin.local.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** A wallet that many pay into at once. */
@ExtendWith(RunningFlorin.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BusyWalletTest {
  private static final int PAYERS = 12;
  private static final int PAYMENTS = 12;

  private final Florin florin;
  private final Customer merchant;
  private final Set<String> paid = ConcurrentHashMap.newKeySet();
  private String wallet = "";

  BusyWalletTest(Florin florin) {
    this.florin = florin;
    merchant = florin.newCustomer();
  }

  @BeforeEach
  void aMerchantsWallet() {
    wallet = merchant.openMerchantWallet("EUR");
    paid.clear();
  }

  @Test
  void postedAndUnpostedAddUpAtEveryLookWhileManyPay() {
    List<String> looks = new ArrayList<>();
    AtomicInteger asked = new AtomicInteger();
    AtomicInteger answered = new AtomicInteger();

    AtOnce.callers(
        PAYERS,
        caller -> pay(asked, answered),
        () -> {
          int before = answered.get();
          JsonNode balance = merchant.getWallet(wallet).send().is(200).body().path("balance");
          int after = asked.get();
          looks.add(balance.at("/unposted/amount").asText());
          assertThat(sum(balance).intValueExact()).as("%s", balance).isBetween(before, after);
        });

    assertThat(looks).as("looks that saw money on its way").anyMatch(look -> !look.equals("0.00"));
    assertThat(paid).hasSizeGreaterThan(PAYMENTS);
    assertPostedOnce(paid, new BigDecimal(paid.size()));
  }

  /** A new customer pays so many times; answers how many. */
  private int pay(AtomicInteger asked, AtomicInteger answered) {
    Customer payer = florin.newCustomer();
    String from = payer.openWallet("EUR", "100.00");
    for (int count = 0; count < PAYMENTS; count++) {
      asked.incrementAndGet();
      JsonNode transfer = payer.send(from, wallet, "1.00");
      answered.incrementAndGet();
      assertThat(transfer.path("status").asText()).isEqualTo("COMPLETED");
      paid.add(transfer.path("id").asText());
    }
    payer.assertWallet(from, 2 + PAYMENTS, (100 - PAYMENTS) + ".00");
    return PAYMENTS;
  }

  @Test
  void aMerchantPaysOutWhileItReceives() {
    String supplier = merchant.openWallet("EUR");
    AtomicInteger ignored = new AtomicInteger();
    AtomicInteger paidOut = new AtomicInteger();

    AtOnce.callers(
        PAYERS,
        caller -> pay(ignored, ignored),
        () -> {
          Answer answer = merchant.createTransfer(wallet, supplier, "1.00").newKey().send();
          if (answer.status() == 201) {
            paidOut.incrementAndGet();
          } else {
            assertThat(answer.code()).isIn("insufficient-funds", "conflict");
          }
        });

    int out = paidOut.get();
    assertPostedOnce(paid, new BigDecimal(paid.size() - out));
    assertThat(new BigDecimal(merchant.balance(supplier)).intValueExact()).isEqualTo(out);
  }

  @Test
  void aCreditByHandWaitsLikeAnyOther() {
    String id =
        florin.admin().creditWallet(wallet, "7.00", "EUR").newKey().send().is(201).text("id");

    assertPostedOnce(Set.of(id), new BigDecimal("7.00"));
    assertThat(merchant.getTransfer(id).send().is(200).text("status")).isEqualTo("COMPLETED");
  }

  @Test
  void aListShowsWhatAWalletShows() {
    florin.admin().creditWallet(wallet, "7.00", "EUR").newKey().send().is(201);
    settled();

    JsonNode listed = merchant.listWallets("type=MERCHANT&limit=1").send().is(200).body();

    assertThat(listed.at("/items/0")).isEqualTo(merchant.getWallet(wallet).send().is(200).body());
  }

  /** Says that each transfer is in one folded entry, once, and that the statement is sound. */
  private void assertPostedOnce(Set<String> transfers, BigDecimal balance) {
    assertThat(sum(settled())).isEqualByComparingTo(balance);
    List<JsonNode> statement = merchant.statement(wallet);
    Statements.assertSound(statement);
    Map<String, Integer> folded = new HashMap<>();
    for (JsonNode entry : statement) {
      boolean isBatch = entry.path("kind").asText().equals("BATCH");
      assertThat(entry.path("transfers").isArray()).isEqualTo(isBatch);
      BigDecimal sum = BigDecimal.ZERO;
      for (JsonNode transfer : entry.path("transfers")) {
        folded.merge(transfer.path("transferId").asText(), 1, Integer::sum);
        sum = sum.add(new BigDecimal(transfer.at("/amount/amount").asText()));
      }
      if (isBatch) {
        assertThat(sum).isEqualByComparingTo(Statements.amount(entry, "/amount"));
        assertThat(entry.path("transferId").isNull()).isTrue();
      }
    }
    assertThat(folded).containsOnlyKeys(transfers.toArray(String[]::new));
    assertThat(folded.values()).containsOnly(1);
  }

  private JsonNode settled() {
    return Awaitility.await("all is posted")
        .atMost(Customer.TIME_TO_SETTLE)
        .until(
            () -> merchant.getWallet(wallet).send().is(200).body().path("balance"),
            balance -> balance.at("/unposted/amount").asText().equals("0.00"));
  }

  private static BigDecimal sum(JsonNode balance) {
    return new BigDecimal(balance.at("/posted/amount").asText())
        .add(new BigDecimal(balance.at("/unposted/amount").asText()));
  }
}
