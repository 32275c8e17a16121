package io.florin.functions.cost;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.florin.catalogue.DefaultCatalogue;
import io.florin.event.Fact;
import io.florin.event.dynamodb.LedgerFacts;
import io.florin.functions.EmbeddedBank;
import io.florin.functions.EmbeddedCallers;
import io.florin.functions.EmbeddedGateway;
import io.florin.functions.EmbeddedPlatform;
import io.florin.functions.Invocation;
import io.florin.functions.Platform;
import io.florin.functions.Wiring;
import io.florin.functions.http.Json;
import io.florin.functions.settlement.ScriptedTopic;
import io.florin.functions.settlement.Settle;
import io.florin.functions.settlement.SettlementEvents;
import io.florin.functions.transfer.CreateTransfer;
import io.florin.functions.wallet.CreateWallet;
import io.florin.functions.wallet.CreditWallet;
import io.florin.functions.worker.BatchAnswer;
import io.florin.ledger.dynamodb.LedgerTables;
import io.florin.ledger.dynamodb.UnreadableImageException;
import io.florin.retry.Deadline;
import io.florin.testing.DynamoDbLocal;
import io.florin.testing.MeteredDynamoDb;
import io.florin.testing.MeteredDynamoDb.Consumption;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Functions on a platform whose DynamoDB is counted, the default catalogue, and people with money.
 * Each system wallet has one part, which is open once it was used.
 */
final class CostScene implements AutoCloseable {
  /** The facts that the queue of settlement subscribes to. */
  private static final Set<String> DOORBELLS =
      Set.of("transfer-accepted", "batch-accepted", "legs-waiting");

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final MeteredDynamoDb meter =
      new MeteredDynamoDb(DynamoDbLocal.client(), LedgerTables.indexes());
  private final EmbeddedPlatform platform = new EmbeddedPlatform(meter.client(), threads);
  private final EmbeddedCallers callers = new EmbeddedCallers(platform);
  private final EmbeddedBank bank = new EmbeddedBank();
  private final Map<Class<?>, RequestStreamHandler> functions = new HashMap<>();
  private final Map<String, Object> kept = new HashMap<>();
  private final String payer;
  private final String payee;
  private final String admin;

  private int numbers;
  private volatile Instant now = Instant.now();

  CostScene() throws IOException {
    platform.systemWalletsHave(1);
    platform.bankIsAt(bank.url());
    platform.topicsAre(new ScriptedTopic());
    DefaultCatalogue.load(
        new Wiring(platform).catalogueStore(),
        Deadline.in(Duration.ofSeconds(10), InstantSource.system()));
    payer = callers.customer();
    payee = callers.customer();
    admin = callers.admin();
    // A clock that stands: what the first call of each function has read, the keys of tokens and
    // the catalogue, stays in memory.
    platform.clockIs(() -> now);
  }

  /** What something uses. */
  Usage measured(List<Integer> together, CostRow.Step step) throws IOException {
    meter.take();
    meter.expectQueriesTogether(together.stream().mapToInt(Integer::intValue).toArray());
    step.run();
    meter.expectQueriesTogether(1);
    List<Fact> facts = meter.images().stream().flatMap(image -> factOf(image).stream()).toList();
    Consumption used = meter.take();
    return new Usage(
        used.items(),
        used.writeUnits(),
        used.indexUnits(),
        used.readUnits(),
        used.roundTrips(),
        facts.size(),
        (int) facts.stream().filter(fact -> DOORBELLS.contains(fact.name())).count());
  }

  private static Optional<Fact> factOf(Map<String, AttributeValue> image) {
    try {
      return LedgerFacts.of(image);
    } catch (UnreadableImageException e) {
      throw new AssertionError(e);
    }
  }

  /** The bank. */
  EmbeddedBank bank() {
    return bank;
  }

  /** Lets time pass. */
  void pass(Duration time) {
    now = now.plus(time);
  }

  /** The time. */
  Instant now() {
    return now;
  }

  /** Somebody new, by their token. */
  String customer() throws IOException {
    return callers.customer();
  }

  /** A request of the customer who pays. */
  CostRequest payer(Class<? extends RequestStreamHandler> function) {
    return as(payer, function);
  }

