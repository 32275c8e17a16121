package io.florin.functions.settlement;

import com.fasterxml.jackson.databind.JsonNode;
import io.florin.event.Fact;
import io.florin.event.LedgerChange;
import io.florin.event.Relayed;
import io.florin.functions.LambdaPlatform;
import io.florin.functions.Platform;
import io.florin.functions.Wiring;
import io.florin.functions.event.RelayedRecords;
import io.florin.functions.metrics.Measure;
import io.florin.functions.worker.BatchAnswer;
import io.florin.functions.worker.Worker;
import io.florin.functions.worker.WorkerSurroundings;
import io.florin.retry.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Publishes as facts what the stream of the ledger's table brings. */
public final class Relay extends Worker {
  private static final Logger LOG = LoggerFactory.getLogger(Relay.class);

  private final RelayedRecords records;

  /** The function on AWS Lambda. */
  public Relay() {
    this(new LambdaPlatform());
  }

  /** The function on any platform. */
  public Relay(Platform platform) {
    this(new Wiring(platform));
  }

  private Relay(Wiring wiring) {
    this(wiring.workerSurroundings(), wiring.relayedRecords());
  }

  Relay(WorkerSurroundings surroundings, RelayedRecords records) {
    super(surroundings);
    this.records = records;
  }

  @Override
  protected JsonNode work(JsonNode event, Deadline deadline) {
    if (!event.path("Records").isArray()) {
      throw new IllegalArgumentException("Not an event of a stream.");
    }
    Relayed relayed = records.relay(event.path("Records"), deadline);
    tellPublished(relayed.published());
    tellUnreadable(relayed.unreadable());
    if (relayed.readAgainFrom().isEmpty()) {
      return BatchAnswer.done();
    }
    LOG.warn("The stream has to be read again from {}", relayed.readAgainFrom().get());
    return BatchAnswer.again(List.of(relayed.readAgainFrom().get()));
  }

  private void tellPublished(List<Fact> published) {
    Instant now = clock().instant();
    Duration lag = Duration.ZERO;
    for (Fact fact : published) {
      Duration age = traced(fact.traceId(), () -> age(fact, now));
      lag = age.compareTo(lag) > 0 ? age : lag;
    }
    LOG.info("Published {} facts", published.size());
    if (!published.isEmpty()) {
      tell(Measure.milliseconds("RelayLag", lag));
    }
  }

  private static Duration age(Fact fact, Instant now) {
    // Entries carry no request, so their lines would help nobody find anything.
    if (fact.traceId().isPresent()) {
      LOG.info("Published {} of {}", fact.name(), fact.group());
    }
    return Duration.between(fact.at(), now);
  }

  private void tellUnreadable(List<LedgerChange.Unreadable> unreadable) {
    for (LedgerChange.Unreadable record : unreadable) {
      LOG.error("Record {} can't be read: {}", record.sequenceNumber(), record.why());
    }
    if (!unreadable.isEmpty()) {
      tell(Map.of("Source", "relay"), Measure.count("UnreadableMessages", unreadable.size()));
    }
  }
}
