package io.florin.local.gateway;

import com.sun.net.httpserver.HttpServer;
import io.florin.local.function.Functions;
import io.florin.local.template.Templates;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Properties;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Serves the API of the templates, its documentation and the metrics, to this machine alone. */
public final class Gateway implements AutoCloseable {
  // Platform threads, and few: DynamoDB Local has one thread, and loses speed to many callers.
  private static final int THREADS = 16;
  private static final int MAX_WAITING_REQUESTS = 1_024;
  private static final int DEFAULT_BACKLOG = 0;
  private static final int GRACE_SECONDS = 1;

  private final HttpServer server;
  private final ThreadPoolExecutor threads;

  private Gateway(HttpServer server, ThreadPoolExecutor threads) {
    this.server = server;
    this.threads = threads;
  }

  /**
   * Starts to serve.
   *
   * @param metrics the text of the metrics
   * @param port the port, or 0 for any that is free
   * @param notices is told when a function fails
   * @throws java.net.BindException when the port is taken
   * @throws IOException when the server can't be made
   */
  public static Gateway start(
      Templates templates,
      Functions functions,
      Supplier<String> metrics,
      int port,
      Consumer<String> notices)
      throws IOException {
    // The server reads it once, in the process's first use: without it answers wait for 40 ms.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    RestApi api = RestApi.of(templates, functions);
    HttpServer server =
        HttpServer.create(
            new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), DEFAULT_BACKLOG);
    ThreadPoolExecutor threads = threads();
    server.setExecutor(threads);
    server.createContext("/", new ApiHandler(api, notices));
    server.createContext("/docs", new DocsPages(api.responses(), viewerVersion()));
    server.createContext(MetricsPage.PATH, new MetricsPage(metrics, api.responses()));
    server.start();
    return new Gateway(server, threads);
  }

  /** Where it serves, such as {@code http://127.0.0.1:8080}. */
  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Lets the requests at hand end, within a second, and stops. */
  @Override
  public void close() {
    server.stop(GRACE_SECONDS);
    threads.shutdownNow();
  }

  private static ThreadPoolExecutor threads() {
    return new ThreadPoolExecutor(
        THREADS,
        THREADS,
        0,
        TimeUnit.SECONDS,
        new ArrayBlockingQueue<>(MAX_WAITING_REQUESTS),
        Thread.ofPlatform().name("gateway-", 1).daemon().factory(),
        // Past the bound the thread that accepts requests serves one itself, and so accepts none.
        new ThreadPoolExecutor.CallerRunsPolicy());
  }

  private static String viewerVersion() throws IOException {
    Properties properties = new Properties();
    try (InputStream pom =
        Gateway.class.getResourceAsStream(
            "/META-INF/maven/org.webjars/swagger-ui/pom.properties")) {
      if (pom != null) {
        properties.load(pom);
      }
    }
    return properties.getProperty("version", "none");
  }
}
