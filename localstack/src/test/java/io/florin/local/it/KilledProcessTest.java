package io.florin.local.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.florin.local.EmbeddedStack;
import java.io.UncheckedIOException;
import java.nio.file.Path;
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

/** With kept data, a stack that is killed under load comes back with all that it had answered. */
@EmbeddedOnly("It kills the process of an embedded stack.")
class KilledProcessTest {
  private static final int CALLERS = 12;
  private static final int ANSWERS_BEFORE_THE_KILL = 50;
  private static final int MAX_TRANSFERS_EACH = 5_000;
  private static final long SECONDS_UNTIL_THE_KILL = 40;

  @TempDir private Path root;

  @Test
  void whatWasAnsweredSurvivesAKillUnderLoad() throws Exception {
    Path data = root.resolve("data");
    RunningFlorin.copyTemplates(root.resolve("infra-cdk/templates/local"));
    long seed = new Random().nextLong();

    Traffic traffic;
    try (StackProcess first = StackProcess.start(root, data)) {
      traffic = new Traffic(first.florin(), seed);
      loadUntilKilled(first, traffic, traffic.owner(), seed);
    }
    try (StackProcess second = StackProcess.start(root, data)) {
      // The token was made by a process that is dead, and its key is kept with the data.
      Customer owner = traffic.owner().at(second.florin());
      checkAnswers(traffic, owner);
      loadUntilKilled(second, traffic, owner, seed + CALLERS);
    }
    try (StackProcess third = StackProcess.start(root, data)) {
      checkAnswers(traffic, traffic.owner().at(third.florin()));
    }
    try (EmbeddedStack stack = EmbeddedStack.start(RunningFlorin.options().keepingDataIn(data))) {
      LedgerTable.scan(stack).assertPromises();
    }
  }

  /** Promises 3 and 6, for what was answered and for what was not. */
  private static void checkAnswers(Traffic traffic, Customer owner) {
    List<String> unanswered = new ArrayList<>(traffic.asked().keySet());
    unanswered.removeAll(traffic.answered().keySet());
    assertThat(traffic.answered().size()).isGreaterThanOrEqualTo(ANSWERS_BEFORE_THE_KILL);
    traffic.assertStatementsHaveWhatWasTold(owner);
    traffic.assertRepetitionsGetTheSame(owner);
    // Whether they were done or not before the kill: now they are, once.
    for (String key : unanswered) {
      traffic.answered().put(key, traffic.ask(owner, key));
    }
    traffic.assertStatementsAreWhatWasTold(owner);
  }

  private static void loadUntilKilled(
      StackProcess stack, Traffic traffic, Customer owner, long seed) throws Exception {
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
      Traffic traffic, Customer owner, Random random, CountDownLatch answers) {
    for (int transfers = 0; transfers < MAX_TRANSFERS_EACH; transfers++) {
      try {
        traffic.ask(owner, random);
        answers.countDown();
      } catch (UncheckedIOException e) {
        return; // Nobody is there any more.
      }
    }
  }
}
