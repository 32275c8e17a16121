package io.florin.simulation.world;

import io.florin.ledger.BatchId;
import io.florin.ledger.PendingTransfer;
import io.florin.ledger.TransferId;
import io.florin.ledger.WalletId;
import io.florin.retry.Deadline;
import io.florin.retry.UnavailableException;
import io.florin.settlement.BatchQueue;
import io.florin.settlement.SettlementQueue;
import io.florin.simulation.time.Fate;
import io.florin.simulation.time.Trouble;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** The queue of settlement. Messages come late and several times, and rarely in order. */
final class SimulatedQueue implements SettlementQueue, BatchQueue {
  private static final Duration TRIP = Duration.ofMillis(20);
  private static final Duration LATE = Duration.ofMinutes(2);
  private static final String CALL = "send";

  private final Scene scene;
  private final Consumer<Message> receiver;
  private boolean losesDoorbells;
  private int onTheirWay;

  /** A queue whose messages go to a receiver. */
  SimulatedQueue(Scene scene, Consumer<Message> receiver) {
    this.scene = scene;
    this.receiver = receiver;
  }

  /** From now on no doorbell is heard but those that the janitor rings. */
  void loseDoorbells() {
    losesDoorbells = true;
  }

  /** Whether no message is on its way. */
  boolean isEmpty() {
    return onTheirWay == 0;
  }

  /** What is asked for. */
  sealed interface Message {
    /** An attempt to settle a transfer. */
    record OfTransfer(TransferId transfer) implements Message {}

    /** An attempt to carry out a batch. */
    record OfBatch(BatchId batch) implements Message {}

    /** That the legs of a wallet are posted. */
    record OfLegs(WalletId wallet) implements Message {}
  }

  @Override
  public void send(List<PendingTransfer> due, Deadline deadline) {
    send(due.stream().<Message>map(one -> new Message.OfTransfer(one.id())).toList());
  }

  @Override
  public void sendBatches(List<BatchId> due, Instant at, Deadline deadline) {
    losesDoorbells = false;
    send(due.stream().<Message>map(Message.OfBatch::new).toList());
  }

  private void send(List<Message> messages) {
    scene.schedule().mayDie(CALL, Fate.Moment.BEFORE);
    scene.schedule().pause(scene.chance().about(TRIP));
    boolean fails = scene.chance().of(scene.weather().channel());
    for (Message message : messages) {
      if (fails && scene.chance().of(0.5)) {
        scene.journal().note(Trouble.NOT_QUEUED, message.toString());
        throw new UnavailableException("SQS", new IllegalStateException("It took some of them."));
      }
      put(message);
    }
    scene.schedule().mayDie(CALL, Fate.Moment.AFTER);
  }

  /** Takes a message, for one delivery or more. Nothing may depend on a doorbell. */
  void put(Message message) {
    double share = scene.weather().channel();
    double lost = losesDoorbells ? 1 : share * 2;
    if (!(message instanceof Message.OfTransfer) && scene.chance().of(lost)) {
      scene.journal().note(Trouble.DOORBELL_LOST, message.toString());
      return;
    }
    deliver(message, share);
    while (scene.chance().of(share)) {
      scene.journal().note(Trouble.MESSAGE_AGAIN, message.toString());
      deliver(message, share);
    }
  }

  private void deliver(Message message, double share) {
    Duration delay = scene.chance().about(TRIP);
    if (scene.chance().of(share)) {
      delay = scene.chance().upTo(LATE);
      scene.journal().note(Trouble.MESSAGE_LATE, message.toString());
    }
    onTheirWay++;
    scene
        .schedule()
        .after(
            delay,
            () -> {
              onTheirWay--;
              receiver.accept(message);
            });
  }
}
