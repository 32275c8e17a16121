package io.florin.local.benchmark;

import io.florin.local.EmbeddedStack;
import io.florin.local.RegisteredAdmin;
import io.florin.local.StackOptions;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * How many transfers a second the stack makes over HTTP and its function makes in the process, as
 * shares of what the store itself makes of the same calls; and whether the stack slows down as data
 * grow. One command runs it: {@code ./florin benchmark}.
 */
public final class TransferBenchmark {
  private static final String FUNCTION = "florin-local-createTransfer";
  private static final String PATH = "/v1/transfers";
  private static final int CALLERS = 16;
  // The compiler works on the function for longer than on the few calls of the bare store.
  private static final int WARM_UP = 24_000;
  private static final int TRANSFERS_BEFORE_RECORDING = 200;
  private static final int ROUNDS = 6;
  private static final int TRANSFERS_A_ROUND = 1_600;
  private static final int GROWTH = 20_000;
  private static final int GROWTH_STEP = 1_000;

  private final PrintStream out;
  private final EmbeddedStack stack;
  private final Recorder recorder;
  private final StreamTraffic traffic;
  private final Api api;
  private final Population population;
  private final Population ofTheBareStore;

  private TransferBenchmark(
      PrintStream out,
      EmbeddedStack stack,
      Recorder recorder,
      StreamTraffic traffic,
      Api api,
      Population population,
      Population ofTheBareStore) {
    this.out = out;
    this.stack = stack;
    this.recorder = recorder;
    this.traffic = traffic;
    this.api = api;
    this.population = population;
    this.ofTheBareStore = ofTheBareStore;
  }

  /** Runs it against a stack of its own, in memory. */
  public static void main(String... arguments) throws IOException, InterruptedException {
    // Each caller keeps one connection; the default keeps five in all.
    System.setProperty("http.maxConnections", String.valueOf(CALLERS));
    PrintStream out = System.out; // The stack puts another in its place.
    Path root = Path.of(System.getProperty("florin.root", "")).toAbsolutePath();
    Path log = Files.createTempFile("florin-benchmark", ".log");
    Recorder recorder = new Recorder();
    StreamTraffic traffic = new StreamTraffic();
    StackOptions options =
        StackOptions.of(root.resolve("infra-cdk/templates/local"))
            .loggingFunctionsTo(log)
            .altering(traffic)
            .decorating(clients -> clients.withDynamoDb(recorder::around));
    try (EmbeddedStack stack = EmbeddedStack.start(options)) {
      Api api = new Api(stack.api());
      var admin = new RegisteredAdmin().open(stack);
      String adminToken = Population.signIn(api, admin.email(), admin.password());
      out.println("Registering " + CALLERS + " callers and opening their wallets ...");
      new TransferBenchmark(
              out,
              stack,
              recorder,
              traffic,
              api,
              Population.of(CALLERS, 0, api, adminToken),
              Population.of(CALLERS, CALLERS, api, adminToken))
          .run();
    } finally {
      Files.delete(log);
    }
  }

  private void run() throws InterruptedException, IOException {
    List<Measured> all =
        List.of(
            new Measured("the bare store calls", bareStore()),
            new Measured("the function, in the process", this::inProcess),
            new Measured("the stack, over HTTP", this::overHttp));
    out.printf("Warming up with %d transfers each way, some two minutes ...%n", WARM_UP);
    for (Measured each : all) {
      Round.of(each.contender, CALLERS, WARM_UP);
    }
    for (int round = 1; round <= ROUNDS; round++) {
      for (Measured each : all) {
        traffic.awaitQuiet();
        each.add(Round.of(each.contender, CALLERS, TRANSFERS_A_ROUND));
        out.printf("Round %d of %d: %s%n", round, ROUNDS, each.line());
      }
    }
    out.printf(
        "%n%d callers, %d transfers each way, a share of the bare store's rate:%n",
        CALLERS, ROUNDS * TRANSFERS_A_ROUND);
    double bare = all.getFirst().sum().perSecond();
    for (Measured each : all) {
      out.printf("  %s, %.2f%n", each.line(), each.sum().perSecond() / bare);
    }
    growth();
  }

  /** Whether the last of many transfers take longer than the first. */
  private void growth() throws InterruptedException {
    traffic.awaitQuiet();
    out.printf("%n%d transfers over HTTP, as data grow:%n", GROWTH);
    List<Round> steps = new ArrayList<>();
    for (int done = 0; done < GROWTH; done += GROWTH_STEP) {
      steps.add(Round.of(this::overHttp, CALLERS, GROWTH_STEP));
      out.printf("  %6d: %.0f a second%n", done + GROWTH_STEP, steps.getLast().perSecond());
    }
    out.printf(
        "The last thousand ran at %.2f times the rate of the first.%n",
        steps.getLast().perSecond() / steps.getFirst().perSecond());
  }

  private void overHttp(int caller, RandomGenerator random) throws IOException {
    api.send(PATH, population.callers().get(caller).token(), population.transfer(caller, random));
  }

  private void inProcess(int caller, RandomGenerator random) throws IOException {
    byte[] event =
        Api.event(
            PATH, population.callers().get(caller).token(), population.transfer(caller, random));
    requireCreated(stack.function(FUNCTION).invoke(event, UUID.randomUUID().toString()));
  }

  private BareStore bareStore() throws IOException {
    String token = ofTheBareStore.callers().getFirst().token();
    SplittableRandom random = new SplittableRandom(0);
    // A wallet that has been paid and has paid has the most to carry: such a one is recorded.
    for (int count = 0; count < TRANSFERS_BEFORE_RECORDING; count++) {
      api.send(PATH, token, ofTheBareStore.transfer(0, random));
    }
    recorder.begin();
    api.send(PATH, token, ofTheBareStore.transfer(0, random));
    return BareStore.of(stack.dynamoDb(), recorder.end(), ofTheBareStore.wallets());
  }

  private static void requireCreated(byte[] answer) {
    String text = new String(answer, StandardCharsets.UTF_8);
    if (!text.contains("\"statusCode\":201")) {
      throw new IllegalStateException("A transfer was not made: " + text);
    }
  }

  /** A contender and all of its rounds. */
  private static final class Measured {
    private final String name;
    private final Contender contender;
    private final List<Round> rounds = new ArrayList<>();

    Measured(String name, Contender contender) {
      this.name = name;
      this.contender = contender;
    }

    void add(Round round) {
      rounds.add(round);
    }

    Round sum() {
      return rounds.stream().reduce(Round::and).orElseThrow();
    }

    String line() {
      Round sum = sum();
      return "%-28s %5.0f a second, p50 %5.1f ms, p99 %5.1f ms"
          .formatted(name, sum.perSecond(), sum.millisAt(0.5), sum.millisAt(0.99));
    }
  }
}
