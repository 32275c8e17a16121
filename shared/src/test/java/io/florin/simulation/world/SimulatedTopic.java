package io.florin.simulation.world;

import io.florin.event.BatchAccepted;
import io.florin.event.EntryPosted;
import io.florin.event.EventTopic;
import io.florin.event.Fact;
import io.florin.event.LegsWaiting;
import io.florin.event.TransferAccepted;
import io.florin.event.TransferFact;
import io.florin.event.Unpublished;
import io.florin.ledger.Entry;
import io.florin.retry.Deadline;
import io.florin.simulation.book.Account;
import io.florin.simulation.book.Book;
import io.florin.simulation.book.Check;
import io.florin.simulation.time.Fate;
import io.florin.simulation.time.Trouble;
import java.time.Duration;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The topic, with settlement's queue and a subscriber who checks what is told. */
final class SimulatedTopic implements EventTopic {
  private static final Duration TRIP = Duration.ofMillis(15);
  private static final String CALL = "publish";

  private final Scene scene;
  private final Book book;
  private final SimulatedQueue queue;
  private final Map<String, BitSet> told = new HashMap<>();

  SimulatedTopic(Scene scene, Book book, SimulatedQueue queue) {
    this.scene = scene;
    this.book = book;
    this.queue = queue;
  }

  @Override
  public Unpublished publish(List<Fact> facts, Deadline deadline) {
    scene.schedule().mayDie(CALL, Fate.Moment.BEFORE);
    scene.schedule().pause(scene.chance().about(TRIP));
    Set<String> groups = new HashSet<>();
    Set<Fact> left = new HashSet<>();
    boolean fails = scene.chance().of(scene.weather().channel());
    for (Fact fact : facts) {
      scene
          .findings()
          .require(groups.add(fact.group()), Check.FACTS, () -> "two facts of one group: " + facts);
      if (fails && scene.chance().of(0.5)) {
        left.add(fact);
      }
      // It may have been published although the publisher hears that it was not.
      if (!left.contains(fact) || scene.chance().of(0.3)) {
        tell(fact);
      }
    }
    scene.journal().note(CALL, facts.size() + " facts");
    if (!left.isEmpty()) {
      scene.journal().note(Trouble.NOT_PUBLISHED, left.size() + " facts");
    }
    scene.schedule().mayDie(CALL, Fate.Moment.AFTER);
    return left.isEmpty() ? Unpublished.none() : new Unpublished(left, Map.of());
  }

  private void tell(Fact fact) {
    switch (fact) {
      case EntryPosted posted -> check(posted.entry());
      case TransferFact of -> {
        if (of instanceof TransferAccepted accepted) {
          queue.put(new SimulatedQueue.Message.OfTransfer(accepted.transfer().id()));
        }
      }
      case BatchAccepted accepted ->
          queue.put(new SimulatedQueue.Message.OfBatch(accepted.batch().id()));
      case LegsWaiting waiting -> queue.put(new SimulatedQueue.Message.OfLegs(waiting.walletId()));
    }
  }

  private void check(Entry entry) {
    String wallet = entry.walletId().value();
    int version = Math.toIntExact(entry.version());
    Account.Line line = book.account(wallet).line(version);
    // Records of one transaction come in any order, even those of one wallet.
    BitSet before = told.computeIfAbsent(wallet, unknown -> new BitSet());
    for (int earlier : book.account(wallet).shown()) {
      if (earlier == version) {
        break;
      }
      scene
          .findings()
          .require(
              before.get(earlier),
              Check.FACTS,
              () -> wallet + " " + version + " is told before " + earlier);
    }
    before.set(version);
    scene
        .findings()
        .require(
            line.hash().equals(entry.hash().hex())
                && line.posted() == entry.posted().minorUnits()
                && line.held() == entry.held().minorUnits(),
            Check.FACTS,
            () -> "what is told of " + wallet + " " + version + " is not what was committed");
  }

  /** Checks that every entry was told. */
  void checkComplete() {
    for (Account account : book.accounts()) {
      scene
          .findings()
          .require(
              told.getOrDefault(account.id(), new BitSet()).cardinality() == account.version(),
              Check.FACTS,
              () -> account.id() + " has entries of which nobody was told");
    }
  }
}
