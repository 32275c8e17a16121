package io.florin.local.source;

import java.util.List;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.sqs.model.Message;

/**
 * What becomes of deliveries on their way to functions: tests repeat and reorder them. Positions
 * and deletions go by what was there to deliver, whatever of it was given.
 */
public interface Deliveries {
  /** Everything is delivered as it comes. */
  Deliveries UNCHANGED = new Deliveries() {};

  /** The stream's records to give to a function, in place of these. */
  default List<Record> ofStream(List<Record> records) {
    return records;
  }

  /** The queue's messages to give to a function, in place of these. */
  default List<Message> ofQueue(String queue, List<Message> messages) {
    return messages;
  }
}