  /** A request of the customer who is paid. */
  CostRequest payee(Class<? extends RequestStreamHandler> function) {
    return as(payee, function);
  }

  /** A request of the admin. */
  CostRequest admin(Class<? extends RequestStreamHandler> function) {
    return as(admin, function);
  }

  /** A request of somebody. */
  CostRequest as(String token, Class<? extends RequestStreamHandler> function) {
    return new CostRequest(function(function), token);
  }

  /** What a worker answers to an event. */
  JsonNode work(Class<? extends RequestStreamHandler> worker, String event) throws IOException {
    return Invocation.of(function(worker), event);
  }

  /** Settles what a message asks for. */
  void settle(ObjectNode message) throws IOException {
    assertThat(work(Settle.class, SettlementEvents.of(message))).isEqualTo(BatchAnswer.done());
  }

  private RequestStreamHandler function(Class<? extends RequestStreamHandler> type) {
    return functions.computeIfAbsent(
        type,
        missing -> {
          try {
            return type.getConstructor(Platform.class).newInstance(platform);
          } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
          }
        });
  }

  /** A number that was not there before. */
  int next() {
    return ++numbers;
  }

  /** What is made once, however often it is asked for. */
  @SuppressWarnings("unchecked") // The same name stands for the same type.
  <T> T once(String name, Making<T> making) throws IOException {
    if (!kept.containsKey(name)) {
      kept.put(name, making.make());
    }
    return (T) Objects.requireNonNull(kept.get(name));
  }

  /** Makes something. */
  @FunctionalInterface
  interface Making<T> {

    /** Makes it. */
    T make() throws IOException;
  }

  /** A new wallet of the payer's with 10,000.00 euros. */
  String rich() throws IOException {
    String wallet = opened(payer(CreateWallet.class));
    credit(wallet, "10000.00");
    return wallet;
  }

  /** A new wallet of the payer's without money. */
  String ownEmpty() throws IOException {
    return opened(payer(CreateWallet.class));
  }

  /** A new wallet of the payee's. */
  String empty() throws IOException {
    return opened(payee(CreateWallet.class));
  }

  /** New wallets of the payee's. */
  List<String> empty(int count) throws IOException {
    List<String> wallets = new ArrayList<>();
    for (int wallet = 0; wallet < count; wallet++) {
      wallets.add(empty());
    }
    return wallets;
  }

  /** A new wallet of the payee's that receives in batches. */
  String merchant() throws IOException {
    return payee(CreateWallet.class)
        .body(Json.object().put("currency", "EUR").put("type", "MERCHANT"))
        .expect(201)
        .body()
        .path("id")
        .asText();
  }

  private static String opened(CostRequest request) throws IOException {
    return id(request.body(Json.object().put("currency", "EUR")).expect(201));
  }

  /** The id in an answer. */
  static String id(EmbeddedGateway.Answer answer) {
    return answer.body().path("id").asText();
  }

  /** Puts money in a wallet. */
  void credit(String wallet, String amount) throws IOException {
    admin(CreditWallet.class).path("walletId", wallet).body(adjustment(amount)).expect(201);
  }

  /** The body of a credit or a debit. */
  static ObjectNode adjustment(String amount) {
    return withAmount(Json.object().put("description", "To begin with"), amount);
  }

  /** An object with an amount of euros. */
  static ObjectNode withAmount(ObjectNode body, String amount) {
    body.putObject("amount").put("amount", amount).put("currency", "EUR");
    return body;
  }

  /** A request of the payer's for an ordinary transfer. */
  CostRequest transfer(String from, String to, String amount) {
    return payer(CreateTransfer.class).body(transferBody(from, to, amount));
  }

  /** The body of an ordinary transfer. */
  static ObjectNode transferBody(String from, String to, String amount) {
    return withAmount(
        Json.object()
            .put("fromWalletId", from)
            .put("toWalletId", to)
            .put("note", "For the tickets")
            .put("channel", "APP")
            .put("type", "TRANSFER"),
        amount);
  }

  @Override
  public void close() {
    bank.close();
    threads.shutdownNow();
  }
}
