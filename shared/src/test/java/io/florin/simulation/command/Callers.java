package io.florin.simulation.command;

import io.florin.ledger.CommandId;
import io.florin.ledger.IdempotencyKey;
import io.florin.ledger.TraceId;
import io.florin.retry.UnavailableException;
import io.florin.simulation.book.Answer;
import io.florin.simulation.book.Claim;
import io.florin.simulation.book.Request;
import io.florin.simulation.time.Chance;
import io.florin.simulation.time.Schedule;
import io.florin.simulation.world.Functions;
import io.florin.simulation.world.World;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Those who send requests, many at once. They send again under the same key when they don't know
 * what has become of it, sometimes when they do, and sometimes something else under that key.
 */
public final class Callers {
  private static final Duration WAITING = Duration.ofSeconds(1);
  private static final Duration MUCH_LATER = Duration.ofMinutes(5);
  private static final int MAX_SENDS = 12;
  private static final int MAX_DRAWS = 2_000;
  private static final double GIVES_UP = 0.03;
  private static final double AGAIN = 0.1;
  private static final double ALTERED = 0.05;
  private static final double RIVAL = 0.1;
  private static final double TWICE_AT_ONCE = 0.05;
  private static final double READS = 0.3;
  private static final double REGULATES = 0.01;

  private final World world;
  private final People people;
  private final Reading reading;
  private final Regulating regulating;
  private final Schedule schedule;
  private final Chance chance;
  private final Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
  private Duration thought = Duration.ZERO;
  private int left;
  private int active;
  private int begun;
  private int keys;
  private int traces;

  /** How a request ended, for the statistics. */
  public enum Outcome {
    /** It was done or accepted. */
    DONE,
    /** It was refused. */
    REFUSED,
    /** It was answered from the record. */
    REPLAYED,
    /** Nothing was done. */
    NOTHING,
    /** The service was not available. */
    UNAVAILABLE,
    /** The function died. */
    DIED
  }

  /** Callers in a world. */
  public Callers(World world) {
    this.world = world;
    schedule = world.scene().schedule();
    chance = world.scene().chance();
    people = new People(world.scene(), world.book());
    regulating = new Regulating(world);
    reading = new Reading(world, people);
  }

  /** Fills the catalogue first. */
  public void fillCatalogue() {
    start("regulator", regulating::begin);
  }

  /** Lets everyone open a wallet. */
  public void openWallets(int count) {
    for (int number = 0; number < count; number++) {
      Ask ask = NewWallet.drawnFor(people, people.customer(number));
      start("opener-" + number, () -> command(ask));
    }
  }

  /** Lets so many callers send so many commands, with so long thoughts in between. */
  public void send(int callers, int commands, Duration usualThought) {
    left = commands;
    thought = usualThought;
    for (int number = 1; number <= callers; number++) {
      start("caller-" + number, this::sendOneAfterTheOther);
    }
  }

  /** Draws a command of a kind until it is one that would be done, and wanted. */
  public Optional<Ask> drawn(Kind kind, Predicate<Claim> wanted) {
    for (int tries = 1; tries <= MAX_DRAWS; tries++) {
      Ask ask = kind.drawn(people);
      if (world.book().wouldBeDone(ask.claim()) && wanted.test(ask.claim())) {
        return Optional.of(ask);
      }
    }
    return Optional.empty();
  }

  /** Lets one caller send a command until it is answered, whatever comes in between. */
  public void send(Ask ask) {
    begun++;
    IdempotencyKey key = new IdempotencyKey("key-" + ++keys);
    start(
        "caller",
        () -> {
          while (!isKnown(send(ask, key))) {
            schedule.pause(WAITING);
          }
        });
  }

  private void start(String name, Runnable body) {
    active++;
    schedule.start(
        name,
        () -> {
          body.run();
          active--;
        });
  }

  /** Whether all have come to an end. */
  public boolean areDone() {
    return active == 0;
  }

  /** How many commands were begun. */
  public int begun() {
    return begun;
  }

  /** How requests ended. */
  public Map<Outcome, Integer> outcomes() {
    return outcomes;
  }

  private void sendOneAfterTheOther() {
    while (left > 0) {
      left--;
      command(Kinds.drawn(people));
      if (chance.of(READS)) {
        reading.readSomething();
      }
      if (chance.of(REGULATES)) {
        regulating.change();
      }
      schedule.pause(chance.about(thought));
    }
  }

  private void command(Ask ask) {
    begun++;
    IdempotencyKey key = new IdempotencyKey("key-" + ++keys);
    if (chance.of(TWICE_AT_ONCE)) {
      start("second-" + begun, () -> untilAnswered(ask, key));
    }
    if (chance.of(RIVAL)) {
      Ask rival = ask.altered();
      IdempotencyKey other = new IdempotencyKey("key-" + ++keys);
      start("rival-" + begun, () -> untilAnswered(rival, other));
    }
    if (chance.of(ALTERED)) {
      Ask altered = ask.altered();
      start("altered-" + begun, () -> untilAnswered(altered, key));
    }
    untilAnswered(ask, key);
    if (chance.of(AGAIN)) {
      schedule.pause(chance.upTo(chance.of(0.5) ? WAITING : MUCH_LATER));
      untilAnswered(ask, key);
    }
  }

  private void untilAnswered(Ask ask, IdempotencyKey key) {
    for (int sends = 1; sends <= MAX_SENDS; sends++) {
      Answer answer = send(ask, key);
      if (isKnown(answer) || chance.of(GIVES_UP)) {
        return;
      }
      schedule.pause(chance.about(WAITING));
    }
  }

  private static boolean isKnown(Answer answer) {
    return !(answer instanceof Answer.Unknown)
        && !answer.equals(new Answer.Nothing(Answer.Reason.BUSY));
  }

  private Answer send(Ask ask, IdempotencyKey key) {
    TraceId trace = new TraceId("trace-" + ++traces);
    Functions functions = world.functions();
    Request request =
        world.book().asks(CommandId.of(ask.caller().id(), key).value(), trace.value(), ask.claim());
    Answer[] heard = {new Answer.Unknown()};
    Outcome outcome = Outcome.DIED;
    try {
      if (schedule.survives(world.fate(), () -> heard[0] = ask.send(functions, key, trace))) {
        outcome = outcome(heard[0]);
      } else {
        heard[0] = new Answer.Unknown();
      }
    } catch (UnavailableException e) {
      outcome = Outcome.UNAVAILABLE;
    }
    outcomes.merge(outcome, 1, Integer::sum);
    world.scene().journal().note("answer", request + " " + heard[0].getClass().getSimpleName());
    world.book().answers(request, heard[0]);
    if (heard[0] instanceof Answer.OnRecord onRecord) {
      people.learn(CommandId.of(ask.caller().id(), key), ask.caller(), onRecord.values());
    }
    return heard[0];
  }

  private static Outcome outcome(Answer answer) {
    return switch (answer) {
      case Answer.OnRecord onRecord -> {
        if (onRecord.replayed()) {
          yield Outcome.REPLAYED;
        }
        yield onRecord.values().getOrDefault("refusal", "").isEmpty()
            ? Outcome.DONE
            : Outcome.REFUSED;
      }
      case Answer.Changed changed -> Outcome.DONE;
      case Answer.Declined declined -> Outcome.REFUSED;
      case Answer.Nothing nothing -> Outcome.NOTHING;
      case Answer.Unknown unknown -> Outcome.UNAVAILABLE;
    };
  }
}
