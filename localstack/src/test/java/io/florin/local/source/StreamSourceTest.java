package io.florin.local.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.MissingNode;
import io.florin.local.EmbeddedStack;
import io.florin.local.FlowTemplates;
import io.florin.local.Recipient;
import io.florin.local.template.EventPatterns;
import io.florin.local.template.Resource;
import io.florin.local.template.ResourceType;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.model.DescribeStreamRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeStreamResponse;
import software.amazon.awssdk.services.dynamodb.model.ExpiredIteratorException;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsRequest;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsResponse;
import software.amazon.awssdk.services.dynamodb.model.GetShardIteratorRequest;
import software.amazon.awssdk.services.dynamodb.model.GetShardIteratorResponse;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.Shard;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.model.TrimmedDataAccessException;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/** A stream of more than one shard, which the engine makes after hours only. */
class StreamSourceTest {
  private static final String FUNCTION = "flow-stream";

  private final Shards shards = new Shards();
  private EmbeddedStack stack;
  @TempDir private Path folder;

  @BeforeEach
  void start() {
    Recipient.forgetAll();
    stack = EmbeddedStack.start(FlowTemplates.options(folder).holdingStill());
  }

  @AfterEach
  void stop() {
    stack.close();
  }

  @Test
  void aChildIsReadWhenItsParentIsDone() throws IOException {
    shards.add("child", "parent", "3", "4");
    shards.add("parent", "", "1", "2");
    StreamSource source = source(new Positions(Optional.empty()));
    Recipient.will(
        FUNCTION,
        (event, platform) -> {
          Recipient.will(FUNCTION, Recipient.Behaviour.SILENT);
          throw new IllegalStateException("as wished");
        });

    pumpAll(source);

    assertThat(delivered())
        .containsExactly(List.of("1", "2"), List.of("1", "2"), List.of("3", "4"));
  }

  @Test
  void aSourceThatStartsAgainSkipsTheShardsThatAreDone(@TempDir Path data) throws IOException {
    shards.add("parent", "", "1", "2");
    shards.add("child", "parent", "3");
    Path file = data.resolve("positions.json");
    pumpAll(source(new Positions(Optional.of(file))));
    shards.add("grandchild", "child", "4");

    pumpAll(source(new Positions(Optional.of(file))));

    assertThat(delivered()).containsExactly(List.of("1", "2"), List.of("3"), List.of("4"));
  }

  @Test
  void anIteratorThatExpiredIsReplacedByOneFromTheSamePlace() throws IOException {
    shards.add("only", "", "1");
    shards.open.add("only");
    StreamSource source = source(new Positions(Optional.empty()));
    pumpAll(source);
    shards.add("only", "", "1", "2");
    shards.expired.add("only:1");

    source.pump(); // Finds out.
    pumpAll(source);

    assertThat(delivered()).containsExactly(List.of("1"), List.of("2"));
  }

  @Test
  void aPositionThatTheStreamNoLongerKnowsGoesOnWithTheOldestRecord() throws IOException {
    shards.add("only", "", "7", "8");
    shards.trimmed = true;
    Positions positions = new Positions(Optional.empty());
    positions.done(FUNCTION, "only", "1");

    pumpAll(source(positions));

    assertThat(delivered()).containsExactly(List.of("7", "8"));
  }

  private StreamSource source(Positions positions) {
    Resource resource =
        new Resource("Flow", "Source", ResourceType.EVENT_SOURCE, MissingNode.getInstance());
    Mapping mapping =
        new Mapping(
            resource,
            "arn:stream",
            stack.function(FUNCTION),
            10,
            Duration.ZERO,
            true,
            EventPatterns.of(resource, List.of()));
    return new StreamSource(
        mapping,
        "tiny-ledger",
        stack.dynamoDb(),
        shards,
        positions,
        new Invocations(notice -> {}),
        Deliveries.UNCHANGED);
  }

  private static List<List<String>> delivered() {
    return Recipient.batches(FUNCTION, "/dynamodb/SequenceNumber");
  }

  /** More often than there are shards, since one that ends gives nothing. */
  private static void pumpAll(StreamSource source) {
    IntStream.range(0, 6).forEach(count -> source.pump());
  }

  /** A stream in memory: an iterator is the shard and how many of its records were read. */
  private static final class Shards implements DynamoDbStreamsClient {
    private final Map<String, List<String>> records = new LinkedHashMap<>();
    private final Map<String, String> parents = new LinkedHashMap<>();
    private final Set<String> open = new HashSet<>();
    private final Set<String> expired = new HashSet<>();
    private boolean trimmed;

    void add(String shard, String parent, String... sequenceNumbers) {
      records.put(shard, List.of(sequenceNumbers));
      parents.put(shard, parent);
    }

    @Override
    public DescribeStreamResponse describeStream(DescribeStreamRequest request) {
      List<Shard> shards = new ArrayList<>();
      parents.forEach(
          (id, parent) -> shards.add(Shard.builder().shardId(id).parentShardId(parent).build()));
      return DescribeStreamResponse.builder()
          .streamDescription(stream -> stream.shards(shards))
          .build();
    }

    @Override
    public GetShardIteratorResponse getShardIterator(GetShardIteratorRequest request) {
      boolean after = request.shardIteratorType() == ShardIteratorType.AFTER_SEQUENCE_NUMBER;
      if (after && trimmed) {
        throw TrimmedDataAccessException.builder().message("trimmed").build();
      }
      int read =
          after
              ? records.getOrDefault(request.shardId(), List.of()).indexOf(request.sequenceNumber())
                  + 1
              : 0;
      // A new iterator of a place is another one.
      return GetShardIteratorResponse.builder()
          .shardIterator(request.shardId() + ":" + (read == 0 ? "0" : "0" + read))
          .build();
    }

    @Override
    public GetRecordsResponse getRecords(GetRecordsRequest request) {
      if (expired.contains(request.shardIterator())) {
        throw ExpiredIteratorException.builder().message("expired").build();
      }
      String shard = request.shardIterator().split(":", -1)[0];
      List<String> all = records.getOrDefault(shard, List.of());
      int read = Integer.parseInt(request.shardIterator().split(":", -1)[1]);
      GetRecordsResponse.Builder response =
          GetRecordsResponse.builder()
              .records(all.subList(read, all.size()).stream().map(Shards::record).toList());
      if (open.contains(shard)) {
        response.nextShardIterator(shard + ":" + all.size());
      }
      return response.build();
    }

    private static Record record(String sequenceNumber) {
      return Record.builder()
          .eventName("INSERT")
          .dynamodb(
              change ->
                  change
                      .sequenceNumber(sequenceNumber)
                      .sizeBytes(1L)
                      .approximateCreationDateTime(Instant.EPOCH))
          .build();
    }

    @Override
    public String serviceName() {
      return SERVICE_NAME;
    }

    @Override
    public void close() {
      // It holds nothing.
    }
  }
}
