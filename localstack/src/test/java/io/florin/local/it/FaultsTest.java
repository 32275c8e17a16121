package io.florin.local.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.florin.local.EmbeddedStack;
import io.florin.testing.Fault;
import io.florin.testing.FaultyDynamoDb;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Whatever happens between functions and DynamoDB, no promise is broken. */
@EmbeddedOnly("It injects faults between functions and DynamoDB.")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaultsTest {
  private static final double SHARE_OF_CALLS = 0.15;
  private static final int CALLERS = 16;
  private static final int TRANSFERS_EACH = 8;

  private final AtomicReference<FaultyDynamoDb> faulty = new AtomicReference<>();
  private final EmbeddedStack stack =
      EmbeddedStack.start(
          RunningFlorin.options().decorating(clients -> clients.withDynamoDb(this::faulty)));
  private final Florin florin = new Florin(Address.of(stack));

  private DynamoDbClient faulty(DynamoDbClient client) {
    FaultyDynamoDb decorated = new FaultyDynamoDb(client);
    faulty.set(decorated);
    return decorated.client();
  }

  @BeforeAll
  void warmUp() {
    Customer amina = florin.newCustomer();
    amina.send(amina.openWallet("EUR", "1.00"), amina.openWallet("EUR"), "1.00");
  }

  @AfterAll
  void stop() {
    florin.close();
    stack.close();
  }

  @Test
  void whatCallersAreToldIsWhatIsInTheLedger() {
    long seed = new Random().nextLong();
    Traffic traffic = new Traffic(florin, seed);
    int happenedBefore = faulty.get().happened();

    faulty.get().byChance(new Random(seed), SHARE_OF_CALLS, Fault.anyKind());
    traffic.run(CALLERS, TRANSFERS_EACH);
    // Statements, too, are read while pages are short and answers get lost.
    traffic.assertStatementsAreWhatWasTold(traffic.owner());
    faulty.get().byChance(new Random(seed), 0);

    assertThat(faulty.get().happened() - happenedBefore).isGreaterThan(CALLERS);
    LedgerTable ledger = LedgerTable.scan(stack);
    ledger.assertPromises();
    assertThat(ledger.completedFrom(traffic.walletIds())).isEqualTo(told(traffic));
    traffic.assertRepetitionsGetTheSame(traffic.owner());
    LedgerTable.scan(stack).assertPromises();
  }

  @Test
  void walletsAndCustomersAreMadeOnceAndFound() {
    long seed = new Random().nextLong();
    faulty.get().byChance(new Random(seed), SHARE_OF_CALLS, Fault.anyKind());
    try {
      for (int round = 0; round < 4; round++) {
        Customer customer = florin.newCustomer();
        String euros = customer.openWallet("EUR", "10.00");
        String dollars = customer.openWallet("USD");

        assertThat(customer.balance(euros)).isEqualTo("10.00");
        assertThat(customer.listWallets("order=asc").send().is(200).body().path("items"))
            .as("seed %s", seed)
            .extracting(wallet -> wallet.path("id").asText())
            .containsExactly(euros, dollars);
      }
    } finally {
      faulty.get().byChance(new Random(seed), 0);
    }
  }

  @Test
  void anAnswerThatGotLostIsFoundByTheNextRequestUnderTheKey() {
    Customer amina = florin.newCustomer();
    String from = amina.openWallet("EUR", "10.00");
    String to = amina.openWallet("EUR");

    // The two reads, and then the commit, which is carried out and sent again.
    faulty.get().next(Fault.NONE, Fault.NONE, Fault.LOST_ANSWER_AND_TOKEN);
    Answer first = amina.createTransfer(from, to, "4.00").key("lost").send().is(201);
    Answer again = amina.createTransfer(from, to, "4.00").key("lost").send().is(201);

    assertThat(first.isReplay()).isFalse();
    assertThat(again.isReplay()).isTrue();
    assertThat(again.body()).isEqualTo(first.body());
    amina.assertWallet(from, 3, "6.00");
  }

  @Test
  void aStoreThatIsAwayIsUnavailableAndNothingIsLost() {
    Customer amina = florin.newCustomer();
    String from = amina.openWallet("EUR", "10.00");
    String to = amina.openWallet("EUR");

    faulty.get().byChance(new Random(1), 1, Fault.LOST_REQUEST);
    Answer away;
    try {
      away = amina.createTransfer(from, to, "4.00").key("away").send();
    } finally {
      faulty.get().byChance(new Random(1), 0);
    }

    assertThat(away.is(503, "unavailable").header("Retry-After")).isPresent();
    amina.assertWallet(from, 2, "10.00");
    Answer back = amina.createTransfer(from, to, "4.00").key("away").send().is(201);
    assertThat(back.isReplay()).isFalse();
  }

  private static Set<String> told(Traffic traffic) {
    return traffic.answered().values().stream()
        .filter(answer -> answer.status() == 201)
        .map(answer -> answer.text("id"))
        .collect(Collectors.toSet());
  }
}
