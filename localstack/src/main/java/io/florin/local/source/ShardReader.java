package io.florin.local.source;

import java.math.BigInteger;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.ExpiredIteratorException;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsResponse;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.model.TrimmedDataAccessException;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/** Reads one shard and gives its records to the function, in their order. */
final class ShardReader {
  private final String shard;
  private final String engineArn;
  private final Mapping mapping;
  private final DynamoDbStreamsClient streams;
  private final Positions positions;
  private final Invocations invocations;
  private final Deliveries deliveries;
  private final StreamEvent events;

  /** Records that are wanted and not done. */
  private final Deque<Record> waiting = new ArrayDeque<>();

  private Instant windowEnds = Instant.MIN;
  private String lastRead = "";

  /** Where to read on; null past the end of a shard that is closed. */
  private @Nullable String iterator;

  /**
   * Begins after the last record that is done.
   *
   * @param engineArn the stream, as the engine names it
   */
  ShardReader(
      String shard,
      String engineArn,
      Mapping mapping,
      DynamoDbStreamsClient streams,
      Positions positions,
      Invocations invocations,
      Deliveries deliveries) {
    this.shard = shard;
    this.engineArn = engineArn;
    this.mapping = mapping;
    this.streams = streams;
    this.positions = positions;
    this.invocations = invocations;
    this.deliveries = deliveries;
    this.events = new StreamEvent(mapping.sourceArn());
    this.iterator = iteratorAfterWhatIsDone();
  }

  /** Whether everything is done and no more will come. */
  boolean isEnded() {
    return iterator == null && waiting.isEmpty();
  }

  String shard() {
    return shard;
  }

  /** Reads when it has nothing to give, and gives one batch when it has. */
  Step step() {
    if (waiting.isEmpty() || isFilling()) {
      read();
    }
    return waiting.isEmpty() || isFilling() ? Step.NOTHING : deliver();
  }

  private boolean isFilling() {
    return iterator != null
        && waiting.size() < mapping.batchSize()
        && InstantSource.system().instant().isBefore(windowEnds);
  }

  private void read() {
    String from = iterator;
    if (from == null) {
      return;
    }
    GetRecordsResponse response;
    try {
      response = streams.getRecords(request -> request.shardIterator(from));
    } catch (ExpiredIteratorException e) {
      iterator = iteratorAfter(lastRead);
      return;
    } catch (TrimmedDataAccessException e) {
      iterator = iteratorAfter("");
      return;
    }
    iterator = response.nextShardIterator();
    Instant now = InstantSource.system().instant();
    for (Record record : response.records()) {
      lastRead = sequenceNumber(record);
      Record dated = StreamEvent.dated(record, now);
      if (mapping.filters().want(events.of(dated))) {
        if (waiting.isEmpty()) {
          windowEnds = now.plus(mapping.window());
        }
        waiting.add(dated);
      }
    }
    if (waiting.isEmpty() && !response.records().isEmpty()) {
      positions.done(source(), shard, lastRead);
    }
  }

  private Step deliver() {
    List<Record> batch = waiting.stream().limit(mapping.batchSize()).toList();
    BatchResult result =
        invocations.batch(
            mapping.function(), events.of(deliveries.ofStream(batch)), mapping.reportsFailures());
    int done = done(batch, result);
    if (done == 0) {
      return Step.FAILED;
    }
    for (int count = 0; count < done; count++) {
      waiting.remove();
    }
    positions.done(
        source(), shard, waiting.isEmpty() ? lastRead : sequenceNumber(batch.get(done - 1)));
    return Step.DONE;
  }

  /** How many of a batch are done: those before the first that failed. */
  private static int done(List<Record> batch, BatchResult result) {
    if (result.failedWhole()) {
      return 0;
    }
    Set<String> failures = result.failures();
    if (failures.isEmpty()) {
      return batch.size();
    }
    Optional<BigInteger> lowest =
        failures.stream().map(ShardReader::number).min(BigInteger::compareTo);
    for (int index = 0; index < batch.size(); index++) {
      if (number(sequenceNumber(batch.get(index))).equals(lowest.orElseThrow())) {
        return index;
      }
    }
    return 0; // What is not of the batch can't be gone on from.
  }

  private @Nullable String iteratorAfterWhatIsDone() {
    return iteratorAfter(positions.last(source(), shard).orElse(""));
  }

  private @Nullable String iteratorAfter(String sequenceNumber) {
    if (!sequenceNumber.isEmpty()) {
      try {
        return streams
            .getShardIterator(
                request ->
                    request
                        .streamArn(engineArn)
                        .shardId(shard)
                        .shardIteratorType(ShardIteratorType.AFTER_SEQUENCE_NUMBER)
                        .sequenceNumber(sequenceNumber))
            .shardIterator();
      } catch (TrimmedDataAccessException e) {
        // It is older than what streams keep: what is left comes next.
      }
    }
    return streams
        .getShardIterator(
            request ->
                request
                    .streamArn(engineArn)
                    .shardId(shard)
                    .shardIteratorType(ShardIteratorType.TRIM_HORIZON))
        .shardIterator();
  }

  private String source() {
    return mapping.function().name();
  }

  private static String sequenceNumber(Record record) {
    return record.dynamodb().sequenceNumber();
  }

  private static BigInteger number(String sequenceNumber) {
    try {
      return new BigInteger(sequenceNumber);
    } catch (NumberFormatException e) {
      return BigInteger.ZERO; // Of no record.
    }
  }
}
