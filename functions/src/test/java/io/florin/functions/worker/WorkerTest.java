package io.florin.functions.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.florin.functions.Invocation;
import io.florin.functions.metrics.FunctionMetrics;
import io.florin.functions.metrics.Measure;
import io.florin.ledger.TraceId;
import io.florin.retry.Deadline;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

class WorkerTest {
  private static final FunctionMetrics NOWHERE = (dimensions, measures) -> {};

  @Test
  void whatFailsAsAWholeFailsForLambdaToo() {
    Worker failing =
        worker(
            NOWHERE,
            event -> {
              throw new IllegalStateException("broken");
            });

    assertThatThrownBy(() -> Invocation.of(failing, "{}")).hasMessage("broken");
    assertThatThrownBy(() -> Invocation.of(failing, "{")).isInstanceOf(IOException.class);
  }

  @Test
  void itemsThatFailedAreNamedAsLambdaWantsIt() throws IOException {
    Worker worker = worker(NOWHERE, event -> BatchAnswer.again(List.of("a", "b")));

    assertThat(Invocation.of(worker, "{}"))
        .hasToString(
            "{\"batchItemFailures\":[{\"itemIdentifier\":\"a\"},{\"itemIdentifier\":\"b\"}]}");
    assertThat(Invocation.of(worker(NOWHERE, event -> BatchAnswer.done()), "{}"))
        .hasToString("{\"batchItemFailures\":[]}");
  }

  @Test
  void theIdOfARequestIsOnTheLogOfItsPartAlone() throws IOException {
    List<@Nullable String> ids = new ArrayList<>();
    Worker worker =
        worker(
            NOWHERE,
            event -> {
              for (Optional<TraceId> request :
                  List.of(Optional.of(new TraceId("one")), Optional.<TraceId>empty())) {
                Worker.traced(request, () -> ids.add(MDC.get("trace_id")));
              }
              ids.add(MDC.get("trace_id"));
              return BatchAnswer.done();
            });

    Invocation.of(worker, "{}");

    assertThat(ids).containsExactly("one", null, null);
  }

  @Test
  void metricsThatFailUndoNothing() throws IOException {
    Worker worker =
        new Worker(
            new WorkerSurroundings(
                InstantSource.system(),
                (dimensions, measures) -> {
                  throw new IllegalStateException("no metrics");
                })) {
          @Override
          protected JsonNode work(JsonNode event, Deadline deadline) {
            tell(Measure.count("Done", 1));
            return BatchAnswer.done();
          }
        };

    assertThat(Invocation.of(worker, "{}")).isEqualTo(BatchAnswer.done());
  }

  private static Worker worker(FunctionMetrics metrics, Function<JsonNode, JsonNode> work) {
    return new Worker(new WorkerSurroundings(InstantSource.system(), metrics)) {
      @Override
      protected JsonNode work(JsonNode event, Deadline deadline) {
        return work.apply(event);
      }
    };
  }
}
