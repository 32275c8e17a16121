package io.florin.local.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Wherever the process dies on the way from payments that were accepted to the entry that posts
 * them, each is posted once: before and after each call of the store, the queues and the topic.
 */
@EmbeddedOnly("It lets calls of an embedded stack die, one by one.")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FoldingCrashPointsTest {
  private static final int PAYMENTS = 3;
  private static final int LEAST_CALLS = 4;
  private static final int MAX_CALLS = 100;
  private static final int MAX_LOOKS = 5;

  private final MortalFlorin mortal = new MortalFlorin(options -> options);
  private final DyingCalls calls = mortal.calls();
  private final HeldFlorin held = mortal.held();

  @AfterEach
  void checkPromises() {
    LedgerTable.scan(held.stack()).assertPromises();
  }

  @AfterAll
  void stop() {
    mortal.close();
  }

  @TestFactory
  Stream<DynamicTest> eachPaymentIsPostedOnceWhereverTheProcessDies() {
    run(MAX_CALLS, DyingCalls.Moment.BEFORE);
    int last = calls.made();
    assertThat(last).isBetween(LEAST_CALLS, MAX_CALLS - 1);
    return Arrays.stream(DyingCalls.Moment.values())
        .flatMap(
            moment ->
                IntStream.rangeClosed(1, last)
                    .mapToObj(
                        call ->
                            DynamicTest.dynamicTest(
                                "%s call %d of %d".formatted(moment, call, last),
                                () -> {
                                  run(call, moment);
                                  assertThat(calls.hasDied()).isTrue();
                                })));
  }

  private void run(int call, DyingCalls.Moment moment) {
    calls.live();
    Customer customer = held.customer();
    String payers = customer.openWallet("EUR", "100.00");
    String merchants = customer.openMerchantWallet("EUR");
    mortal.rest();
    TreeSet<String> paid = new TreeSet<>();
    for (int count = 0; count < PAYMENTS; count++) {
      paid.add(customer.send(payers, merchants, "1.00").path("id").asText());
    }

    calls.dieAt(call, moment);
    mortal.pump();
    for (int looks = 0; held.hasLegs(merchants); looks++) {
      assertThat(looks).isLessThan(MAX_LOOKS);
      mortal.look();
    }

    List<String> posted =
        held.entries(merchants).stream()
            .filter(entry -> entry.containsKey("folded"))
            .flatMap(entry -> folded(entry).stream())
            .map(folded -> "trf_" + folded.s().split(" ", -1)[0])
            .sorted()
            .toList();
    assertThat(posted).containsExactlyElementsOf(paid);
  }

  private static List<AttributeValue> folded(Map<String, AttributeValue> entry) {
    AttributeValue folded = entry.get("folded");
    return folded == null ? List.of() : folded.l();
  }
}
