package io.florin.local.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;

/**
 * Deposits and withdrawals of one customer with a few wallets, and what each was told. Which are
 * asked for follows from the seed.
 */
final class BankTraffic {
  private static final int WALLETS = 8;
  private static final int MAX_SENDS = 60;
  private static final Set<String> RELEASES = Set.of("FAILED", "WITHDRAWAL");

  private final Customer owner;
  private final List<String> walletIds = new ArrayList<>();
  private final long seed;
  private final Map<String, ObjectNode> asked = new ConcurrentHashMap<>();
  private final Map<String, Answer> answered = new ConcurrentHashMap<>();
  private final Map<String, JsonNode> ended = new ConcurrentHashMap<>();

  /** Opens the wallets of a new customer, with 2,000.00 in each. */
  BankTraffic(Florin florin, long seed) {
    owner = florin.newCustomer();
    this.seed = seed;
    for (int i = 0; i < WALLETS; i++) {
      walletIds.add(owner.openWallet("EUR", "2000.00"));
    }
  }

  /** The customer whose wallets they are. */
  Customer owner() {
    return owner;
  }

  /** Lets callers ask at once, so often all together. */
  void run(int callers, int transfers) {
    AtomicInteger left = new AtomicInteger(transfers);
    AtOnce.callers(
        callers,
        caller -> {
          Random random = new Random(seed + caller);
          while (left.getAndDecrement() > 0) {
            ask(owner, random);
          }
          return caller;
        });
  }

  /** Asks for one deposit or withdrawal, until there is an answer that lasts. */
  void ask(Customer as, Random random) {
    boolean deposit = random.nextBoolean();
    ObjectNode body =
        Customer.bankTransfer(
            walletIds.get(random.nextInt(WALLETS)),
            (1 + random.nextInt(30)) + "." + (10 + random.nextInt(90)));
    String key = (deposit ? "in-" : "out-") + new UUID(random.nextLong(), random.nextLong());
    asked.put(key, body);
    askAgain(as, key);
  }

  /** Asks for what was asked for and not answered, since nobody was there any more. */
  void askForTheUnanswered(Customer as) {
    for (String key : asked.keySet()) {
      if (!answered.containsKey(key)) {
        askAgain(as, key);
      }
    }
  }

  private void askAgain(Customer as, String key) {
    ObjectNode body = Objects.requireNonNull(asked.get(key), "what was asked for");
    for (int sends = 1; sends <= MAX_SENDS; sends++) {
      Ask ask = key.startsWith("in-") ? as.createDeposit(body) : as.createWithdrawal(body);
      Answer answer = ask.key(key).send();
      if (!answer.isPassing()) {
        assertThat(answer.status()).as("seed %s: %s", seed, answer.body()).isEqualTo(202);
        answered.put(key, answer);
        return;
      }
    }
    throw new AssertionError("No answer that lasts in " + MAX_SENDS + " sends.");
  }

  /** How many were accepted. */
  int accepted() {
    return answered.size();
  }

  /** Waits until all that was accepted has ended. */
  void awaitTheEnd(Customer as, Duration atMost) {
    Awaitility.await("the end of all")
        .atMost(atMost)
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(500))
        .untilAsserted(() -> assertThat(stillPending(as)).as("pending, seed %s", seed).isEmpty());
  }

  private List<String> stillPending(Customer as) {
    List<String> pending = new ArrayList<>();
    for (Answer answer : answered.values()) {
      String id = answer.text("id");
      if (!ended.containsKey(id)) {
        JsonNode transfer = as.getTransfer(id).send().is(200).body();
        if (transfer.path("status").asText().equals("PENDING")) {
          pending.add(id);
        } else {
          ended.put(id, transfer);
        }
      }
    }
    return pending;
  }

  /** How many ended so. */
  long ended(String status) {
    return ended.values().stream()
        .filter(transfer -> transfer.path("status").asText().equals(status))
        .count();
  }

  /**
   * Says that statements are sound, that what they hold is what waits, and that the bank has
   * decided on all that they have posted or released. It may be called at any moment: the bank's
   * book is read after the statements.
   */
  void assertNothingGoesBeforeTheBank(Customer as, StandIn bank) {
    Map<String, JsonNode> ends = new HashMap<>();
    for (String walletId : walletIds) {
      List<JsonNode> statement = as.statement(walletId);
      Statements.assertSound(statement);
      Map<String, BigDecimal> held = new HashMap<>();
      for (JsonNode entry : statement) {
        String id = entry.path("transferId").asText();
        String kind = entry.path("kind").asText();
        held.merge(id, Statements.amount(entry, "/reserved"), BigDecimal::add);
        if (RELEASES.contains(kind) || kind.equals("DEPOSIT")) {
          assertThat(ends.put(id, entry)).as("seed %s: %s is there twice", seed, entry).isNull();
          assertThat(held.get(id)).as("seed %s: %s", seed, entry).isZero();
        }
        assertThat(Statements.amount(entry, "/balance/held"))
            .as("seed %s: %s", seed, entry)
            .isEqualByComparingTo(held.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add));
      }
    }
    Map<String, JsonNode> book = bank.book();
    ends.forEach(
        (id, entry) -> {
          JsonNode payment = book.get(id);
          if (payment == null) {
            throw new AssertionError("Seed " + seed + ": the bank knows nothing of " + entry);
          }
          assertThat(payment.path("status").asText())
              .as("seed %s: %s", seed, entry)
              .isEqualTo(entry.path("kind").asText().equals("FAILED") ? "REJECTED" : "DONE");
          assertThat(Instant.parse(entry.path("at").asText()))
              .as("seed %s: %s", seed, payment)
              .isAfterOrEqualTo(Instant.parse(payment.path("at").asText()));
        });
  }

  /**
   * Says that the ledger keeps its promises, and that of what was accepted here the ledger and the
   * bank's book agree, payment by payment and to the cent. Both may know of more.
   */
  void assertAgrees(LedgerTable ledger, StandIn bank) {
    ledger.assertPromises();
    ledger.assertNothingWaits(walletIds);
    Set<String> ours =
        answered.values().stream().map(answer -> answer.text("id")).collect(Collectors.toSet());
    Map<String, String> booked = new TreeMap<>();
    long outside = 0;
    for (JsonNode payment : bank.book().values()) {
      if (!ours.contains(payment.path("reference").asText())) {
        continue;
      }
      boolean done = payment.path("status").asText().equals("DONE");
      boolean collected = payment.path("direction").asText().equals("COLLECT");
      String amount = payment.at("/amount/amount").asText();
      booked.put(
          payment.path("reference").asText(),
          String.join(
              " ",
              payment.path("direction").asText(),
              payment.path("bankAccount").asText(),
              amount,
              done ? "COMPLETED" : "FAILED",
              payment.path("traceId").asText()));
      if (done) {
        long cents = Long.parseLong(amount.replace(".", ""));
        outside += collected ? -cents : cents;
      }
    }
    assertThat(booked.keySet()).as("seed %s", seed).isEqualTo(ours);
    Map<String, String> settled = new TreeMap<>(ledger.settled());
    settled.keySet().retainAll(ours);
    assertThat(settled).as("seed %s", seed).isEqualTo(booked);
    assertThat(ledger.outside("EUR", ours)).as("seed %s", seed).isEqualTo(outside);
  }

  /** Says that ledger and book know of nothing but what was accepted here. */
  void assertKnowsNothingElse(LedgerTable ledger, StandIn bank) {
    assertThat(bank.book()).as("seed %s", seed).hasSize(accepted());
    assertThat(ledger.settled()).as("seed %s", seed).hasSize(accepted());
  }
}
