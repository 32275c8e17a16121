package io.florin.event;

import io.florin.retry.Deadline;
import io.florin.retry.UnavailableException;
import io.florin.settlement.DeadLetters;
import io.florin.settlement.QueueMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Brings what the ledger has committed from its stream to the topic: each fact at least once, those
 * of one group in their order. A record that can't be read, or whose fact the topic refuses for
 * what it says, goes whole to the dead letters, since the next time would be no better, and what
 * follows it goes on.
 */
public final class Relaying {
  private final EventTopic topic;
  private final DeadLetters deadLetters;

  /** Relays to a topic, and what can't be told to the dead letters. */
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
    List<Relayed.Buried> buried = new ArrayList<>();
    List<LedgerChange.Telling> waiting = new ArrayList<>();
    for (LedgerChange change : changes) {
      switch (change) {
        case LedgerChange.Telling telling -> {
          waiting.removeIf(earlier -> telling.fact().makesNeedless(earlier.fact()));
          waiting.add(telling);
        }
        case LedgerChange.TellingNothing nothing -> {}
        case LedgerChange.Unreadable broken -> {
          // What stands before it goes first: were the stream read again from there, there would
          // be one more copy of it among the dead letters each time.
          Optional<String> failed = publish(waiting, published, buried, deadline);
          if (failed.isPresent()) {
            return new Relayed(published, buried, failed);
          }
          waiting.clear();
          if (!bury(broken, broken.whole(), broken.why(), buried, deadline)) {
            return new Relayed(published, buried, Optional.of(broken.sequenceNumber()));
          }
        }
      }
    }
    Optional<String> failed = publish(waiting, published, buried, deadline);
    return new Relayed(published, buried, failed);
  }

  /**
   * Tells a fact once more whose record was among the dead letters.
   *
   * @return why the topic did not take it
   */
  public Unpublished again(Fact fact, Deadline deadline) {
    return topic.publish(List.of(fact), deadline);
  }

  /**
   * Publishes changes, and returns the sequence number of the first that was not dealt with, if
   * any. A call of the topic may fail in part, so none has two facts of one group: the later could
   * pass the earlier. Once a fact has failed, no later one of its group goes out.
   */
  private Optional<String> publish(
      List<LedgerChange.Telling> changes,
      List<Fact> published,
      List<Relayed.Buried> buried,
      Deadline deadline) {
    List<LedgerChange.Telling> left = new ArrayList<>(changes);
    Map<Fact, String> refused = new HashMap<>();
    Set<String> blockedGroups = new HashSet<>();
    while (!deadline.comesWithin(Duration.ZERO)) {
      List<LedgerChange.Telling> wave = wave(left, blockedGroups);
      if (wave.isEmpty()) {
        break;
      }
      Unpublished unpublished =
          topic.publish(wave.stream().map(LedgerChange.Telling::fact).toList(), deadline);
      refused.putAll(unpublished.refused());
      for (LedgerChange.Telling change : wave) {
        if (unpublished.left().contains(change.fact())) {
          blockedGroups.add(change.fact().group());
        } else {
          left.remove(change);
          if (!refused.containsKey(change.fact())) {
            published.add(change.fact());
          }
        }
      }
    }
    return bury(changes, left, refused, buried, deadline);
  }

  /**
   * Buries what was refused, up to the first change that is left: what comes after that is read and
   * refused again, and buried then.
   */
  private Optional<String> bury(
      List<LedgerChange.Telling> changes,
      List<LedgerChange.Telling> left,
      Map<Fact, String> refused,
      List<Relayed.Buried> buried,
      Deadline deadline) {
    for (LedgerChange.Telling change : changes) {
      String why = refused.get(change.fact());
      if (left.contains(change)
          || (why != null && !bury(change, change.whole(), why, buried, deadline))) {
        return Optional.of(change.sequenceNumber());
      }
    }
    return Optional.empty();
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

  private boolean bury(
      LedgerChange change,
      String whole,
      String why,
      List<Relayed.Buried> buried,
      Deadline deadline) {
    if (deadline.comesWithin(Duration.ZERO)) {
      return false;
    }
    String number = change.sequenceNumber();
    try {
      deadLetters.add(new QueueMessage(number, Optional.empty(), whole, Map.of()), deadline);
    } catch (UnavailableException e) {
      return false;
    }
    buried.add(new Relayed.Buried(number, why));
    return true;
  }
}
