package io.florin.local.source;

import io.florin.local.function.Functions;
import io.florin.local.template.Resource;
import io.florin.local.template.TemplateRefused;
import io.florin.local.template.Templates;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DescribeStreamResponse;
import software.amazon.awssdk.services.dynamodb.model.Shard;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/**
 * Gives a stream's records to a function, from the oldest there is, one batch at a time and each
 * until it is done.
 */
final class StreamSource implements Source {
  static final List<String> NEEDS =
      List.of(
          "dynamodb:DescribeStream",
          "dynamodb:GetRecords",
          "dynamodb:GetShardIterator",
          "dynamodb:ListStreams");
  private static final Set<String> KNOWN =
      Set.of(
          "StartingPosition",
          "ParallelizationFactor",
          "MaximumRetryAttempts",
          "MaximumRecordAgeInSeconds",
          "BisectBatchOnFunctionError",
          "MaximumBatchingWindowInSeconds",
          "FilterCriteria");
  private static final int DEFAULT_BATCH_SIZE = 100; // As on AWS.
  // A look costs the engine's one thread a quarter of a millisecond.
  private static final Duration LEAST_PAUSE = Duration.ofMillis(20);
  private static final Duration GREATEST_PAUSE = Duration.ofMillis(200);

  private final Mapping mapping;
  private final String table;
  private final DynamoDbClient dynamoDb;
  private final DynamoDbStreamsClient streams;
  private final Positions positions;
  private final Invocations invocations;
  private final Deliveries deliveries;
  private final List<ShardReader> readers = new ArrayList<>();

  /** The stream, as the engine names it; null before the first look. */
  private @Nullable String engineArn;

  /**
   * Makes one; it reads nothing yet.
   *
   * @param table the name of the table whose stream it is
   */
  StreamSource(
      Mapping mapping,
      String table,
      DynamoDbClient dynamoDb,
      DynamoDbStreamsClient streams,
      Positions positions,
      Invocations invocations,
      Deliveries deliveries) {
    this.mapping = mapping;
    this.table = table;
    this.dynamoDb = dynamoDb;
    this.streams = streams;
    this.positions = positions;
    this.invocations = invocations;
    this.deliveries = deliveries;
  }

  /**
   * Reads the event source of a stream.
   *
   * @throws TemplateRefused when it asks for what is not known here
   */
  static Mapping mapping(Resource resource, Templates templates, Functions functions) {
    Mapping mapping = Mapping.of(resource, templates, functions, DEFAULT_BATCH_SIZE, KNOWN);
    if (!templates.text(resource, "StartingPosition").equals("TRIM_HORIZON")) {
      throw TemplateRefused.of(
          resource, "does not start at TRIM_HORIZON, which the local stack knows only.");
    }
    templates.onlyValue(resource, "ParallelizationFactor", "1");
    templates.onlyValue(resource, "MaximumRetryAttempts", "-1");
    templates.onlyValue(resource, "MaximumRecordAgeInSeconds", "-1");
    templates.onlyValue(resource, "BisectBatchOnFunctionError", "false");
    return mapping;
  }

  @Override
  public List<Runnable> loops() {
    return List.of(
        new Poller(
            "The event source " + mapping.resource(),
            invocations,
            new GrowingPause(LEAST_PAUSE, GREATEST_PAUSE),
            () -> invocations.work(this::step, Step.NOTHING)));
  }

  @Override
  public boolean pump() {
    return invocations.work(this::step, Step.NOTHING) != Step.NOTHING;
  }

  private synchronized Step step() {
    if (engineArn == null) {
      engineArn =
          dynamoDb.describeTable(request -> request.tableName(table)).table().latestStreamArn();
    }
    if (readers.isEmpty()) {
      open(engineArn);
    }
    Step greatest = Step.NOTHING;
    for (ShardReader reader : List.copyOf(readers)) {
      Step step = reader.step();
      greatest = step.compareTo(greatest) > 0 ? step : greatest;
      if (reader.isEnded()) {
        positions.ended(mapping.function().name(), reader.shard());
        readers.remove(reader);
        open(engineArn);
      }
    }
    return greatest;
  }

  /** Begins to read each shard that is not done and whose parent is: so a key's order holds. */
  private void open(String stream) {
    List<Shard> shards = shards(stream);
    Set<String> pending = new HashSet<>();
    for (Shard shard : shards) {
      if (!positions.isEnded(mapping.function().name(), shard.shardId())) {
        pending.add(shard.shardId());
      }
    }
    for (Shard shard : shards) {
      String id = shard.shardId();
      if (pending.contains(id)
          && !pending.contains(shard.parentShardId())
          && readers.stream().noneMatch(reader -> reader.shard().equals(id))) {
        readers.add(
            new ShardReader(id, stream, mapping, streams, positions, invocations, deliveries));
      }
    }
  }

  private List<Shard> shards(String stream) {
    List<Shard> shards = new ArrayList<>();
    String[] after = new String[1];
    do {
      DescribeStreamResponse page =
          streams.describeStream(
              request -> request.streamArn(stream).exclusiveStartShardId(after[0]));
      shards.addAll(page.streamDescription().shards());
      after[0] = page.streamDescription().lastEvaluatedShardId();
    } while (after[0] != null);
    return shards;
  }
}
