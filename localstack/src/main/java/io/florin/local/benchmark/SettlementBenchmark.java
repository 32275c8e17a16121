package io.florin.local.benchmark;

import io.florin.local.EmbeddedStack;
import io.florin.local.RegisteredAdmin;
import io.florin.local.StackOptions;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;

/**
 * How fast the stack settles deposits and withdrawals with a bank that answers at once. They are
 * accepted over HTTP, half of each kind, and go through stream, relay, topic and queue to the bank.
 * In one run it measures:
 *
 * <ol>
 *   <li>how many are settled a second, from the first request to the last that is settled, while
 *       callers ask as fast as they are answered, and what share that is of the transfers between
 *       wallets that the same callers make a second;
 *   <li>how long it takes from accepted to settled, both as the store commits them, when callers
 *       ask at half that rate, steadily;
 *   <li>how long a backlog takes that was accepted while the bank was down, from the moment when
 *       the bank is back.
 * </ol>
 *
 * <p>A minute of the janitor lasts 5 seconds here, as on every embedded stack, and it looks at what
 * waits in vain after 10. One command runs it: {@code ./florin benchmark settlement}.
 */
public final class SettlementBenchmark {
  private static final int CALLERS = 16;
  private static final int WARM_UP = 3_200;
  private static final int TRANSFERS = 3_200;
  private static final int PACED_SECONDS = 30;
  private static final int BACKLOG = 5_008; // So many that each caller has the same share.
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final double NANOS_PER_SECOND = 1e9;
  private static final double NANOS_PER_MILLI = 1e6;

  private final PrintStream out;
  private final Settlements settlements;
  private final Api api;
  private final URI bank;
  private final Population population;

  private SettlementBenchmark(
      PrintStream out, Settlements settlements, Api api, URI bank, Population population) {
    this.out = out;
    this.settlements = settlements;
    this.api = api;
    this.bank = bank;
    this.population = population;
  }

  /** Runs it against a stack of its own, in memory. */
  public static void main(String... arguments) throws IOException, InterruptedException {
    // Each caller keeps one connection; the default keeps five in all.
    System.setProperty("http.maxConnections", String.valueOf(CALLERS));
    PrintStream out = System.out; // The stack puts another in its place.
    Path root = Path.of(System.getProperty("florin.root", "")).toAbsolutePath();
    Path log = Files.createTempFile("florin-benchmark", ".log");
    Settlements settlements = new Settlements();
    StackOptions options =
        StackOptions.of(root.resolve("infra-cdk/templates/local"))
            .loggingFunctionsTo(log)
            .decorating(clients -> clients.withDynamoDb(settlements::around));
    try (EmbeddedStack stack = EmbeddedStack.start(options)) {
      Api api = new Api(stack.api());
      var admin = new RegisteredAdmin().open(stack);
      String adminToken = Population.signIn(api, admin.email(), admin.password());
      out.println("Registering " + CALLERS + " callers and opening their wallets ...");
      new SettlementBenchmark(
              out, settlements, api, stack.bank(), Population.of(CALLERS, 0, api, adminToken))
          .run();
    } finally {
      Files.delete(log);
    }
  }

  private void run() throws InterruptedException, IOException {
    out.printf("Warming up with %d transfers each way ...%n", WARM_UP);
    Round.of(this::betweenWallets, CALLERS, WARM_UP);
    settle(WARM_UP);
    double transfers = Round.of(this::betweenWallets, CALLERS, TRANSFERS).perSecond();
    double settled = settle(TRANSFERS);
    out.printf(
        "%n%d callers, %d deposits and withdrawals over HTTP:%n"
            + "  settled %.0f a second, %.2f times the %.0f transfers a second between wallets%n",
        CALLERS, TRANSFERS, settled, settled / transfers, transfers);
    pace(settled / 2);
    drain();
  }

  /** How many are settled a second when callers ask for so many as fast as they can. */
  private double settle(int count) throws InterruptedException {
    settlements.begin();
    long start = System.nanoTime();
    Round.of(this::throughTheBank, CALLERS, count);
    settlements.await(count, PATIENCE);
    return count * NANOS_PER_SECOND / (System.nanoTime() - start);
  }

  private void pace(double perSecond) throws InterruptedException {
    int share = Math.max(1, (int) (perSecond * PACED_SECONDS / CALLERS));
    long interval = (long) (CALLERS * NANOS_PER_SECOND / perSecond);
    settlements.begin();
    long start = System.nanoTime();
    int[] asked = new int[CALLERS];
    Round.of(
        (caller, random) -> {
          // Callers are spread over the interval, so that none of them asks with another.
          long due = start + interval * asked[caller]++ + interval / CALLERS * caller;
          LockSupport.parkNanos(due - System.nanoTime());
          throughTheBank(caller, random);
        },
        CALLERS,
        share * CALLERS);
    settlements.await(share * CALLERS, PATIENCE);
    List<Long> nanos = settlements.nanosToSettle();
    out.printf(
        "  at %.0f a second, from accepted to settled: p50 %.0f ms, p99 %.0f ms%n",
        perSecond, millisAt(nanos, 0.5), millisAt(nanos, 0.99));
  }

  private void drain() throws InterruptedException, IOException {
    bankIs("{\"down\": true}");
    settlements.begin();
    double accepted = Round.of(this::throughTheBank, CALLERS, BACKLOG).perSecond();
    out.printf(
        "  a backlog of %d, accepted at %.0f a second while the bank was down,%n",
        BACKLOG, accepted);
    long up = System.nanoTime();
    bankIs("{}");
    drained(BACKLOG / 2, up);
    drained(BACKLOG, up);
  }

  private void drained(int count, long up) throws InterruptedException {
    settlements.await(count, PATIENCE);
    double seconds = (System.nanoTime() - up) / NANOS_PER_SECOND;
    out.printf(
        "    %d are settled %.1f s after it is back, %.0f a second%n",
        count, seconds, count / seconds);
  }

  private static double millisAt(List<Long> ascendingNanos, double share) {
    int index = Math.min((int) (ascendingNanos.size() * share), ascendingNanos.size() - 1);
    return ascendingNanos.get(index) / NANOS_PER_MILLI;
  }

  private void betweenWallets(int caller, RandomGenerator random) throws IOException {
    api.send(
        "/v1/transfers",
        population.callers().get(caller).token(),
        population.transfer(caller, random));
  }

  private void throughTheBank(int caller, RandomGenerator random) throws IOException {
    api.send(
        random.nextBoolean() ? "/v1/deposits" : "/v1/withdrawals",
        population.callers().get(caller).token(),
        population.bankTransfer(caller, random));
  }

  private void bankIs(String settings) throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<Void> response =
          client.send(
              HttpRequest.newBuilder(URI.create(bank + "/settings"))
                  .PUT(HttpRequest.BodyPublishers.ofString(settings))
                  .build(),
              HttpResponse.BodyHandlers.discarding());
      if (response.statusCode() != 200) {
        throw new IllegalStateException("The bank does not take settings.");
      }
    }
  }
}
