package io.florin.local.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.florin.money.Currency;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Wherever the process dies on the way of a deposit or a withdrawal, the end is the same: before
 * and after each call of the store, the queues, the topic and the bank that may change something,
 * one by one.
 */
@EmbeddedOnly("It lets calls of an embedded stack die, one by one.")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CrashPointsTest {
  private static final int LEAST_CALLS = 12;
  private static final int MAX_CALLS = 100;
  private static final int OUTSIDE_PARTS = 32;
  // So many rounds without having had all parts is no chance.
  private static final int MAX_ROUNDS = 60;
  private static final int MAX_SENDS = 5;

  private final BankLine line = new BankLine();
  private final MortalFlorin mortal =
      new MortalFlorin(
          options ->
              options.decorating(
                  clients -> options.decorator().apply(clients).withHttp(line::around)));
  private final DyingCalls calls = mortal.calls();
  private final HeldFlorin held = mortal.held();

  /** Currencies of which nobody has a wallet yet. */
  private final Queue<String> unused =
      java.util.Currency.getAvailableCurrencies().stream()
          .filter(currency -> currency.getDefaultFractionDigits() == 2)
          .map(java.util.Currency::getCurrencyCode)
          .filter(code -> !code.equals("EUR") && Currency.of(code).isPresent())
          .sorted()
          .collect(Collectors.toCollection(ArrayDeque::new));

  /** What happens at the bank. */
  enum Course {
    /** It does it. */
    DONE(false, 0, 0),
    /** It rejects it. */
    REJECTED(true, 0, 0),
    /** It does it, and its first answer gets lost. */
    ANSWER_LOST(false, 1, 0),
    /** It rejects it, and its first answer gets lost. */
    REJECTION_LOST(true, 1, 0),
    /** It is not there at first. */
    AWAY(false, 0, 1),
    /** It does it, its first answer gets lost, and then it is not there for a while. */
    GONE(false, 1, 3),
    /** It does it, and the part of the outside world that it is posted on has to be opened. */
    FIRST_OF_ITS_CURRENCY(false, 0, 0);

    private final boolean rejects;
    private final int lostAnswers;
    private final int refusedConnections;

    Course(boolean rejects, int lostAnswers, int refusedConnections) {
      this.rejects = rejects;
      this.lostAnswers = lostAnswers;
      this.refusedConnections = refusedConnections;
    }

    String settings() {
      return rejects ? "{\"rejectionRate\": 1}" : StandIn.WELL;
    }

    List<BankLine.Fault> faults() {
      List<BankLine.Fault> faults =
          new ArrayList<>(Collections.nCopies(lostAnswers, BankLine.Fault.LOST_ANSWER));
      faults.addAll(Collections.nCopies(refusedConnections, BankLine.Fault.REFUSED));
      return faults;
    }
  }

  /**
   * What is there in the end, but for instants, hashes and how often somebody tried.
   *
   * @param entries of the customer's wallet
   * @param transfer its record
   * @param payment what the bank has in its book
   */
  private record End(
      List<Map<String, String>> entries, Map<String, String> transfer, String payment) {}

  /** What was asked for once. */
  private record Movement(String wallet, String transfer) {}

  @BeforeAll
  void warmUp() {
    // What is read once a process, such as keys, and opened once for all, is before anything
    // counts. Each deposit takes a part of the outside world by chance.
    Customer customer = held.customer();
    String wallet = customer.openWallet("EUR");
    for (int rounds = 0; outsideParts() < OUTSIDE_PARTS; rounds++) {
      assertThat(rounds).isLessThan(MAX_ROUNDS);
      for (int i = 0; i < OUTSIDE_PARTS; i++) {
        accept(customer, Kind.DEPOSIT, wallet, "EUR");
      }
      mortal.pump();
    }
    end(carryOut(Kind.DEPOSIT, Course.DONE, MAX_CALLS, DyingCalls.Moment.BEFORE));
    end(carryOut(Kind.WITHDRAWAL, Course.DONE, MAX_CALLS, DyingCalls.Moment.BEFORE));
  }

  private long outsideParts() {
    return LedgerTable.scan(held.stack()).wallets().keySet().stream()
        .filter(wallet -> wallet.startsWith("wal_system_OUTSIDE_EUR_"))
        .count();
  }

  @AfterEach
  void checkPromises() {
    LedgerTable.scan(held.stack()).assertPromises();
    held.facts().assertNoContradiction();
  }

  @AfterAll
  void stop() {
    mortal.close();
  }

  /** What is asked for. */
  private enum Kind {
    DEPOSIT("/v1/deposits"),
    WITHDRAWAL("/v1/withdrawals");

    private final String path;

    Kind(String path) {
      this.path = path;
    }
  }

  @TestFactory
  Stream<DynamicContainer> theEndIsTheSameWhereverTheProcessDies() {
    return Arrays.stream(Kind.values())
        .flatMap(kind -> Arrays.stream(Course.values()).map(course -> points(kind, course)));
  }

  /**
   * All points of one course of things, which an undisturbed run counts: before and after each call
   * that may change something, and before the first call after it. To die later among calls that
   * only read is to die at the first of them.
   */
  private DynamicContainer points(Kind kind, Course course) {
    Movement movement = carryOut(kind, course, MAX_CALLS, DyingCalls.Moment.BEFORE);
    int last = calls.made();
    List<Integer> changes = calls.changes();
    End undisturbed = end(movement);
    assertThat(last).isBetween(LEAST_CALLS, MAX_CALLS - 1);
    assertThat(undisturbed.transfer())
        .containsEntry("settlement", course.rejects ? "FAILED" : "COMPLETED");
    assertThat(undisturbed.payment()).contains(course.rejects ? "REJECTED" : "DONE");
    Stream<DynamicTest> before =
        IntStream.rangeClosed(1, last)
            .filter(call -> call == 1 || changes.contains(call) || changes.contains(call - 1))
            .mapToObj(call -> point(kind, course, call, DyingCalls.Moment.BEFORE, undisturbed));
    Stream<DynamicTest> after =
        changes.stream()
            .map(call -> point(kind, course, call, DyingCalls.Moment.AFTER, undisturbed));
    return DynamicContainer.dynamicContainer(
        "%s, %s: %d calls".formatted(kind, course, last), Stream.concat(before, after));
  }

  private DynamicTest point(
      Kind kind, Course course, int call, DyingCalls.Moment moment, End undisturbed) {
    return DynamicTest.dynamicTest(
        "%s, %s, %s call %d".formatted(kind, course, moment, call),
        () -> {
          Movement movement = carryOut(kind, course, call, moment);
          assertThat(calls.hasDied()).isTrue();
          assertThat(end(movement)).isEqualTo(undisturbed);
        });
  }

  /** One deposit or withdrawal from the request to its end, in a process that dies once. */
  private Movement carryOut(Kind kind, Course course, int call, DyingCalls.Moment moment) {
    calls.live();
    Customer customer = held.customer();
    String currency = course == Course.FIRST_OF_ITS_CURRENCY ? unused.remove() : "EUR";
    String wallet = customer.openWallet(currency);
    held.admin().creditWallet(wallet, "100.00", currency).newKey().send().is(201);
    mortal.rest();
    held.bank().behave(course.settings());
    line.next(course.faults());

    calls.dieAt(call, moment);
    String transfer = accept(customer, kind, wallet, currency);
    mortal.pump();
    for (int looks = 0; held.isPending(transfer); looks++) {
      assertThat(looks).as("looks at %s", transfer).isLessThan(MAX_SENDS);
      mortal.look();
    }
    return new Movement(wallet, transfer);
  }

  /** Sends the request, as customers do, until it is answered. */
  private String accept(Customer customer, Kind kind, String wallet, String currency) {
    String key = UUID.randomUUID().toString();
    for (int sends = 1; sends <= MAX_SENDS; sends++) {
      Answer answer =
          customer
              .ask(Florin.NO_OPERATION, "POST", kind.path)
              .key(key)
              .json(Customer.bankTransfer(wallet, "30.00", currency))
              .send();
      boolean died = calls.restart();
      if (!died) {
        return answer.is(202).text("id");
      }
    }
    throw new AssertionError("Nobody answers.");
  }

  /** What it came to, once the janitor has looked again: nobody does anything more. */
  private End end(Movement movement) {
    String wallet = movement.wallet();
    String transfer = movement.transfer();
    mortal.look();
    assertThat(held.isPending(transfer)).isFalse();
    JsonNode payment = held.bank().decision(transfer);
    return new End(
        held.entries(wallet).stream()
            .map(
                entry ->
                    without(entry, "pk", "currency", "other", "transfer", "at", "previous", "hash"))
            .toList(),
        without(
            held.record(transfer),
            "pk",
            "currency",
            "from",
            "to",
            "request",
            "trace",
            "version",
            "history",
            "createdAt",
            "completedAt"),
        "%s %s %s"
            .formatted(
                payment.path("direction"), payment.at("/amount/amount"), payment.path("status")));
  }

  private static Map<String, String> without(Map<String, AttributeValue> item, String... names) {
    Map<String, String> texts = new TreeMap<>();
    item.forEach((name, value) -> texts.put(name, value.toString()));
    texts.keySet().removeAll(List.of(names));
    texts.replaceAll((name, text) -> text.replaceAll("AttributeValue\\(\\w=(.*)\\)", "$1"));
    return texts;
  }
}
