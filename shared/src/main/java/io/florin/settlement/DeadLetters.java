package io.florin.settlement;

import io.florin.retry.Deadline;
import java.util.List;

/** A dead-letter queue. */
public interface DeadLetters {

  /**
   * Keeps a message that can't be read, whole, for operators to look at. To add it twice within
   * some minutes is to add it once.
   *
   * @throws io.florin.retry.UnavailableException when the queue does not answer in time
   */
  void add(QueueMessage message, Deadline deadline);

  /**
   * Some of the messages, in the order of each group. Nobody else gets them for half a minute.
   *
   * @return none when there are none
   * @throws io.florin.retry.UnavailableException when the queue does not answer in time
   */
  List<DeadLetter> receive(Deadline deadline);

  /**
   * Removes a message that was received.
   *
   * @throws io.florin.retry.UnavailableException when the queue does not answer in time; the
   *     message may or may not be there still
   */
  void delete(DeadLetter letter, Deadline deadline);
}
