package io.florin.local.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.florin.local.EmbeddedStack;
import io.florin.local.Platforms;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIf;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Whatever the bank does, our ledger ends as its book does. The system property {@code
 * florin.settlements} says how many deposits and withdrawals are made: 500 on an embedded stack and
 * 40 elsewhere, where what waits is looked for once a minute, unless it is set.
 */
@ExtendWith(RunningFlorin.class)
class BankFaultsTest {
  private static final int SETTLEMENTS =
      Integer.getInteger("florin.settlements", RunningFlorin.isEmbedded() ? 500 : 40);
  private static final int CALLERS = 8;
  private static final Duration TIME_TO_SETTLE =
      RunningFlorin.isEmbedded()
          ? Duration.ofSeconds(60 + SETTLEMENTS / 4)
          : Duration.ofSeconds(600 + SETTLEMENTS);
  private static final Duration OUTAGE = Duration.ofSeconds(3);

  @Test
  @EmbeddedOnly("It wants minutes that last a second. Elsewhere fewer go the same way.")
  void aBankThatFailsHangsLosesAnswersAndIsAwayTwiceEndsInOneTruth() throws Exception {
    try (EmbeddedStack stack =
            EmbeddedStack.start(RunningFlorin.options().minute(Duration.ofSeconds(1)));
        Florin florin = new Florin(Address.of(stack))) {
      BankTraffic traffic = endsInOneTruth(florin, stack);
      traffic.assertKnowsNothingElse(LedgerTable.scan(stack), florin.bank());
    }
  }

  @Test
  @DisabledIf(
      value = "io.florin.local.it.RunningFlorin#isEmbedded",
      disabledReason = "On an embedded stack of their own more go the same way.")
  void onTheStackThatAllShareItEndsInOneTruthToo(Florin florin, Platforms stack) throws Exception {
    try {
      endsInOneTruth(florin, stack);
    } finally {
      florin.bank().behaveWell();
    }
  }

  private static BankTraffic endsInOneTruth(Florin florin, Platforms stack) throws Exception {
    long seed = new Random().nextLong();
    BankTraffic traffic = new BankTraffic(florin, seed);
    Customer owner = traffic.owner();
    StandIn bank = florin.bank();
    int before = bank.book().size();
    try (ExecutorService loads = Executors.newSingleThreadExecutor()) {
      bank.behave(faults(seed, false));
      Future<?> load = loads.submit(() -> traffic.run(CALLERS, SETTLEMENTS));

      awaitDecisions(bank, before + SETTLEMENTS / 6);
      outage(florin, traffic, seed);
      awaitDecisions(bank, before + SETTLEMENTS / 2);
      outage(florin, traffic, seed + 1);
      load.get();
      traffic.awaitTheEnd(owner, TIME_TO_SETTLE);

      traffic.assertNothingGoesBeforeTheBank(owner, bank);
      traffic.assertAgrees(LedgerTable.scan(stack), bank);
      assertThat(traffic.accepted()).isEqualTo(SETTLEMENTS);
      assertThat(traffic.ended("FAILED")).as("seed %s", seed).isPositive();
      assertThat(traffic.ended("COMPLETED") + traffic.ended("FAILED")).isEqualTo(SETTLEMENTS);
      assertNobodyIsBotheredAndNothingIsDead(florin, seed);
      return traffic;
    }
  }

  private static String faults(long seed, boolean down) {
    return """
        {"errorRate": 0.2, "hangRate": 0.1, "lostAnswerRate": 0.1, "rejectionRate": 0.15,
         "seed": %d, "down": %s}
        """
        .formatted(seed, down);
  }

  private static void awaitDecisions(StandIn bank, int decisions) {
    Awaitility.await("decisions of the bank")
        .atMost(TIME_TO_SETTLE)
        .until(() -> bank.book().size() >= decisions);
  }

  /** While the bank is away, what waits goes on waiting, and nothing is released. */
  private static void outage(Florin florin, BankTraffic traffic, long seed) {
    StandIn bank = florin.bank();
    bank.behave(faults(seed, true));
    Awaitility.await("an outage").pollDelay(OUTAGE).atMost(TIME_TO_SETTLE).until(() -> true);
    traffic.assertNothingGoesBeforeTheBank(traffic.owner(), bank);
    assertNobodyIsBotheredAndNothingIsDead(florin, seed);
    bank.behave(faults(seed, false));
  }

  private static void assertNobodyIsBotheredAndNothingIsDead(Florin florin, long seed) {
    JsonNode settlement = florin.admin().getSettlement().send().is(200).body();
    assertThat(settlement.path("attention")).as("seed %s: %s", seed, settlement).isEmpty();
    assertThat(settlement.path("queues"))
        .as("seed %s: %s", seed, settlement)
        .allMatch(queue -> queue.path("deadLetters").asInt() == 0);
  }
}
