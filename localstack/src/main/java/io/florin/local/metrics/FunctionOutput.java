package io.florin.local.metrics;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/**
 * Stands in place of the process's standard output, where functions print as they do in Lambda.
 *
 * <p>A line of metrics is added up, another line of JSON is a function's log line, and every other
 * line goes on to the standard output. A thread of its own does that: who prints holds the lock of
 * the standard output, and with it everybody else who wants to print.
 */
public final class FunctionOutput implements AutoCloseable {
  // Longer lines are passed on in pieces, so that a function that prints no line end stays bounded.
  private static final int MAX_LINE_BYTES = 256 * 1024; // A log event of CloudWatch has no more.
  // When so many lines wait, who prints another waits too.
  private static final int MAX_WAITING_LINES = 10_000;
  private static final Duration REST = Duration.ofMillis(10);

  private final PrintStream before = System.out;
  private final PrintStream inPlace = new PrintStream(new Lines(), false, StandardCharsets.UTF_8);
  private final BlockingQueue<Runnable> waiting = new ArrayBlockingQueue<>(MAX_WAITING_LINES);
  private final Thread worker = new Thread(this::work, "function-output");
  private final MetricSums sums;
  private final Consumer<String> log;
  private volatile boolean open = true;

  private FunctionOutput(MetricSums sums, Consumer<String> log) {
    this.sums = sums;
    this.log = log;
  }

  /**
   * Puts itself in place, before any function is made: loggers keep the output that they find.
   *
   * @param log gets each line of JSON that holds no metrics
   */
  public static FunctionOutput divert(MetricSums sums, Consumer<String> log) {
    FunctionOutput output = new FunctionOutput(sums, log);
    output.worker.setDaemon(true);
    output.worker.start();
    System.setOut(output.inPlace);
    return output;
  }

  /** Returns when all that was printed before has been taken in. */
  public void await() {
    CountDownLatch reached = new CountDownLatch(1);
    add(reached::countDown);
    try {
      reached.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Puts back what was there. A logger that kept this one prints to that from now on. */
  @Override
  public void close() {
    await();
    open = false;
    worker.interrupt();
    if (System.out.equals(inPlace)) {
      System.setOut(before);
    }
  }

  private void work() {
    List<Runnable> batch = new ArrayList<>();
    try {
      while (open) {
        waiting.take().run();
        waiting.drainTo(batch);
        batch.forEach(Runnable::run);
        batch.clear();
        // Nobody has to wake this thread for each line, while requests come one after the other.
        Thread.sleep(REST);
      }
    } catch (InterruptedException e) {
      // It is closed: nobody waits for more.
    }
  }

  private void add(Runnable task) {
    try {
      if (open) {
        waiting.put(task);
      } else {
        task.run();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void take(String line) {
    if (!open || !line.startsWith("{")) {
      before.println(line);
    } else if (!line.contains("\"CloudWatchMetrics\"") || !sums.add(line)) {
      log.accept(line);
    }
  }

  /** Cuts what is printed into lines. The {@link PrintStream} lets one thread in at a time. */
  private final class Lines extends OutputStream {
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    @Override
    public void write(int single) {
      write(new byte[] {(byte) single}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
      int start = from;
      for (int i = from; i < from + length; i++) {
        if (bytes[i] == '\n') {
          line.write(bytes, start, i - start);
          end();
          start = i + 1;
        }
      }
      line.write(bytes, start, from + length - start);
      if (line.size() >= MAX_LINE_BYTES) {
        end();
      }
    }

    private void end() {
      byte[] whole = line.toByteArray();
      line.reset();
      add(() -> take(new String(whole, StandardCharsets.UTF_8).stripTrailing()));
    }
  }
}
