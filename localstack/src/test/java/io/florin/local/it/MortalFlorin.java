package io.florin.local.it;

import io.florin.local.StackOptions;
import io.florin.local.source.Deliveries;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.SqsException;

/** A Florin that a test drives, whose process dies at a call of its choice. */
final class MortalFlorin implements AutoCloseable {
  private static final String QUEUE = "florin-local-settlement.fifo";

  private final DyingCalls calls = new DyingCalls();
  private final List<Message> delivered = new ArrayList<>();
  private final HeldFlorin held;

  /**
   * Starts one.
   *
   * @param more what is to be set beside that
   */
  MortalFlorin(UnaryOperator<StackOptions> more) {
    held = HeldFlorin.start(options -> mortal(more.apply(options)));
  }

  private StackOptions mortal(StackOptions options) {
    return options
        .decorating(clients -> calls.around(options.decorator().apply(clients)))
        .noticing(notice -> {}) // A dead process is noticed each time.
        .altering(
            new Deliveries() {
              @Override
              public List<Message> ofQueue(String queue, List<Message> messages) {
                delivered.addAll(messages);
                return messages;
              }
            });
  }

  /** What the test drives. */
  HeldFlorin held() {
    return held;
  }

  /** The calls, of which one is the last of its process. */
  DyingCalls calls() {
    return calls;
  }

  /** Delivers what there is, while nobody dies. */
  void rest() {
    held.pump();
    delivered.clear();
  }

  /** Looks once at what is due, and delivers what comes of it. */
  void look() {
    held.clock().turn(HeldFlorin.UNTIL_DUE);
    held.stack().fireSchedules();
    if (calls.restart()) {
      held.stack().fireSchedules(); // The next minute.
    }
    pump();
  }

  /** Delivers what there is; what a dead process had been given is given again. */
  void pump() {
    boolean more = true;
    while (more) {
      more = held.stack().pump();
      if (calls.restart()) {
        delivered.forEach(this::deliverAgain);
        more = true;
      }
      delivered.clear();
    }
  }

  private void deliverAgain(Message message) {
    try {
      held.stack()
          .sqs()
          .changeMessageVisibility(
              request ->
                  request
                      .queueUrl(
                          held.stack().sqs().getQueueUrl(name -> name.queueName(QUEUE)).queueUrl())
                      .receiptHandle(message.receiptHandle())
                      .visibilityTimeout(0));
    } catch (SqsException e) {
      // It is done, and deleted.
    }
  }

  @Override
  public void close() {
    held.close();
  }
}
