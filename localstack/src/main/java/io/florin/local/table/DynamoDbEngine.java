package io.florin.local.table;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;
import software.amazon.dynamodb.services.local.embedded.DynamoDBEmbedded;
import software.amazon.dynamodb.services.local.shared.access.AmazonDynamoDBLocal;

/** DynamoDB Local in this process. */
public final class DynamoDbEngine implements AutoCloseable {
  private static final boolean WITHOUT_TELEMETRY = true;

  private final AmazonDynamoDBLocal engine;

  private DynamoDbEngine(AmazonDynamoDBLocal engine) {
    this.engine = engine;
  }

  /**
   * Starts it with its data in a folder, which is made when it is not there, or in memory.
   *
   * @throws IOException when the folder can't be made
   */
  public static DynamoDbEngine start(Optional<Path> folder) throws IOException {
    if (folder.isEmpty()) {
      return new DynamoDbEngine(DynamoDBEmbedded.create(WITHOUT_TELEMETRY));
    }
    Files.createDirectories(folder.get());
    return new DynamoDbEngine(
        DynamoDBEmbedded.create(folder.get().resolve("tables.db").toFile(), WITHOUT_TELEMETRY));
  }

  /** The client. Its calls run on one thread of the engine, so few callers at a time do best. */
  public DynamoDbClient client() {
    return engine.dynamoDbClient();
  }

  /** The client of the tables' streams; it keeps the same thread busy. */
  public DynamoDbStreamsClient streams() {
    return engine.dynamoDbStreamsClient();
  }

  /** Stops the engine's threads, which would else keep the process alive. */
  @Override
  public void close() {
    engine.shutdownNow();
  }
}
