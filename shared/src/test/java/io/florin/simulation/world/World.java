package io.florin.simulation.world;

import io.florin.batch.CarryingOutBatch;
import io.florin.event.LedgerChange;
import io.florin.event.Relayed;
import io.florin.hold.ExpiringHolds;
import io.florin.ledger.BatchId;
import io.florin.ledger.CommandRecord;
import io.florin.ledger.Settlement;
import io.florin.ledger.Transfer;
import io.florin.ledger.TransferId;
import io.florin.ledger.dynamodb.LedgerTables;
import io.florin.retry.Deadline;
import io.florin.retry.UnavailableException;
import io.florin.settlement.Attempt;
import io.florin.settlement.Found;
import io.florin.settlement.Settling;
import io.florin.settlement.SweepingLegs;
import io.florin.simulation.book.Audit;
import io.florin.simulation.book.Book;
import io.florin.simulation.book.Check;
import io.florin.simulation.book.Findings;
import io.florin.simulation.store.Change;
import io.florin.simulation.store.CommitListener;
import io.florin.simulation.store.Faults;
import io.florin.simulation.store.Pace;
import io.florin.simulation.store.SimulatedDynamoDb;
import io.florin.simulation.time.Chance;
import io.florin.simulation.time.Fate;
import io.florin.simulation.time.Trouble;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Florin without its callers: the table and its stream, the topic, the queue, the bank, and the
 * functions that relay, settle and look after what is due. Invocations come as on Lambda: at least
 * once, and they may die anywhere.
 */
public final class World {
  private static final int PROCESSES = 4;
  private static final int SHARDS = 2;
  private static final int STORM = 60;
  private static final Duration LONGEST_STORM = Duration.ofSeconds(12);
  private static final Duration LONGEST_LULL = Duration.ofSeconds(20);
  private static final int MAX_RECEIVES = 5;
  private static final Duration USUAL_STREAM_LAG = Duration.ofMillis(40);
  private static final Duration AGAIN = Duration.ofSeconds(30);
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration LONGEST_WORK = Duration.ofSeconds(55);
  private static final int MAX_CLOCK_ERROR_MILLIS = 2_400;

  private final Scene scene;
  private final SimulatedDynamoDb dynamoDb;
  private final Book book;
  private final SimulatedBank bank;
  private final SimulatedQueue queue;
  private final SimulatedTopic topic;
  private final List<Functions> processes = new ArrayList<>();
  private final List<LedgerShard> shards = new ArrayList<>();
  private final Map<String, Instant> lastRecordAt = new HashMap<>();
  private @Nullable Fate ordained;
  private int atWork;
  private int invocations;

  /** A world in which nothing has happened yet. */
  public World(Scene scene) {
    this.scene = scene;
    bank = new SimulatedBank(scene);
    book = new Book(scene.findings(), bank, () -> scene.schedule().now());
    Chance chance = scene.chance();
    dynamoDb =
        new SimulatedDynamoDb(
            scene.schedule(),
            chance,
            scene.journal(),
            Pace.AS_ON_AWS,
            scene.weather().store(),
            LedgerTables.indexes());
    queue = new SimulatedQueue(scene, message -> settle(message, 1));
    topic = new SimulatedTopic(scene, book, queue);
    int maxDecisions = chance.oneOf(List.of(4, 40, 200));
    for (int count = 0; count < PROCESSES; count++) {
      Duration ahead =
          Duration.ofMillis(chance.below(2 * MAX_CLOCK_ERROR_MILLIS + 1) - MAX_CLOCK_ERROR_MILLIS);
      processes.add(new Functions(scene, dynamoDb, ahead, maxDecisions));
    }
    for (int count = 0; count < SHARDS; count++) {
      shards.add(new LedgerShard());
    }
    dynamoDb.tell(book);
    dynamoDb.tell(
        new CommitListener() {
          @Override
          public void committed(List<Change> changes) {}

          @Override
          public void shown(Change change) {
            stream(change);
          }
        });
    scene.schedule().after(MINUTE, this::janitor);
    scene.schedule().after(chance.upTo(LONGEST_LULL), this::storm);
  }

