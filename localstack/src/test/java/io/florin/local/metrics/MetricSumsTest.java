package io.florin.local.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** From Embedded Metric Format to Prometheus' text. */
class MetricSumsTest {
  private final MetricSums sums = new MetricSums();

  @Test
  void countsAreCounters() {
    sums.add(line("Florin", "TransfersCompleted", "Count", "create\\\"Transfer\\n", "1.0"));
    sums.add(line("Florin", "TransfersCompleted", "Count", "create\\\"Transfer\\n", "2"));
    sums.add(line("Florin", "TransfersCompleted", "Count", "reverseTransfer", "1"));

    assertThat(sums.prometheusText())
        .contains(
            """
            # HELP florin_transfers_completed_total TransfersCompleted
            # TYPE florin_transfers_completed_total counter
            florin_transfers_completed_total{operation_id="create\\"Transfer\\n"} 3
            florin_transfers_completed_total{operation_id="reverseTransfer"} 1
            """);
  }

  @Test
  void durationsAreSummariesWithTheGreatestValueBesideThem() {
    sums.add(line("Florin", "Duration", "Milliseconds", "getWallet", "[1.5, 4]"));
    sums.add(line("Florin", "Duration", "Milliseconds", "getWallet", "2"));

    assertThat(sums.prometheusText())
        .contains(
            """
            # TYPE florin_duration_milliseconds summary
            florin_duration_milliseconds_sum{operation_id="getWallet"} 7.5
            florin_duration_milliseconds_count{operation_id="getWallet"} 3
            """,
            """
            # TYPE florin_duration_milliseconds_max gauge
            florin_duration_milliseconds_max{operation_id="getWallet"} 4
            """);
  }

  @Test
  void namespacesStayApart() {
    sums.add(line("Other/Space", "Duration", "Milliseconds", "x", "1"));

    assertThat(sums.prometheusText())
        .contains("florin_other_space_duration_milliseconds_sum{operation_id=\"x\"} 1\n");
  }

  @Test
  void levelsAndAgesAreGaugesOfTheLatestValue() {
    sums.add(line("Florin", "Pending", "None", "x", "7"));
    sums.add(line("Florin", "Pending", "None", "x", "3"));
    sums.add(line("Florin", "OldestAge", "Seconds", "x", "[9.5, 2]"));

    assertThat(sums.prometheusText())
        .contains(
            """
            # TYPE florin_oldest_age_seconds gauge
            florin_oldest_age_seconds{operation_id="x"} 2
            """,
            """
            # TYPE florin_pending gauge
            florin_pending{operation_id="x"} 3
            """);
  }

  @Test
  void linesWithoutMetricsAreNotAdded() {
    assertThat(sums.add("{\"message\":\"\\\"CloudWatchMetrics\\\"\"}")).isFalse();
    assertThat(sums.add("{\"CloudWatchMetrics\"")).isFalse();
  }

  @Test
  void printedLinesGoWhereTheyBelong() {
    List<String> log = new ArrayList<>();
    try (FunctionOutput output = FunctionOutput.divert(sums, log::add)) {
      assertThat(output).isNotNull();
      System.out.println("{\"level\":\"INFO\"}");
      System.out.print(line("Florin", "Calls", "Count", "x", "1") + "\n{\"half\":");
      System.out.println("1}");
    }

    assertThat(log).containsExactly("{\"level\":\"INFO\"}", "{\"half\":1}");
    assertThat(sums.prometheusText()).contains("florin_calls_total{operation_id=\"x\"} 1\n");
  }

  private static String line(
      String namespace, String metric, String unit, String dimension, String value) {
    return """
        {"_aws":{"Timestamp":1,"CloudWatchMetrics":[{"Namespace":"%s","Dimensions":[["OperationId"]],\
        "Metrics":[{"Name":"%s","Unit":"%s"}]}]},"OperationId":"%s","%s":%s}"""
        .formatted(namespace, metric, unit, dimension, metric, value);
  }
}
