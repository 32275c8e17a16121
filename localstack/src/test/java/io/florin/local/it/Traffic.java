package io.florin.local.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Money that many callers move among a few wallets, and what each was told. Which transfers are
 * asked for follows from the seed.
 */
final class Traffic {
  private static final int WALLETS = 8;
  private static final int MAX_SENDS = 60;

  private final Customer owner;
  private final List<String> walletIds = new ArrayList<>();
  private final long seed;
  private final Map<String, JsonNode> asked = new ConcurrentHashMap<>();
  private final Map<String, Answer> answered = new ConcurrentHashMap<>();

  /** Opens the wallets of a new customer, with 50.00 in each. */
  Traffic(Florin florin, long seed) {
    this.owner = florin.newCustomer();
    this.seed = seed;
    for (int i = 0; i < WALLETS; i++) {
      walletIds.add(owner.openWallet("EUR", "50.00"));
    }
  }

  /** The wallets. */
  Set<String> walletIds() {
    return new HashSet<>(walletIds);
  }

  /** What was asked for, by its key. */
  Map<String, JsonNode> asked() {
    return asked;
  }

  /** What was told in the end, by the key. */
  Map<String, Answer> answered() {
    return answered;
  }

  /** Lets callers move money at once, each so many times. */
  void run(int callers, int transfersEach) {
    AtOnce.callers(
        callers,
        caller -> {
          Random random = new Random(seed + caller);
          for (int i = 0; i < transfersEach; i++) {
            ask(owner, random);
          }
          return caller;
        });
  }

  /** Asks for one transfer, until there is an answer that lasts. */
  void ask(Customer as, Random random) {
    String from = walletIds.get(random.nextInt(WALLETS));
    String to = walletIds.get(random.nextInt(WALLETS));
    String amount = (1 + random.nextInt(30)) + "." + (10 + random.nextInt(90));
    String key = new UUID(random.nextLong(), random.nextLong()).toString();
    JsonNode body = Customer.transfer(from, to, amount, "EUR").put("note", "seed " + seed);
    asked.put(key, body);
    answered.put(key, ask(as, key));
  }

  /** Asks for what was asked for under a key, until there is an answer that lasts. */
  Answer ask(Customer as, String key) {
    JsonNode body = Objects.requireNonNull(asked.get(key), "what was asked for");
    for (int sends = 1; sends <= MAX_SENDS; sends++) {
      Answer answer = as.createTransfer(body).key(key).send();
      if (!answer.isPassing()) {
        return answer;
      }
    }
    throw new AssertionError("No answer that lasts in " + MAX_SENDS + " sends.");
  }

  /** Says that statements are sound, and that they have what was told and nothing else. */
  void assertStatementsAreWhatWasTold(Customer as) {
    assertThat(stated(as)).as("seed %s", seed).isEqualTo(told());
  }

  /** Says that statements are sound, and that they have what was told and perhaps more. */
  void assertStatementsHaveWhatWasTold(Customer as) {
    assertThat(stated(as)).as("seed %s", seed).containsAllEntriesOf(told());
  }

  /** The wallets of each transfer that was told to be completed. */
  private Map<String, Set<String>> told() {
    Map<String, Set<String>> told = new HashMap<>();
    answered.forEach(
        (key, answer) -> {
          if (answer.status() == 201) {
            told.put(
                answer.text("id"), Set.of(answer.text("fromWalletId"), answer.text("toWalletId")));
          } else {
            assertThat(answer.status() + " " + answer.code())
                .as("seed %s: %s", seed, answer.body())
                .isIn("422 insufficient-funds", "422 same-wallet");
          }
        });
    return told;
  }

  /** The wallets of each transfer that is in the statements, which are sound. */
  private Map<String, Set<String>> stated(Customer as) {
    Map<String, Set<String>> stated = new HashMap<>();
    for (String walletId : walletIds) {
      List<JsonNode> statement = as.statement(walletId);
      Statements.assertSound(statement);
      for (JsonNode entry : statement) {
        if (entry.path("kind").asText().equals("TRANSFER")) {
          boolean first =
              stated
                  .computeIfAbsent(entry.path("transferId").asText(), unknown -> new HashSet<>())
                  .add(walletId);
          assertThat(first).as("seed %s: %s is there twice", seed, entry).isTrue();
        }
      }
    }
    return stated;
  }

  /** Says that every key still gives the answer that was told. */
  void assertRepetitionsGetTheSame(Customer as) {
    answered.forEach(
        (key, answer) -> {
          Answer again = ask(as, key);
          assertThat(again.status()).as("seed %s", seed).isEqualTo(answer.status());
          assertThat(again.bodyWithoutTrace())
              .as("seed %s", seed)
              .isEqualTo(answer.bodyWithoutTrace());
          assertThat(again.isReplay()).as("seed %s: %s", seed, again.body()).isTrue();
        });
  }

  /** The customer whose wallets they are. */
  Customer owner() {
    return owner;
  }
}