  /** For some seconds the store does hardly anything that it is asked. */
  private void storm() {
    Chance chance = scene.chance();
    if (!scene.weather().equals(Weather.FAIR)) {
      dynamoDb.happen(Faults.rough(STORM));
    }
    Duration length = chance.upTo(LONGEST_STORM);
    scene.schedule().after(length, () -> dynamoDb.happen(scene.weather().store()));
    scene.schedule().after(length.plus(chance.upTo(LONGEST_LULL)), this::storm);
  }

  /** What all of it shares. */
  public Scene scene() {
    return scene;
  }

  /** The naive book. */
  public Book book() {
    return book;
  }

  /** One of the processes that the functions run in. */
  public Functions functions() {
    return scene.chance().oneOf(processes);
  }

  /** The weather changes. */
  public void become(Weather weather) {
    scene.become(weather);
    dynamoDb.happen(weather.store());
  }

  /** From now on invocations die by another fate than the weather's. */
  public void ordain(Fate fate) {
    ordained = fate;
  }

  /** From now on no doorbell is heard. */
  public void loseDoorbells() {
    queue.loseDoorbells();
  }

  /** Whether nothing happens but what the clock brings. */
  public boolean isIdle() {
    return atWork == 0 && queue.isEmpty() && shards.stream().allMatch(LedgerShard::isEmpty);
  }

  /** By which invocations die. */
  public Fate fate() {
    Fate certain = ordained;
    if (certain != null) {
      return certain;
    }
    return (call, moment) -> {
      boolean strikes = scene.chance().of(scene.weather().crash());
      if (strikes) {
        scene
            .journal()
            .note(
                switch (moment) {
                  case BEFORE -> Trouble.DEATH_BEFORE;
                  case MEANWHILE -> Trouble.DEATH_MEANWHILE;
                  case AFTER -> Trouble.DEATH_AFTER;
                },
                call);
      }
      return strikes;
    };
  }

  /** Compares the table with the book. */
  public void audit() {
    new Audit(book, scene.findings()).check(dynamoDb);
  }

  /**
   * Lets time go by until something is so.
   *
   * @throws AssertionError when a check has found anything wrong meanwhile
   */
  public void until(BooleanSupplier done) {
    Findings findings = scene.findings();
    Throwable thrown =
        scene.schedule().run(() -> findings.first().isPresent() || done.getAsBoolean());
    findings
        .first()
        .ifPresent(
            finding -> {
              throw finding;
            });
    if (thrown != null) {
      throw new IllegalStateException(thrown);
    }
  }

  /** Whether nothing is left to do. */
  public boolean isSettled() {
    return isIdle() && book.pending() == 0;
  }

  /** Checks what holds when nothing is left to do. */
  public void auditSettled() {
    audit();
    new Audit(book, scene.findings())
        .checkSettled(bank.collected(), bank.references(), scene.schedule().now());
    topic.checkComplete();
  }

  // The stream, and who reads it.

  private void stream(Change change) {
    Instant now = scene.schedule().now();
    Instant at = now.plus(scene.chance().about(USUAL_STREAM_LAG));
    Instant last = lastRecordAt.getOrDefault(change.partition(), Instant.EPOCH);
    Instant arrival = at.isBefore(last) ? last : at;
    lastRecordAt.put(change.partition(), arrival);
    LedgerShard shard = shards.get(Math.floorMod(change.partition().hashCode(), SHARDS));
    atWork++;
    scene
        .schedule()
        .after(
            Duration.between(now, arrival),
            () -> {
              atWork--;
              shard.add(change);
              relay(shard);
            });
  }

  private void relay(LedgerShard shard) {
    if (shard.isBeingRead || shard.isEmpty()) {
      return;
    }
    shard.isBeingRead = true;
    List<LedgerChange> batch = shard.batch();
    Functions functions = functions();
    invoke(
        "relay",
        () -> {
          Relayed relayed =
              functions
                  .relaying(topic, new NoDeadLetters(scene.findings()))
                  .relay(batch, functions.deadline(LONGEST_WORK));
          // Lambda may hand over a batch again although it was dealt with.
          if (scene.chance().of(scene.weather().channel() / 2)) {
            scene.journal().note(Trouble.STREAM_AGAIN, "");
          } else {
            shard.goOn(batch, relayed.readAgainFrom());
          }
        },
        () -> {
          shard.isBeingRead = false;
          relay(shard);
        });
  }

