package io.florin.local;

import io.florin.functions.Platform;
import io.florin.local.file.DataFolder;
import io.florin.local.function.FunctionLog;
import io.florin.local.function.Functions;
import io.florin.local.function.LocalFunction;
import io.florin.local.gateway.Gateway;
import io.florin.local.metrics.FunctionOutput;
import io.florin.local.metrics.MetricSums;
import io.florin.local.secret.LocalSecrets;
import io.florin.local.table.DynamoDbEngine;
import io.florin.local.table.Tables;
import io.florin.local.template.Account;
import io.florin.local.template.TemplateRefused;
import io.florin.local.template.Templates;
import java.io.IOException;
import java.net.BindException;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * The whole system in this process, as the templates describe it: tables, secrets, functions with
 * their roles, and the HTTP API.
 */
public final class EmbeddedStack implements AutoCloseable, Platforms {
  /** What is open, the newest first: the order to close it in. */
  private final Deque<AutoCloseable> open = new ArrayDeque<>();

  private final DynamoDbClient dynamoDb;
  private final Functions functions;
  private final Gateway gateway;

  private EmbeddedStack(StackOptions options) throws IOException {
    try {
      Templates templates = Templates.read(options.templates(), Account.LOCAL);
      Optional<DataFolder> data = Optional.empty();
      if (options.data().isPresent()) {
        data = Optional.of(opened(DataFolder.take(options.data().get())));
      }
      // Before anything logs: loggers keep the standard output that they find first.
      MetricSums metrics = new MetricSums();
      FunctionOutput output = divertOutput(options, metrics);
      DynamoDbEngine engine = opened(DynamoDbEngine.start(data.map(DataFolder::tables)));
      Tables tables = new Tables(templates, engine.client());
      tables.makeAll();
      dynamoDb = data.isPresent() ? tables.durable() : engine.client();
      LocalSecrets secrets = LocalSecrets.of(templates, data.map(DataFolder::secrets));
      functions =
          new Functions(templates, options.decorator().apply(dynamoDb), secrets, options.notices());
      gateway =
          opened(
              Gateway.start(
                  templates,
                  functions,
                  () -> textOf(metrics, output),
                  options.port(),
                  options.notices()));
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

  /** Where all its parts are. */
  Addresses addresses() {
    return new Addresses(
        api(), Optional.of(docs()), Optional.of(metrics()), Optional.empty(), Optional.empty());
  }

  /** The engine's own client, for tests to look behind the functions: no role, no decorator. */
  public DynamoDbClient dynamoDb() {
    return dynamoDb;
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
