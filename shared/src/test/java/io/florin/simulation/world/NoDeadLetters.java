package io.florin.simulation.world;

import io.florin.retry.Deadline;
import io.florin.settlement.DeadLetter;
import io.florin.settlement.DeadLetters;
import io.florin.settlement.QueueMessage;
import io.florin.simulation.book.Check;
import io.florin.simulation.book.Findings;
import java.util.List;

/** A dead-letter queue that has to stay empty: nothing that Florin writes is unreadable to it. */
record NoDeadLetters(Findings findings) implements DeadLetters {
  @Override
  public void add(QueueMessage message, Deadline deadline) {
    findings.require(false, Check.FACTS, () -> "a dead letter: " + message);
  }

  @Override
  public List<DeadLetter> receive(Deadline deadline) {
    return List.of();
  }

  @Override
  public void delete(DeadLetter letter, Deadline deadline) {}
}
