package io.florin.local.metrics;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import software.amazon.cloudwatchlogs.emf.config.EnvironmentConfigurationProvider;
import software.amazon.cloudwatchlogs.emf.environment.Environments;

/**
 * Stands in place of the process's standard output, where functions print as they do in Lambda.
 *
 * <p>A line of metrics is added up, another line of JSON is a function's log line, and every other
 * line goes on to the standard output.
 */
public final class FunctionOutput implements AutoCloseable {
  // Longer lines are passed on in pieces, so that a function that prints no line end stays bounded.
  private static final int MAX_LINE_BYTES = 256 * 1024; // A log event of CloudWatch has no more.

  private final PrintStream before = System.out;
  private final PrintStream inPlace = new PrintStream(new Lines(), true, StandardCharsets.UTF_8);
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
    // So says AWS_EMF_ENVIRONMENT in the templates. In one process it can't be set per function,
    // and
    // without it the metrics' library looks for an agent on the network.
    EnvironmentConfigurationProvider.getConfig().setEnvironmentOverride(Environments.Lambda);
    FunctionOutput output = new FunctionOutput(sums, log);
    System.setOut(output.inPlace);
    return output;
  }

  /** Puts back what was there. A logger that kept this one prints to that from now on. */
  @Override
  public void close() {
    open = false;
    if (System.out.equals(inPlace)) {
      System.setOut(before);
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
      if (single == '\n') {
        end();
      } else if (single != '\r') {
        line.write(single);
        if (line.size() == MAX_LINE_BYTES) {
          end();
        }
      }
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
      for (int i = from; i < from + length; i++) {
        write(bytes[i]);
      }
    }

    private void end() {
      String whole = line.toString(StandardCharsets.UTF_8);
      line.reset();
      take(whole);
    }
  }
}
