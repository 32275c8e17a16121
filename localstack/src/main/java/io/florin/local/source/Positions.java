package io.florin.local.source;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.florin.local.file.OwnerOnlyFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How far each shard of a stream has been read for a function: the sequence number of the last
 * record that is done.
 *
 * <p>DynamoDB Local keeps streams in its file with the tables: after a restart, and after {@code
 * kill -9}, shards and sequence numbers are the same, and every record is there that was read
 * before, since its one thread reads when it has committed. So a position stays valid, and what
 * comes after it was not done.
 */
public final class Positions {
  private static final String ENDED = "ended";

  private final ObjectMapper json = new ObjectMapper();
  private final Map<String, String> bySourceAndShard = new TreeMap<>();
  private final Optional<Path> file;

  /**
   * Reads them, if there are any.
   *
   * @param file where they are kept; without it every start begins at the oldest record
   * @throws IOException when the file can't be read; the message is one sentence
   */
  public Positions(Optional<Path> file) throws IOException {
    this.file = file;
    if (file.isPresent() && Files.exists(file.get())) {
      try {
        bySourceAndShard.putAll(
            json.readValue(file.get().toFile(), new TypeReference<Map<String, String>>() {}));
      } catch (JsonProcessingException e) {
        throw new IOException(
            "The positions in "
                + file.get()
                + " can't be read: remove the file, and all records of the streams come again.",
            e);
      }
    }
  }

  /** The sequence number of the last record that is done, if any is. */
  synchronized Optional<String> last(String source, String shard) {
    return Optional.ofNullable(bySourceAndShard.get(key(source, shard)))
        .filter(position -> !position.equals(ENDED));
  }

  synchronized boolean isEnded(String source, String shard) {
    return ENDED.equals(bySourceAndShard.get(key(source, shard)));
  }

  /** All up to this sequence number is done. */
  void done(String source, String shard, String sequenceNumber) {
    put(key(source, shard), sequenceNumber);
  }

  /** All of the shard is done, and no more will come. */
  void ended(String source, String shard) {
    put(key(source, shard), ENDED);
  }

  private synchronized void put(String key, String position) {
    bySourceAndShard.put(key, position);
    if (file.isPresent()) {
      try {
        OwnerOnlyFile.write(file.get(), json.writeValueAsBytes(bySourceAndShard));
      } catch (IOException e) {
        throw new UncheckedIOException("The positions can't be written to " + file.get(), e);
      }
    }
  }

  private static String key(String source, String shard) {
    return source + " " + shard;
  }
}
