package io.florin.local.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.florin.local.source.Deliveries;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.sqs.model.Message;

/**
 * Each record of the stream comes twice, each message three times, in any order and some of them
 * much later, while many move money: the end is what a naive reckoning says.
 */
@EmbeddedOnly("It repeats and disorders what an embedded stack delivers.")
class RepeatedDeliveriesTest {
  private static final int CALLERS = 8;
  private static final int COMMANDS_EACH = 12;
  private static final int WALLETS = 6;
  private static final long BEGINNING = 100_00;

  private final long seed = new Random().nextLong();
  private final HeldFlorin held;
  private final Customer customer;
  private final List<String> wallets = new ArrayList<>();

  RepeatedDeliveriesTest() {
    held = HeldFlorin.start(options -> options.altering(new Repeating(seed)));
    customer = held.customer();
    for (int count = 0; count < WALLETS; count++) {
      wallets.add(customer.openWallet("EUR", "100.00"));
    }
  }

  @AfterEach
  void stop() {
    held.close();
  }

  /**
   * What is there comes more than once, in any order, and a part of it again with later batches.
   */
  private static final class Repeating implements Deliveries {
    private final Random random;
    private final List<Record> earlierRecords = new ArrayList<>();
    private final List<Message> earlierMessages = new ArrayList<>();

    Repeating(long seed) {
      random = new Random(seed);
    }

    @Override
    public synchronized List<Record> ofStream(List<Record> records) {
      return repeated(records, 2, earlierRecords);
    }

    @Override
    public synchronized List<Message> ofQueue(String queue, List<Message> messages) {
      return repeated(messages, 3, earlierMessages);
    }

    private <T> List<T> repeated(List<T> some, int times, List<T> earlier) {
      List<T> all = new ArrayList<>();
      Collections.nCopies(times, some).forEach(all::addAll);
      for (int count = 0; count < some.size() && !earlier.isEmpty(); count++) {
        all.add(earlier.get(random.nextInt(earlier.size())));
      }
      earlier.addAll(some);
      Collections.shuffle(all, random);
      return all;
    }
  }

  @Test
  void theEndIsTheSame() {
    held.bank()
        .behave("{\"rejectionRate\": 0.3, \"errorRate\": 0.1, \"seed\": %d}".formatted(seed));

    List<Answer> answers =
        AtOnce.callers(CALLERS, caller -> commands(new Random(seed + caller))).stream()
            .flatMap(List::stream)
            .toList();
    List<JsonNode> accepted = withStatus(answers, 202);
    held.settle(ids(accepted));
    held.look(HeldFlorin.UNTIL_DUE);

    LedgerTable ledger = LedgerTable.scan(held.stack());
    ledger.assertPromises();
    Map<String, JsonNode> book = held.bank().book();
    assertThat(book.keySet())
        .as("seed %d", seed)
        .containsExactlyInAnyOrderElementsOf(ids(accepted));
    assertThat(balances(ledger))
        .as("seed %d", seed)
        .isEqualTo(reckoned(withStatus(answers, 201), accepted, book));
    assertFacts(ledger, accepted, book);
  }

  private List<Answer> commands(Random random) {
    List<Answer> answers = new ArrayList<>();
    for (int count = 0; count < COMMANDS_EACH; count++) {
      String wallet = wallets.get(random.nextInt(WALLETS));
      String amount = (1 + random.nextInt(30)) + "." + (10 + random.nextInt(90));
      answers.add(
          switch (random.nextInt(3)) {
            case 0 -> untilItLasts(customer.createDeposit(wallet, amount).newKey());
            case 1 -> untilItLasts(customer.createWithdrawal(wallet, amount).newKey());
            default ->
                untilItLasts(
                    customer
                        .createTransfer(wallet, wallets.get(random.nextInt(WALLETS)), amount)
                        .newKey());
          });
    }
    return answers;
  }

  private static Answer untilItLasts(Ask ask) {
    Answer answer = ask.send();
    for (int sends = 1; answer.isPassing(); sends++) {
      assertThat(sends).isLessThan(60);
      answer = ask.send();
    }
    return answer;
  }

  private static List<JsonNode> withStatus(List<Answer> answers, int status) {
    return answers.stream().filter(answer -> answer.status() == status).map(Answer::body).toList();
  }

  private static List<String> ids(List<JsonNode> transfers) {
    return transfers.stream().map(transfer -> transfer.path("id").asText()).toList();
  }

  private Map<String, Long> balances(LedgerTable ledger) {
    Map<String, Long> balances = new HashMap<>();
    for (String wallet : wallets) {
      balances.put(wallet, number(held.entries(wallet).getLast(), "posted"));
      assertThat(ledger.wallets().get(wallet)).isNotNull();
    }
    return balances;
  }

  /** What each wallet has by what was answered and by the bank's book. */
  private Map<String, Long> reckoned(
      List<JsonNode> moved, List<JsonNode> accepted, Map<String, JsonNode> book) {
    Map<String, Long> balances = new HashMap<>();
    wallets.forEach(wallet -> balances.put(wallet, BEGINNING));
    moved.forEach(transfer -> move(transfer, balances));
    accepted.stream()
        .filter(transfer -> isDone(book, transfer.path("id").asText()))
        .forEach(transfer -> move(transfer, balances));
    return balances;
  }

  private static void move(JsonNode transfer, Map<String, Long> balances) {
    long amount =
        new BigDecimal(transfer.at("/amount/amount").asText()).movePointRight(2).longValueExact();
    balances.computeIfPresent(
        transfer.path("fromWalletId").asText(), (wallet, balance) -> balance - amount);
    balances.computeIfPresent(
        transfer.path("toWalletId").asText(), (wallet, balance) -> balance + amount);
  }

  private void assertFacts(
      LedgerTable ledger, List<JsonNode> accepted, Map<String, JsonNode> book) {
    held.facts().assertNoContradiction();
    assertThat(held.facts().repeated()).isGreaterThan(accepted.size());
    Map<String, Long> told = new HashMap<>();
    held.facts()
        .named("entry-posted")
        .forEach(fact -> told.merge(fact.path("walletId").asText(), 1L, Long::sum));
    ledger
        .wallets()
        .forEach(
            (wallet, entries) -> assertThat(told).containsEntry(wallet, (long) entries.size()));
    for (String id : ids(accepted)) {
      assertThat(held.facts().ofTransfer(id))
          .as("seed %d, what is told of %s", seed, id)
          .containsExactly(
              "transfer-accepted", isDone(book, id) ? "transfer-completed" : "transfer-failed");
    }
  }

  private static boolean isDone(Map<String, JsonNode> book, String id) {
    JsonNode payment = book.get(id);
    return payment != null && payment.path("status").asText().equals("DONE");
  }

  private static long number(Map<String, AttributeValue> item, String name) {
    AttributeValue value = item.get(name);
    return value == null ? 0 : Long.parseLong(value.n());
  }
}
