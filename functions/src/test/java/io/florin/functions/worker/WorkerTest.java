package io.florin.functions.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.florin.functions.Invocation;
import io.florin.functions.metrics.FunctionMetrics;
import io.florin.ledger.TraceId;
import io.florin.retry.Deadline;
import java.io.IOException;
import java.time.Instant;
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
  void aCallThatBeginsJustBeforeTheDeadlineHasItsTimeOutsLeft() throws IOException {
    List<Deadline> deadlines = new ArrayList<>();
    InstantSource clock = InstantSource.fixed(Instant.EPOCH);
    Worker worker =
        new Worker(new WorkerSurroundings(clock, NOWHERE)) {
          @Override
          protected JsonNode work(JsonNode event, Deadline deadline) {
            deadlines.add(deadline);
            return BatchAnswer.done();
          }
        };

    Invocation.of(worker, "{}");

    assertThat(deadlines)
        .singleElement()
        .satisfies(
            deadline -> assertThat(deadline.instant()).isBefore(Instant.EPOCH.plusSeconds(60 - 4)));
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
