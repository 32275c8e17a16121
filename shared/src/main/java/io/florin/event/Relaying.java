package io.florin.event;

import io.florin.retry.Deadline;
import io.florin.retry.UnavailableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Brings what the ledger has committed from its stream to the topic: each fact at least once, those
 * of one group in their order. A record that can't be read goes whole to the dead letters, since it
 * would never be read the next time either, and what follows it goes on.
 */
public final class Relaying {
  private final EventTopic topic;
  private final DeadLetters deadLetters;

  /** Relays to a topic, and what can't be read to the dead letters. */
  public Relaying(EventTopic topic, DeadLetters deadLetters) {
    this.topic = topic;
    this.deadLetters = deadLetters;
  }

  /**
   * Relays a piece of the stream.
   *
   * @param changes in the order of the stream
   * @param deadline by when to leave the rest to the next time
   */
  public Relayed relay(List<LedgerChange> changes, Deadline deadline) {
    List<Fact> published = new ArrayList<>();
    List<LedgerChange.Unreadable> unreadable = new ArrayList<>();
    List<LedgerChange.Telling> waiting = new ArrayList<>();
    for (LedgerChange change : changes) {
      switch (change) {
        case LedgerChange.Telling telling -> waiting.add(telling);
        case LedgerChange.TellingNothing nothing -> {}
        case LedgerChange.Unreadable broken -> {
          // What stands before it goes first: were the stream read again from there, there would
          // be one more copy of it among the dead letters each time.
          Optional<String> failed = publish(waiting, published, deadline);
          if (failed.isPresent()) {
            return new Relayed(published, unreadable, failed);
          }
          waiting.clear();
          if (!keep(broken)) {
            return new Relayed(published, unreadable, Optional.of(broken.sequenceNumber()));
          }
          unreadable.add(broken);
        }
      }
    }
    return new Relayed(published, unreadable, publish(waiting, published, deadline));
  }

  /**
   * Publishes changes, and returns the sequence number of the first that was not, if any. A call of
   * the topic may fail in part, so none has two facts of one group: the later could pass the
   * earlier. Once a fact has failed, no later one of its group goes out.
   */
  private Optional<String> publish(
      List<LedgerChange.Telling> changes, List<Fact> published, Deadline deadline) {
    List<LedgerChange.Telling> left = new ArrayList<>(changes);
    Set<String> blockedGroups = new HashSet<>();
    while (!deadline.comesWithin(Duration.ZERO)) {
      List<LedgerChange.Telling> wave = wave(left, blockedGroups);
      if (wave.isEmpty()) {
        break;
      }
      Set<Fact> failed =
          topic.publish(wave.stream().map(LedgerChange.Telling::fact).toList(), deadline);
      for (LedgerChange.Telling change : wave) {
        if (failed.contains(change.fact())) {
          blockedGroups.add(change.fact().group());
        } else {
          published.add(change.fact());
          left.remove(change);
        }
      }
    }
    return left.stream().findFirst().map(LedgerChange.Telling::sequenceNumber);
  }

  private static List<LedgerChange.Telling> wave(
      List<LedgerChange.Telling> left, Set<String> blockedGroups) {
    List<LedgerChange.Telling> wave = new ArrayList<>();
    Set<String> groups = new HashSet<>(blockedGroups);
    for (LedgerChange.Telling change : left) {
      if (wave.size() < EventTopic.MAX_FACTS && groups.add(change.fact().group())) {
        wave.add(change);
      }
    }
    return wave;
  }

  private boolean keep(LedgerChange.Unreadable broken) {
    try {
      deadLetters.keep(broken.whole());
      return true;
    } catch (UnavailableException e) {
      return false;
    }
  }
}