  // The queue, and who works from it.

  private void settle(SimulatedQueue.Message message, int receives) {
    Functions functions = functions();
    boolean[] done = new boolean[1];
    invoke(
        "settle",
        () -> {
          Deadline deadline = functions.deadline(LONGEST_WORK);
          switch (message) {
            case SimulatedQueue.Message.OfTransfer of ->
                attempt(functions.settling(bank), of.transfer(), deadline);
            case SimulatedQueue.Message.OfBatch of ->
                carryOut(functions.carryingOutBatch(), of.batch(), deadline);
            case SimulatedQueue.Message.OfLegs of ->
                functions.foldingLegs().fold(of.wallet(), deadline);
          }
          done[0] = true;
        },
        () -> {
          boolean again = !(message instanceof SimulatedQueue.Message.OfLegs);
          if (!done[0] && again && receives < MAX_RECEIVES) {
            atWork++;
            scene
                .schedule()
                .after(
                    AGAIN,
                    () -> {
                      atWork--;
                      settle(message, receives + 1);
                    });
          }
        });
  }

  private void carryOut(CarryingOutBatch carrying, BatchId batch, Deadline deadline) {
    Optional<CommandRecord> found = carrying.find(batch, deadline);
    scene.findings().require(found.isPresent(), Check.VISIBLE, () -> batch + " is not found");
    found.ifPresent(
        record ->
            scene.journal().note("carry out", carrying.carryOut(record, deadline).toString()));
  }

  private void attempt(Settling settling, TransferId transfer, Deadline deadline) {
    Found found = settling.find(transfer, deadline);
    scene
        .findings()
        .require(found instanceof Found.OnRecord, Check.VISIBLE, () -> transfer + " is " + found);
    if (found instanceof Found.OnRecord onRecord) {
      Attempt attempt = settling.attempt(onRecord.record(), deadline);
      scene.journal().note("attempt", attempt.toString());
      Transfer left = attempt.transfer();
      Settlement settlement = left.settlement().orElseThrow();
      scene
          .findings()
          .require(
              book.isSettling(
                  transfer.command().value(),
                  left.version(),
                  settlement.state().name(),
                  settlement.tries(),
                  settlement.dueAt().map(Instant::toEpochMilli).orElse(0L)),
              Check.VISIBLE,
              () -> attempt + " is not what is on record");
    }
  }

  // The schedule.

  private void janitor() {
    Functions functions = functions();
    invoke(
        "janitor",
        () -> {
          Deadline deadline = functions.deadline(LONGEST_WORK);
          expire(functions.expiringHolds(), deadline);
          functions.requeueingDue(queue).requeue(deadline);
          functions.requeueingBatches(queue).requeue(deadline);
          sweep(functions.sweepingLegs(), deadline);
        },
        () -> scene.schedule().after(MINUTE, this::janitor));
  }

  private void expire(ExpiringHolds expiring, Deadline deadline) {
    expiring.expire(deadline).failures().forEach(failure -> mayFail(failure.reason()));
  }

  private void sweep(SweepingLegs sweeping, Deadline deadline) {
    sweeping.sweep(deadline).failures().values().forEach(this::mayFail);
  }

  /** Whatever else it is, somebody has to know. */
  private void mayFail(RuntimeException reason) {
    if (!(reason instanceof UnavailableException)) {
      throw reason;
    }
  }

  /** Invokes a function; what comes afterwards comes however it has ended. */
  private void invoke(String name, Runnable work, Runnable afterwards) {
    atWork++;
    scene
        .schedule()
        .start(
            name + "-" + ++invocations,
            () -> {
              try {
                boolean survived = scene.schedule().survives(fate(), work);
                scene.journal().note(name, survived ? "ends" : "dies");
              } catch (UnavailableException e) {
                scene.journal().note(name, "fails");
              }
              atWork--;
              afterwards.run();
            });
  }
}
