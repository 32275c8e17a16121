package io.florin.simulation.world;

import io.florin.ledger.PendingTransfer;
import io.florin.ledger.TransferId;
import io.florin.retry.Deadline;
import io.florin.retry.UnavailableException;
import io.florin.settlement.SettlementQueue;
import io.florin.simulation.time.Fate;
import io.florin.simulation.time.Trouble;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** The queue of settlement. Messages come late and several times, and rarely in order. */
final class SimulatedQueue implements SettlementQueue {
  private static final Duration TRIP = Duration.ofMillis(20);
  private static final Duration LATE = Duration.ofMinutes(2);
  private static final String CALL = "send";

  private final Scene scene;
  private final Consumer<TransferId> receiver;

  /** A queue whose messages go to a receiver. */
  SimulatedQueue(Scene scene, Consumer<TransferId> receiver) {
    this.scene = scene;
    this.receiver = receiver;
  }

  @Override
  public void send(List<PendingTransfer> due, Deadline deadline) {
    scene.schedule().mayDie(CALL, Fate.Moment.BEFORE);
    scene.schedule().pause(scene.chance().about(TRIP));
    boolean fails = scene.chance().of(scene.weather().channel());
    for (PendingTransfer transfer : due) {
      if (fails && scene.chance().of(0.5)) {
        scene.journal().note(Trouble.NOT_QUEUED, transfer.id().value());
        throw new UnavailableException("SQS", new IllegalStateException("It took some of them."));
      }
      put(transfer.id());
    }
    scene.schedule().mayDie(CALL, Fate.Moment.AFTER);
  }

  /** Takes a message, for one delivery or more. */
  void put(TransferId transfer) {
    double share = scene.weather().channel();
    deliver(transfer, share);
    while (scene.chance().of(share)) {
      scene.journal().note(Trouble.MESSAGE_AGAIN, transfer.value());
      deliver(transfer, share);
    }
  }

  private void deliver(TransferId transfer, double share) {
    Duration delay = scene.chance().about(TRIP);
    if (scene.chance().of(share)) {
      delay = scene.chance().upTo(LATE);
      scene.journal().note(Trouble.MESSAGE_LATE, transfer.value());
    }
    scene.schedule().after(delay, () -> receiver.accept(transfer));
  }
}
