package io.florin.functions;

import io.florin.functions.event.RelayedRecords;
import io.florin.retry.Deadline;
import io.florin.retry.UnavailableException;
import io.florin.settlement.QueueMessage;
import io.florin.settlement.Redelivery;

/**
 * Relays a record that was a dead letter of the relay. No queue leads to the relay, so what it
 * tells goes to the topic at once.
 */
record RelayingAgain(RelayedRecords records) implements Redelivery {

  @Override
  public boolean redeliver(QueueMessage letter, Deadline deadline) {
    return switch (records.again(letter.body(), deadline)) {
      case DONE -> true;
      case UNREADABLE -> false;
      case NOT_TAKEN ->
          throw new UnavailableException(
              "The topic", new IllegalStateException("It did not take what a dead letter tells."));
    };
  }
}
