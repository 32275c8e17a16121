package io.florin.local.bank;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A bank for developers and tests. It speaks the protocol of {@link io.florin.bank.http.HttpBank},
 * does nothing with money but write it in its book, and fails as its settings say.
 *
 * <p>{@code PUT /settings} sets how it behaves, {@code GET /settings} tells; {@code GET /payments}
 * is the book, newest first. The document {@code docs/bank.md} has the details.
 */
public final class StandInBank implements AutoCloseable {
  private static final String LOOPBACK = "127.0.0.1";
  // Calls come in floods after an outage, each on a connection of its own.
  private static final int BACKLOG = 1_024;

  private final HttpServer server;
  private final ExecutorService threads;
  private final BankHandler handler;
  private final Book book;

  private StandInBank(HttpServer server, ExecutorService threads, BankHandler handler, Book book) {
    this.server = server;
    this.threads = threads;
    this.handler = handler;
    this.book = book;
  }

  /**
   * Starts to serve to this machine alone.
   *
   * @param port the port, or 0 for any that is free
   * @param journal the file that keeps what was decided; without it that is gone at the end
   * @throws java.net.BindException when the port is taken
   * @throws IOException when the journal can't be used, or the server can't be made
   */
  public static StandInBank start(int port, Optional<Path> journal) throws IOException {
    return start(LOOPBACK, port, journal);
  }

  /**
   * Starts to serve.
   *
   * @param host the interface to serve at, {@code 0.0.0.0} for all, as containers need it
   * @param port the port, or 0 for any that is free
   * @param journal the file that keeps what was decided; without it that is gone at the end
   * @throws java.net.BindException when the port is taken, or the interface is none of this machine
   * @throws IOException when the journal can't be used, or the server can't be made
   */
  public static StandInBank start(String host, int port, Optional<Path> journal)
      throws IOException {
    // The server reads it once, in the process's first use: without it answers wait for 40 ms.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getByName(host), port), BACKLOG);
    Book book;
    try {
      book = new Book(journal, InstantSource.system());
    } catch (IOException e) {
      server.stop(0);
      throw e;
    }
    // Virtual: a call that hangs costs next to nothing, so none has to wait for it.
    ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    BankHandler handler = new BankHandler(book);
    server.setExecutor(threads);
    server.createContext("/", handler);
    server.start();
    return new StandInBank(server, threads, handler, book);
  }

  /** Where it serves, such as {@code http://127.0.0.1:8090}, as this machine sees it. */
  public URI address() {
    InetSocketAddress bound = server.getAddress();
    String host =
        bound.getAddress().isAnyLocalAddress() ? LOOPBACK : bound.getAddress().getHostAddress();
    try {
      return new URI("http", null, host, bound.getPort(), null, null, null);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Stops at once: what hangs is dropped. */
  @Override
  public void close() throws IOException {
    handler.letHangingCallsGo();
    server.stop(0);
    threads.close();
    book.close();
  }
}
