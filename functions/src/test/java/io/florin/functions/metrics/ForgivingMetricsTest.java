package io.florin.functions.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ForgivingMetricsTest {
  private static final List<Measure> ONE = List.of(Measure.count("Done", 1));

  @Test
  void metricsThatFailUndoNothing() {
    FunctionMetrics lost =
        new ForgivingMetrics(
            (dimensions, measures) -> {
              throw new IllegalStateException("no metrics");
            });

    assertThatNoException().isThrownBy(() -> lost.tell(Map.of(), ONE));
  }

  @Test
  void metricsThatDoNotFailAreTold() {
    List<List<Measure>> told = new ArrayList<>();

    new ForgivingMetrics((dimensions, measures) -> told.add(measures)).tell(Map.of(), ONE);

    assertThat(told).containsExactly(ONE);
  }
}
