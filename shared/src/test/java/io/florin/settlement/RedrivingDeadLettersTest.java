package io.florin.settlement;

import static io.florin.ledger.LedgerFixture.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.florin.retry.Deadline;
import io.florin.retry.UnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class RedrivingDeadLettersTest {
  private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
  private final Queue queue = new Queue();
  private final List<QueueMessage> redelivered = new ArrayList<>();

  @Test
  void eachLetterIsBroughtBackWholeAndThenDeleted() {
    queue.has(3, NOON.minusSeconds(1));
    List<QueueMessage> letters = queue.letters.stream().map(DeadLetter::message).toList();

    assertThat(redriving(this::redeliver).redrive(deadline())).isEqualTo(3);
    assertThat(redelivered).isEqualTo(letters);
    assertThat(queue.letters).isEmpty();
  }

  @Test
  void aLetterThatCantBeBroughtBackStaysWithAllAfterIt() {
    queue.has(3, NOON);
    RedrivingDeadLetters redriving =
        redriving(
            (letter, deadline) -> {
              if (redelivered.size() == 1) {
                throw new UnavailableException("SQS", new IllegalStateException("away"));
              }
              return redelivered.add(letter);
            });

    assertThatThrownBy(() -> redriving.redrive(deadline()))
        .isInstanceOf(UnavailableException.class);
    assertThat(queue.letters).extracting(letter -> letter.message().id()).containsExactly("1", "2");
  }

  @Test
  void aLetterThatIsStillDeadIsNotBroughtBackAgainByTheSameCall() {
    queue.has(2, NOON);
    RedrivingDeadLetters redriving =
        redriving(
            (letter, deadline) -> {
              redelivered.add(letter);
              queue.has(1, NOON.plusMillis(1));
              return true;
            });

    assertThat(redriving.redrive(deadline())).isEqualTo(2);
    assertThat(queue.letters).hasSize(2);
  }

  @Test
  void aLetterThatStillCantBeReadIsLeftAndTheOthersAreBroughtBack() {
    queue.has(3, NOON);
    RedrivingDeadLetters redriving =
        redriving((letter, deadline) -> !letter.id().equals("1") && redelivered.add(letter));

    assertThat(redriving.redrive(deadline())).isEqualTo(2);
    assertThat(queue.letters).extracting(letter -> letter.message().id()).containsExactly("1");
  }

  @Test
  void oneCallIsBoundedByCountAndByTheDeadline() {
    queue.has(RedrivingDeadLetters.MAX_A_CALL + 5, NOON);
    assertThat(redriving(this::redeliver).redrive(deadline()))
        .isEqualTo(RedrivingDeadLetters.MAX_A_CALL);
    assertThat(queue.letters).hasSize(5);

    RedrivingDeadLetters slow =
        redriving(
            (letter, deadline) -> {
              now.set(now.get().plus(Duration.ofSeconds(4)));
              return true;
            });
    assertThat(slow.redrive(Deadline.in(Duration.ofSeconds(10), now::get))).isEqualTo(2);
  }

  private Deadline deadline() {
    return Deadline.in(Duration.ofSeconds(30), now::get);
  }

  private RedrivingDeadLetters redriving(Redelivery redelivery) {
    return new RedrivingDeadLetters(queue, redelivery, now::get);
  }

  private boolean redeliver(QueueMessage letter, Deadline deadline) {
    return redelivered.add(letter);
  }

  private static final class Queue implements DeadLetters {
    private final List<DeadLetter> letters = new ArrayList<>();
    private final Set<DeadLetter> hidden = new HashSet<>();
    private int ids;

    void has(int count, Instant sentAt) {
      for (int letter = 0; letter < count; letter++) {
        String id = Integer.toString(ids++);
        letters.add(
            new DeadLetter(
                new QueueMessage(id, Optional.of("group"), "body " + id, Map.of("fact", "some")),
                "receipt " + id,
                sentAt));
      }
    }

    @Override
    public void add(QueueMessage message, Deadline deadline) {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<DeadLetter> receive(Deadline deadline) {
      List<DeadLetter> some =
          letters.stream().filter(letter -> !hidden.contains(letter)).limit(10).toList();
      hidden.addAll(some);
      return some;
    }

    @Override
    public void delete(DeadLetter letter, Deadline deadline) {
      letters.remove(letter);
    }
  }
}
