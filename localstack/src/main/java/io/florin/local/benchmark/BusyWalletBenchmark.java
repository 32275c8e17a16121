package io.florin.local.benchmark;

import io.florin.local.EmbeddedStack;
import io.florin.local.RegisteredAdmin;
import io.florin.local.SeedData;
import io.florin.local.StackOptions;
import io.florin.local.function.LocalFunction;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Select;

/**
 * How many payments a second one wallet takes from many payers, posted directly and in batches,
 * with the conflicts and the latencies of AWS. The time of the batched ones ends when the last is
 * posted. One command runs it: {@code ./florin benchmark busy-wallet}.
 */
public final class BusyWalletBenchmark {
  private static final String FUNCTION = "florin-local-createTransfer";
  private static final String TABLE = "florin-local-ledger";
  private static final String PATH = "/v1/transfers";
  private static final int SLOWER = ConflictingTransactions.SLOWER;
  private static final int CALLERS = 40;
  // More get in each other's way, and none of them gets more done.
  private static final int DIRECT_CALLERS = 8;
  private static final int WARM_UP = 1_600;
  private static final int ROUNDS = 3;
  private static final int DIRECT = 64;
  private static final int BATCHED = 1_600;
  private static final int MAX_TRIES = 100;
  private static final int LEG_SHARDS = 4;
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(10);
  private static final double NANOS_PER_SECOND = 1e9;

  private final PrintStream out;
  private final EmbeddedStack stack;
  private final LocalFunction createTransfer;
  private final ConflictingTransactions conflicts;
  private final Population payers;
  private final String direct;
  private final String batched;

  private BusyWalletBenchmark(
      PrintStream out,
      EmbeddedStack stack,
      ConflictingTransactions conflicts,
      Population payers,
      String direct,
      String batched) {
    this.out = out;
    this.stack = stack;
    createTransfer = stack.function(FUNCTION);
    this.conflicts = conflicts;
    this.payers = payers;
    this.direct = direct;
    this.batched = batched;
  }

  /** Runs it against a stack of its own, in memory. */
  public static void main(String... arguments) throws IOException, InterruptedException {
    PrintStream out = System.out; // The stack puts another in its place.
    Path root = Path.of(System.getProperty("florin.root", "")).toAbsolutePath();
    Path log = Files.createTempFile("florin-benchmark", ".log");
    ConflictingTransactions conflicts = new ConflictingTransactions();
    StackOptions options =
        StackOptions.of(root.resolve("infra-cdk/templates/local"))
            .loggingFunctionsTo(log)
            .decorating(clients -> clients.withDynamoDb(conflicts::around));
    try (EmbeddedStack stack = EmbeddedStack.start(options)) {
      Api api = new Api(stack.api());
      var admin = new SeedData(new RegisteredAdmin()).open(stack);
      String adminToken = Population.signIn(api, admin.email(), admin.password());
      out.println("Registering " + CALLERS + " payers and opening their wallets ...");
      Population payers = Population.of(CALLERS, 0, api, adminToken);
      String token = payers.callers().getFirst().token();
      new BusyWalletBenchmark(
              out,
              stack,
              conflicts,
              payers,
              openWallet(api, token, "STANDARD"),
              openWallet(api, token, "MERCHANT"))
          .run();
    } finally {
      Files.delete(log);
    }
  }

  private static String openWallet(Api api, String token, String type) throws IOException {
    return api.post(
            "/v1/wallets", token, "{\"currency\": \"EUR\", \"type\": \"%s\"}".formatted(type))
        .path("id")
        .asText();
  }

  private void run() throws InterruptedException {
    out.printf("Warming up with %d payments ...%n", WARM_UP);
    batched(WARM_UP);
    conflicts.begin();
    out.printf(
        "%d payers pay into one wallet in batches and %d directly; a transaction takes %d ms, any other call %d ms,"
            + " and all is %d times slower than it counts:%n",
        CALLERS,
        DIRECT_CALLERS,
        ConflictingTransactions.TRANSACTION.toMillis(),
        ConflictingTransactions.CALL.toMillis(),
        SLOWER);
    double sumDirect = 0;
    double sumBatched = 0;
    for (int round = 1; round <= ROUNDS; round++) {
      double directly = SLOWER * Round.of(payingInto(direct), DIRECT_CALLERS, DIRECT).perSecond();
      double inBatches = SLOWER * batched(BATCHED);
      out.printf(
          "Round %d of %d: directly %.0f a second, in batches %.0f a second, %.1f times%n",
          round, ROUNDS, directly, inBatches, inBatches / directly);
      sumDirect += directly;
      sumBatched += inBatches;
    }
    out.printf(
        "%nOne wallet takes %.0f payments a second directly and %.0f in batches, posting included:"
            + " %.1f times. %d calls had another transaction in their way.%n",
        sumDirect / ROUNDS, sumBatched / ROUNDS, sumBatched / sumDirect, conflicts.conflicts());
  }

  /** How many a second are accepted and posted. */
  private double batched(int payments) throws InterruptedException {
    long start = System.nanoTime();
    Round.of(payingInto(batched), CALLERS, payments);
    while (legsWait()) {
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
    }
    return payments * NANOS_PER_SECOND / (System.nanoTime() - start);
  }

  private boolean legsWait() {
    for (int shard = 0; shard < LEG_SHARDS; shard++) {
      String partition = "LEGS#" + batched + "#" + shard;
      int count =
          stack
              .dynamoDb()
              .query(
                  request ->
                      request
                          .tableName(TABLE)
                          .keyConditionExpression("pk = :pk")
                          .expressionAttributeValues(Map.of(":pk", AttributeValue.fromS(partition)))
                          .consistentRead(true)
                          .select(Select.COUNT))
              .count();
      if (count > 0) {
        return true;
      }
    }
    return false;
  }

  private Contender payingInto(String wallet) {
    return (caller, random) -> pay(wallet, caller, random);
  }

  private void pay(String wallet, int caller, RandomGenerator random) throws IOException {
    Population.Customer payer = payers.callers().get(caller);
    byte[] event = Api.event(PATH, payer.token(), payment(payer, wallet, random));
    for (int tries = 1; tries <= MAX_TRIES; tries++) {
      String answer =
          new String(
              createTransfer.invoke(event, UUID.randomUUID().toString()), StandardCharsets.UTF_8);
      if (answer.contains("\"statusCode\":201")) {
        return;
      }
      // Whoever is told that others were faster sends the same again, under the same key.
      if (!answer.contains("\"statusCode\":409") && !answer.contains("\"statusCode\":503")) {
        throw new IllegalStateException("A payment was not made: " + answer);
      }
    }
    throw new IllegalStateException("A payment was not made in " + MAX_TRIES + " tries.");
  }

  private static String payment(Population.Customer payer, String wallet, RandomGenerator random) {
    return """
        {"fromWalletId": "%s", "toWalletId": "%s", "note": "For the tickets",
         "amount": {"amount": "0.01", "currency": "EUR"}}"""
        .formatted(payer.wallets().get(random.nextInt(payer.wallets().size())), wallet);
  }
}
