package io.florin.local.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.florin.local.EmbeddedStack;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * With kept data, a stack that is killed while it settles comes back and ends what it had accepted,
 * as the bank has it: what was in its queues is found again because it is due.
 */
@EmbeddedOnly("It kills the process of an embedded stack.")
class KilledSettlementTest {
  private static final int CALLERS = 6;
  private static final int ANSWERS_BEFORE_THE_KILL = 40;
  private static final int MAX_ASKED_EACH = 1_000;
  private static final long SECONDS_UNTIL_THE_KILL = 60;
  private static final Duration TIME_TO_SETTLE = Duration.ofMinutes(2);

  @TempDir private Path root;

  @Test
  void whatWasAcceptedEndsAsTheBankHasItThoughTheProcessIsKilledTwice() throws Exception {
    Path data = root.resolve("data");
    RunningFlorin.copyTemplates(root.resolve("infra-cdk/templates/local"));
    long seed = new Random().nextLong();

    BankTraffic traffic;
    try (StackProcess first = StackProcess.start(root, data)) {
      first.florin().bank().behave(faults(seed));
      traffic = new BankTraffic(first.florin(), seed);
      loadUntilKilled(first, traffic, traffic.owner(), seed);
    }
    int acceptedByTheFirst = traffic.accepted();
    try (StackProcess second = StackProcess.start(root, data)) {
      second.florin().bank().behave(faults(seed));
      loadUntilKilled(second, traffic, traffic.owner().at(second.florin()), seed + CALLERS);
    }
    assertThat(traffic.accepted()).isGreaterThan(acceptedByTheFirst);
    try (StackProcess third = StackProcess.start(root, data)) {
      Florin florin = third.florin();
      Customer owner = traffic.owner().at(florin);
      // Whether they were accepted or not before the kill: now they are, once.
      traffic.askForTheUnanswered(owner);
      traffic.awaitTheEnd(owner, TIME_TO_SETTLE);
      traffic.assertNothingGoesBeforeTheBank(owner, florin.bank());
      assertThat(florin.admin().getSettlement().send().is(200).body().path("attention")).isEmpty();
    }
    // The bank, too, has kept its book.
    try (EmbeddedStack stack = EmbeddedStack.start(RunningFlorin.options().keepingDataIn(data));
        StandIn bank = new StandIn(stack.bank())) {
      LedgerTable ledger = LedgerTable.scan(stack);
      traffic.assertAgrees(ledger, bank);
      traffic.assertKnowsNothingElse(ledger, bank);
    }
  }

  /** Some are slow, so that a kill finds each kind of work half done. */
  private static String faults(long seed) {
    return """
        {"latencyMillis": 100, "errorRate": 0.05, "hangRate": 0.02, "lostAnswerRate": 0.1,
         "rejectionRate": 0.15, "seed": %d}
        """
        .formatted(seed);
  }

  private static void loadUntilKilled(
      StackProcess stack, BankTraffic traffic, Customer owner, long seed) throws Exception {
    CountDownLatch answers = new CountDownLatch(ANSWERS_BEFORE_THE_KILL);
    try (ExecutorService threads = Executors.newFixedThreadPool(CALLERS)) {
      List<Future<?>> callers = new ArrayList<>();
      for (int caller = 0; caller < CALLERS; caller++) {
        Random random = new Random(seed + caller);
        callers.add(threads.submit(() -> askUntilKilled(traffic, owner, random, answers)));
      }
      assertThat(answers.await(SECONDS_UNTIL_THE_KILL, TimeUnit.SECONDS)).isTrue();
      stack.kill();
      for (Future<?> caller : callers) {
        caller.get();
      }
    }
  }

  private static void askUntilKilled(
      BankTraffic traffic, Customer owner, Random random, CountDownLatch answers) {
    for (int asked = 0; asked < MAX_ASKED_EACH; asked++) {
      try {
        traffic.ask(owner, random);
        answers.countDown();
      } catch (UncheckedIOException e) {
        return; // Nobody is there any more.
      }
    }
  }
}
