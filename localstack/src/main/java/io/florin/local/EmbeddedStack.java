package io.florin.local;

import io.florin.functions.Platform;
import io.florin.local.bank.StandInBank;
import io.florin.local.file.DataFolder;
import io.florin.local.function.Clients;
import io.florin.local.function.FunctionLog;
import io.florin.local.function.Functions;
import io.florin.local.function.LocalFunction;
import io.florin.local.gateway.Gateway;
import io.florin.local.metrics.FunctionOutput;
import io.florin.local.metrics.MetricSums;
import io.florin.local.queue.NoQueues;
import io.florin.local.queue.QueueEngine;
import io.florin.local.queue.Queues;
import io.florin.local.secret.LocalSecrets;
import io.florin.local.source.EventSources;
import io.florin.local.source.Positions;
import io.florin.local.table.DynamoDbEngine;
import io.florin.local.table.Tables;
import io.florin.local.template.Account;
import io.florin.local.template.ResourceType;
import io.florin.local.template.TemplateRefused;
import io.florin.local.template.Templates;
import io.florin.local.topic.LocalTopics;
import java.io.IOException;
import java.net.BindException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * The whole system in this process, as the templates describe it: tables, queues, topics, secrets,
 * functions with their roles, their event sources and schedules, and the HTTP API.
 */
public final class EmbeddedStack implements AutoCloseable, Platforms {
  private static final String BANK_URL = "BankUrl";
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(1);

  /** What is open, the newest first: the order to close it in. */
  private final Deque<AutoCloseable> open = new ArrayDeque<>();

  private final StackOptions options;
  private final URI bank;
  private final DynamoDbClient dynamoDb;
  private final SqsClient sqs;
  private final Functions functions;
  private final EventSources eventSources;
  private final Gateway gateway;

  private EmbeddedStack(StackOptions options) throws IOException {
    this.options = options;
    try {
      Optional<DataFolder> data = Optional.empty();
      if (options.data().isPresent()) {
        data = Optional.of(opened(DataFolder.take(options.data().get())));
      }
      bank = bank(options, data);
      Templates templates =
          Templates.read(
              options.templates(),
              Account.LOCAL,
              options.withParameter(BANK_URL, bank.toString()).parameters());
      // Before anything logs: loggers keep the standard output that they find first.
      MetricSums metrics = new MetricSums();
      FunctionOutput output = divertOutput(options, metrics);
      DynamoDbEngine engine = opened(DynamoDbEngine.start(data.map(DataFolder::tables)));
      Tables tables = new Tables(templates, engine.client());
      tables.makeAll();
      dynamoDb = data.isPresent() ? tables.durable() : engine.client();
      LocalSecrets secrets = LocalSecrets.of(templates, data.map(DataFolder::secrets));
      sqs = queues(templates);
      Clients clients = new Clients(dynamoDb, sqs, new LocalTopics(templates, sqs), httpClient());
      functions =
          new Functions(
              templates,
              options.decorator().apply(clients),
              secrets,
              options.flow().clock(),
              options.notices());
      gateway =
          opened(
              Gateway.start(
                  templates,
                  functions,
                  () -> textOf(metrics, output),
                  options.port(),
                  options.notices()));
      eventSources =
          opened(
              EventSources.of(
                  templates,
                  functions,
                  dynamoDb,
                  engine.streams(),
                  sqs,
                  new Positions(data.map(DataFolder::positions)),
                  options.flow().deliveries(),
                  options.notices()));
      if (!options.flow().heldStill()) {
        eventSources.start(options.flow().minute());
      }
    } catch (IOException | RuntimeException | Error e) {
      close();
      throw e;
    }
  }

  /**
   * Starts a stack.
   *
   * @throws StartRefused when it can't start: a template that says what is not known here, a port
   *     that is taken, a folder that can't be written
   */
  public static EmbeddedStack start(StackOptions options) {
    try {
      return new EmbeddedStack(options);
    } catch (TemplateRefused e) {
      throw new StartRefused(e.sentence(), e);
    } catch (BindException e) {
      throw new StartRefused(
          "Port %d is taken: stop what uses it, or choose another by --port."
              .formatted(options.port()),
          e);
    } catch (IOException e) {
      throw new StartRefused(e.getMessage() == null ? e.toString() : e.getMessage(), e);
    }
  }

