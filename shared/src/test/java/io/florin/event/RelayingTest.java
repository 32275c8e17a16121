package io.florin.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.florin.ledger.BankTransfers;
import io.florin.ledger.Entry;
import io.florin.ledger.EntryKind;
import io.florin.ledger.LedgerFixture;
import io.florin.ledger.Wallet;
import io.florin.retry.Deadline;
import io.florin.retry.UnavailableException;
import io.florin.settlement.DeadLetter;
import io.florin.settlement.DeadLetters;
import io.florin.settlement.QueueMessage;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RelayingTest {
  private static final Deadline SOON = LedgerFixture.soon();

  private final List<List<Fact>> calls = new ArrayList<>();
  private final List<String> deadLetters = new ArrayList<>();
  private final Set<Fact> failing = new HashSet<>();
  private final Set<Fact> refused = new HashSet<>();
  private boolean deadLettersFail;
  private final Relaying relaying = new Relaying(this::publish, new Letters(this::keep));

  @Test
  void factsOfManyGroupsGoTenAtATime() {
    List<LedgerChange> changes = new ArrayList<>();
    for (int wallet = 0; wallet < 25; wallet++) {
      changes.addAll(entries(1));
    }

    Relayed relayed = relaying.relay(numbered(changes), SOON);

    assertThat(calls).extracting(List::size).containsExactly(10, 10, 5);
    assertThat(relayed.published()).isEqualTo(facts(changes));
    assertThat(relayed.readAgainFrom()).isEmpty();
  }

  @Test
  void aCallHasNoTwoFactsOfOneGroupAndTheOrderOfEachIsKept() {
    List<LedgerChange> one = entries(4);
    List<LedgerChange> other = entries(2);
    List<LedgerChange> changes =
        numbered(
            List.of(one.get(0), one.get(1), other.get(0), one.get(2), other.get(1), one.get(3)));

    relaying.relay(changes, SOON);

    assertThat(calls)
        .containsExactly(
            List.of(fact(one, 0), fact(other, 0)),
            List.of(fact(one, 1), fact(other, 1)),
            List.of(fact(one, 2)),
            List.of(fact(one, 3)));
  }

  @Test
  void ofManyDoorbellsOfAWalletTheLastIsRung() {
    Wallet one = LedgerFixture.openedBatched(LedgerFixture.customer());
    Wallet other = LedgerFixture.openedBatched(LedgerFixture.customer());
    List<LedgerChange> changes =
        numbered(List.of(doorbell(one), doorbell(other), doorbell(one), doorbell(one)));

    Relayed relayed = relaying.relay(changes, SOON);

    assertThat(relayed.published())
        .isEqualTo(List.of(fact(changes, 1), fact(changes, 3)))
        .extracting(Fact::name)
        .containsOnly("legs-waiting");
    assertThat(relayed.readAgainFrom()).isEmpty();
  }

  @Test
  void theDoorbellThatFailedIsRungAgainAndByALaterLegAnew() {
    Wallet wallet = LedgerFixture.openedBatched(LedgerFixture.customer());
    List<LedgerChange> changes = numbered(List.of(doorbell(wallet), doorbell(wallet)));
    failing.add(fact(changes, 1));

    assertThat(relaying.relay(changes, SOON).readAgainFrom()).contains("2");
    assertThat(fact(changes, 0).deduplicationId()).isNotEqualTo(fact(changes, 1).deduplicationId());
    assertThat(fact(changes, 0).group()).isEqualTo(fact(changes, 1).group());
  }

  private static LedgerChange doorbell(Wallet wallet) {
    return new LedgerChange.Telling("", Fact.of(LedgerFixture.leg(wallet, 1)), "{}");
  }

  @Test
  void afterAFailureNothingLaterOfTheGroupGoesOutAndOthersDo() {
    List<LedgerChange> one = entries(3);
    List<LedgerChange> other = entries(3);
    List<LedgerChange> changes =
        numbered(
            List.of(other.get(0), one.get(0), one.get(1), other.get(1), one.get(2), other.get(2)));
    failing.add(fact(one, 1));

    Relayed relayed = relaying.relay(changes, SOON);

    assertThat(relayed.published())
        .containsExactlyInAnyOrder(fact(one, 0), fact(other, 0), fact(other, 1), fact(other, 2));
    assertThat(relayed.readAgainFrom()).contains("3");
    assertThat(calls).noneMatch(call -> call.contains(fact(one, 2)));
  }

  @Test
  void whatFailedGoesOutTheNextTimeWithWhatFollowsIt() {
    List<LedgerChange> changes = numbered(entries(3));
    failing.add(fact(changes, 1));
    Relayed first = relaying.relay(changes, SOON);
    failing.clear();
    calls.clear();

    Relayed second = relaying.relay(changes.subList(1, 3), SOON);

    assertThat(first.readAgainFrom()).contains("2");
    assertThat(second.published()).isEqualTo(facts(changes.subList(1, 3)));
    assertThat(second.readAgainFrom()).isEmpty();
  }

  @Test
  void whatCannotBeReadGoesWholeToTheDeadLettersAndTheRestGoesOn() {
    List<LedgerChange> entries = entries(2);
    List<LedgerChange> changes =
        numbered(List.of(entries.get(0), unreadable("{broken}"), entries.get(1)));

    Relayed relayed = relaying.relay(changes, SOON);

    assertThat(deadLetters).containsExactly("{broken}");
    assertThat(relayed.buried()).extracting(Relayed.Buried::sequenceNumber).containsExactly("2");
    assertThat(relayed.published()).isEqualTo(facts(entries));
    assertThat(relayed.readAgainFrom()).isEmpty();
  }

  @Test
  void whereDeadLettersFailTheStreamIsReadAgain() {
    List<LedgerChange> entries = entries(2);
    deadLettersFail = true;

    Relayed relayed =
        relaying.relay(
            numbered(List.of(entries.get(0), unreadable("{broken}"), entries.get(1))), SOON);

    assertThat(relayed.published()).containsExactly(fact(entries, 0));
    assertThat(relayed.buried()).isEmpty();
    assertThat(relayed.readAgainFrom()).contains("2");
  }

  @Test
  void aRecordIsNoDeadLetterBeforeWhatStandsBeforeItIsPublished() {
    List<LedgerChange> entries = entries(2);
    failing.add(fact(entries, 0));

    Relayed relayed =
        relaying.relay(
            numbered(List.of(entries.get(0), unreadable("{broken}"), entries.get(1))), SOON);

    assertThat(deadLetters).isEmpty();
    assertThat(relayed.readAgainFrom()).contains("1");
  }

  @Test
  void whatTheTopicRefusesGoesWholeToTheDeadLettersAndWhatFollowsGoesOn() {
    List<LedgerChange> changes = numbered(entries(3));
    refused.add(fact(changes, 1));

    Relayed relayed = relaying.relay(changes, SOON);

    assertThat(deadLetters).containsExactly(fact(changes, 1).deduplicationId());
    assertThat(relayed.buried()).containsExactly(new Relayed.Buried("2", "for what it says"));
    assertThat(relayed.published()).containsExactly(fact(changes, 0), fact(changes, 2));
    assertThat(relayed.readAgainFrom()).isEmpty();
  }

  @Test
  void whatTheTopicRefusesIsNoDeadLetterAsLongAsTheStreamIsReadAgainFromBeforeIt() {
    List<LedgerChange> one = entries(1);
    List<LedgerChange> other = entries(1);
    List<LedgerChange> changes = numbered(List.of(one.get(0), other.get(0)));
    failing.add(fact(changes, 0));
    refused.add(fact(changes, 1));

    Relayed relayed = relaying.relay(changes, SOON);

    assertThat(deadLetters).isEmpty();
    assertThat(relayed.readAgainFrom()).contains("1");
  }

  @Test
  void whereDeadLettersFailWhatTheTopicRefusesIsReadAgain() {
    List<LedgerChange> changes = numbered(entries(2));
    refused.add(fact(changes, 1));
    deadLettersFail = true;

    Relayed relayed = relaying.relay(changes, SOON);

    assertThat(relayed.buried()).isEmpty();
    assertThat(relayed.published()).containsExactly(fact(changes, 0));
    assertThat(relayed.readAgainFrom()).contains("2");
  }

  @Test
  void afterTheDeadlineNothingIsBuried() {
    Relayed relayed =
        relaying.relay(
            numbered(List.of(unreadable("{broken}"))),
            Deadline.in(Duration.ZERO, InstantSource.system()));

    assertThat(deadLetters).isEmpty();
    assertThat(relayed.readAgainFrom()).contains("1");
  }

  @Test
  void recordsThatTellNothingAreDone() {
    Relayed relayed = relaying.relay(List.of(new LedgerChange.TellingNothing("1")), SOON);

    assertThat(calls).isEmpty();
    assertThat(relayed.readAgainFrom()).isEmpty();
  }

  @Test
  void afterTheDeadlineTheRestIsLeftToTheNextTime() {
    Relayed relayed =
        relaying.relay(numbered(entries(2)), Deadline.in(Duration.ZERO, InstantSource.system()));

    assertThat(calls).isEmpty();
    assertThat(relayed.readAgainFrom()).contains("1");
  }

  @Test
  void aRecordThatComesTwiceIsPublishedTwiceInItsOrder() {
    List<LedgerChange> entries = entries(2);
    List<LedgerChange> twice =
        numbered(List.of(entries.get(0), entries.get(0), entries.get(1), entries.get(1)));

    assertThat(relaying.relay(twice, SOON).published()).isEqualTo(facts(twice));
  }

  @Test
  void theRecordsOfOneTransactionMayComeInAnyOrder() {
    BankTransfers deposit = BankTransfers.deposit();
    deposit.sent();
    Fact completed = Fact.of(deposit.completed()).orElseThrow();
    List<LedgerChange> changes = new ArrayList<>();
    deposit.entries().forEach(entry -> changes.add(telling(Fact.of(entry))));
    changes.add(telling(completed));

    for (long seed = 0; seed < 24; seed++) {
      List<LedgerChange> shuffled = new ArrayList<>(changes);
      Collections.shuffle(shuffled, new Random(seed));
      assertThat(relaying.relay(numbered(shuffled), SOON).published())
          .as("seed %d", seed)
          .containsExactlyInAnyOrderElementsOf(facts(changes));
    }
  }

  @Test
  void whateverFailsEveryFactGoesOutAtLastAndInTheOrderOfItsGroup() {
    for (long seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      List<LedgerChange> changes = numbered(interleaved(random));
      List<Fact> published = new ArrayList<>();
      Relaying faulty =
          new Relaying(
              (facts, deadline) ->
                  new Unpublished(
                      facts.stream()
                          .filter(fact -> random.nextInt(4) == 0)
                          .collect(Collectors.toSet()),
                      Map.of()),
              new Letters(
                  whole -> {
                    if (random.nextBoolean()) {
                      throw new UnavailableException(
                          "The queue", new IllegalStateException("down"));
                    }
                  }));
      List<LedgerChange> left = changes;
      for (int reads = 0; !left.isEmpty(); reads++) {
        assertThat(reads).as("reads with seed %d", seed).isLessThan(500);
        Relayed relayed = faulty.relay(left, SOON);
        relayed.published().stream()
            .filter(fact -> !published.contains(fact))
            .forEach(published::add);
        left = from(relayed.readAgainFrom(), left);
      }

      for (Fact fact : facts(changes)) {
        assertThat(ofGroup(fact, published))
            .as("seed %d", seed)
            .isEqualTo(ofGroup(fact, facts(changes)));
      }
    }
  }

  private static List<LedgerChange> interleaved(Random random) {
    List<List<LedgerChange>> groups = List.of(entries(5), entries(3), entries(1), entries(4));
    List<Integer> next = new ArrayList<>(List.of(0, 0, 0, 0));
    List<LedgerChange> changes = new ArrayList<>();
    while (changes.size() < 16) {
      int group = random.nextInt(5);
      if (group == 4) {
        changes.add(unreadable("{broken}"));
      } else if (next.get(group) < groups.get(group).size()) {
        changes.add(groups.get(group).get(next.get(group)));
        next.set(group, next.get(group) + 1);
      }
    }
    return changes;
  }

  private static List<LedgerChange> from(Optional<String> number, List<LedgerChange> changes) {
    return number.isEmpty()
        ? List.of()
        : changes.stream()
            .dropWhile(change -> !change.sequenceNumber().equals(number.get()))
            .toList();
  }

  private static List<Fact> ofGroup(Fact of, List<Fact> facts) {
    return facts.stream().filter(fact -> fact.group().equals(of.group())).toList();
  }

  private Unpublished publish(List<Fact> facts, Deadline deadline) {
    calls.add(facts);
    return new Unpublished(
        facts.stream().filter(failing::contains).collect(Collectors.toSet()),
        facts.stream()
            .filter(refused::contains)
            .collect(Collectors.toMap(Function.identity(), fact -> "for what it says")));
  }

  /** Dead letters that are only added. */
  private record Letters(Consumer<String> bodies) implements DeadLetters {
    @Override
    public void add(QueueMessage message, Deadline deadline) {
      bodies.accept(message.body());
    }

    @Override
    public List<DeadLetter> receive(Deadline deadline) {
      throw new UnsupportedOperationException("Nobody reads them here.");
    }

    @Override
    public void delete(DeadLetter letter, Deadline deadline) {
      throw new UnsupportedOperationException("Nobody deletes them here.");
    }
  }

  private void keep(String whole) {
    if (deadLettersFail) {
      throw new UnavailableException("The queue", new IllegalStateException("down"));
    }
    deadLetters.add(whole);
  }

  /** The first entries of a new wallet. */
  private static List<LedgerChange> entries(int count) {
    Wallet wallet = LedgerFixture.opened(LedgerFixture.customer());
    List<LedgerChange> changes = new ArrayList<>();
    changes.add(telling(Fact.of(wallet.newest())));
    while (changes.size() < count) {
      wallet = LedgerFixture.credited(wallet, 1);
      Entry entry = wallet.newest();
      assertThat(entry.kind()).isEqualTo(EntryKind.CREDIT);
      changes.add(telling(Fact.of(entry)));
    }
    return changes;
  }

  private static LedgerChange telling(Fact fact) {
    return new LedgerChange.Telling("", fact, fact.deduplicationId());
  }

  private static LedgerChange unreadable(String whole) {
    return new LedgerChange.Unreadable("", whole, "broken");
  }

  private static Fact fact(List<LedgerChange> changes, int index) {
    return ((LedgerChange.Telling) changes.get(index)).fact();
  }

  private static List<Fact> facts(List<LedgerChange> changes) {
    return changes.stream()
        .filter(LedgerChange.Telling.class::isInstance)
        .map(change -> ((LedgerChange.Telling) change).fact())
        .toList();
  }

  /** The changes with the sequence numbers 1, 2, 3 and so on. */
  private static List<LedgerChange> numbered(List<LedgerChange> changes) {
    List<LedgerChange> numbered = new ArrayList<>();
    for (LedgerChange change : changes) {
      String number = Integer.toString(numbered.size() + 1);
      numbered.add(
          switch (change) {
            case LedgerChange.Telling telling ->
                new LedgerChange.Telling(number, telling.fact(), telling.whole());
            case LedgerChange.TellingNothing nothing -> new LedgerChange.TellingNothing(number);
            case LedgerChange.Unreadable broken ->
                new LedgerChange.Unreadable(number, broken.whole(), broken.why());
          });
    }
    return numbered;
  }
}