  /** Where the API is, without a slash at the end: {@code http://127.0.0.1:8080}. */
  public URI api() {
    return gateway.address();
  }

  /** Where the API's documentation is. */
  public URI docs() {
    return api().resolve("/docs/");
  }

  /** Where the metrics are, for Prometheus. */
  public URI metrics() {
    return api().resolve("/metrics");
  }

  /** Where the bank is: a stand-in, unless the parameter {@code BankUrl} names another. */
  public URI bank() {
    return bank;
  }

  /** Where all its parts are. */
  Addresses addresses() {
    return new Addresses(
        api(), Optional.of(docs()), Optional.of(metrics()), Optional.of(bank()), Optional.empty());
  }

  /** The engine's own client, for tests to look behind the functions: no role, no decorator. */
  public DynamoDbClient dynamoDb() {
    return dynamoDb;
  }

  /** The queues' own client, for tests to look behind the functions: no role, no decorator. */
  public SqsClient sqs() {
    return sqs;
  }

  /**
   * Brings to each function once what its stream or its queues have, in this thread.
   *
   * @return whether anything was delivered, be it that the function failed
   * @throws IllegalStateException when the stack was not started holding still
   */
  public boolean pump() {
    requireHeldStill();
    return eventSources.pump();
  }

  /**
   * Calls the function of each schedule once, in this thread.
   *
   * @throws IllegalStateException when the stack was not started holding still
   */
  public void fireSchedules() {
    requireHeldStill();
    eventSources.fireSchedules();
  }

  @Override
  public Platform platformOf(String functionName) {
    return functions.platformOf(functionName);
  }

  /**
   * A function, to be called without the gateway.
   *
   * @throws IllegalArgumentException when no template makes it
   */
  public LocalFunction function(String name) {
    return functions
        .withName(name)
        .orElseThrow(() -> new IllegalArgumentException("No template makes " + name + "."));
  }

  /** Stops serving, and every thread of the engines. A second call does nothing. */
  @Override
  public void close() {
    while (!open.isEmpty()) {
      AutoCloseable newest = open.pop();
      try {
        newest.close();
      } catch (Exception e) {
        System.err.println("The local stack could not close " + newest + ": " + e);
      }
    }
  }

  private void requireHeldStill() {
    if (!options.flow().heldStill()) {
      throw new IllegalStateException("The stack goes by itself: start it holding still.");
    }
  }

  /**
   * The queues of the templates; without one their engine, which takes a second, is not started.
   */
  private SqsClient queues(Templates templates) {
    if (templates.resources(ResourceType.QUEUE).isEmpty()) {
      return new NoQueues();
    }
    SqsClient client = opened(QueueEngine.start(Account.LOCAL)).client();
    new Queues(templates, client, options.flow().visibility()).makeAll();
    return client;
  }

  private HttpClient httpClient() {
    HttpClient client = HttpClient.newBuilder().connectTimeout(CONNECT_TIMEOUT).build();
    open.push(client::shutdownNow); // To close it would wait for whom it waits for.
    return client;
  }

  private URI bank(StackOptions options, Optional<DataFolder> data) throws IOException {
    String named = options.parameters().get(BANK_URL);
    return named == null
        ? opened(StandInBank.start(0, data.map(DataFolder::bankBook))).address()
        : URI.create(named);
  }

  private FunctionOutput divertOutput(StackOptions options, MetricSums metrics) throws IOException {
    if (options.functionLog().isPresent()) {
      FunctionLog log = opened(new FunctionLog(options.functionLog().get()));
      return opened(FunctionOutput.divert(metrics, log::add));
    }
    return opened(FunctionOutput.divert(metrics, System.out::println));
  }

  private static String textOf(MetricSums metrics, FunctionOutput output) {
    output.await(); // What was answered before is counted.
    return metrics.prometheusText();
  }

  private <T extends AutoCloseable> T opened(T part) {
    open.push(part);
    return part;
  }
}
