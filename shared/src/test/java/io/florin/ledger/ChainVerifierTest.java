package io.florin.ledger;

import static io.florin.ledger.LedgerFixture.customer;
import static io.florin.ledger.LedgerFixture.eur;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.florin.ledger.Finding.Fault;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** No forgery of an entry goes unseen, whoever made it and however well they know the hashes. */
class ChainVerifierTest {
  private static final int FORGED = 4;
  private static final String NO_BALANCE = "what no balance can be";

  private final List<Entry> entries = entries();

  private static List<Entry> entries() {
    History history =
        new History(new InMemoryLedgerStore(InstantSource.system()), customer())
            .moved(100_00, 1)
            .reserved(10_00, 2)
            .moved(-20_00, 3);
    history.folded(List.of(5_00L, 7_00L), 4);
    return history.moved(-1_00, 5).entries();
  }

  @Test
  void anHonestHistoryIsSoundAsAWholeAndInEachPart() {
    for (int first = 1; first <= entries.size(); first++) {
      for (int last = first; last <= entries.size(); last++) {
        assertThat(findings(entries, first, last)).isEmpty();
      }
    }
  }

  static Stream<Arguments> forgeries() {
    return Stream.of(
        forgery("another amount", draft -> draft.amount = eur(-19_00), Fault.POSTED_WRONG),
        forgery("another reservation", draft -> draft.reserved = eur(1), Fault.HELD_WRONG),
        forgery("more money", draft -> draft.posted = eur(1_000_00), Fault.POSTED_WRONG),
        forgery("less held", draft -> draft.held = eur(0), Fault.HELD_WRONG),
        forgery(NO_BALANCE, draft -> draft.posted = eur(Long.MIN_VALUE), Fault.POSTED_WRONG),
        forgery(
            "other sums of its life",
            draft -> draft.turnover = new Turnover(eur(100_00), eur(20_00), 1, 2),
            Fault.TURNOVER_WRONG),
        forgery("an older instant", draft -> draft.at = History.after(-9), Fault.TIME_BACKWARDS),
        forgery(
            "another entry before it",
            draft -> draft.previousHash = EntryHash.NONE,
            Fault.CHAIN_BROKEN),
        forgery("a second opening", draft -> draft.kind = EntryKind.OPEN, Fault.OPENING_WRONG),
        forgery(
            "no transfers behind its amount",
            draft -> draft.kind = EntryKind.BATCH,
            Fault.FOLDED_WRONG));
  }

  /** What no balance can be has no canonical form, so it can't have a hash either. */
  static Stream<Arguments> forgeriesWithAHash() {
    return forgeries().filter(forgery -> !NO_BALANCE.equals(forgery.get()[0]));
  }

  private static Arguments forgery(String name, Consumer<EntryDraft> change, Fault fault) {
    return arguments(name, change, fault);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("forgeries")
  void aForgedEntryHasAnotherHash(String name, Consumer<EntryDraft> change, Fault fault) {
    List<Entry> forged = forged(FORGED, entry -> EntryDraft.of(entry, change));

    List<Finding> findings = findings(forged, 1, entries.size());

    assertThat(faults(findings, FORGED)).contains(fault);
    if (fault != Fault.TURNOVER_WRONG) { // It is no part of what is hashed.
      assertThat(faults(findings, FORGED)).contains(Fault.HASH_WRONG);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("forgeriesWithAHash")
  void aForgedEntryWithAHashToFitIsSeenAllTheSame(
      String name, Consumer<EntryDraft> change, Fault fault) {
    List<Entry> forged = forged(FORGED, entry -> EntryDraft.of(entry, change).sealed());

    List<Finding> findings = findings(forged, 1, entries.size());

    assertThat(faults(findings, FORGED)).contains(fault).doesNotContain(Fault.HASH_WRONG);
  }

  @Test
  void anotherNoteIsSeenByTheHashAndWithAHashToFitByTheNextEntry() {
    Consumer<EntryDraft> change =
        draft -> draft.narrative = Narrative.because(new Note("Never happened"));

    assertThat(findings(forged(FORGED, entry -> EntryDraft.of(entry, change)), 1, entries.size()))
        .extracting(Finding::version, Finding::fault)
        .containsExactly(tuple((long) FORGED, Fault.HASH_WRONG));
    assertThat(
            findings(
                forged(FORGED, entry -> EntryDraft.of(entry, change).sealed()), 1, entries.size()))
        .extracting(Finding::version, Finding::fault)
        .containsExactly(tuple(FORGED + 1L, Fault.CHAIN_BROKEN));
  }

  @Test
  void aFirstEntryWithMoneyInItOpensNoWallet() {
    List<Entry> forged = forged(1, entry -> EntryDraft.of(entry, draft -> draft.posted = eur(5)));

    assertThat(faults(findings(forged, 1, 1), 1))
        .containsExactly(Fault.OPENING_WRONG, Fault.HASH_WRONG);
  }

  @Test
  void nothingIsBeforeTheFirstEntry() {
    List<Entry> forged =
        forged(
            1,
            entry ->
                EntryDraft.of(entry, draft -> draft.previousHash = entries.getLast().hash())
                    .sealed());

    assertThat(faults(findings(forged, 1, 1), 1)).containsExactly(Fault.CHAIN_BROKEN);
  }

  @Test
  void otherTransfersInsideAFoldedEntryAreSeen() {
    Entry batch = entries.get(4);
    List<FoldedTransfer> less = batch.folded().subList(0, 1);
    List<Entry> forged =
        forged(5, entry -> EntryDraft.of(entry, draft -> draft.folded = less).sealed());

    assertThat(faults(findings(forged, 1, entries.size()), 5))
        .containsExactly(Fault.TURNOVER_WRONG, Fault.FOLDED_WRONG);
  }

  @Test
  void aMissingEntryIsNamedAndWhatFollowsIsNotBlamed() {
    List<Entry> gap = new ArrayList<>(entries);
    gap.remove(FORGED - 1);

    assertThat(findings(gap, 1, entries.size()))
        .extracting(Finding::version, Finding::fault)
        .containsExactly(tuple((long) FORGED, Fault.ENTRY_MISSING));
  }

  @Test
  void anEntryThatWasSlippedInIsSeen() {
    List<Entry> more = new ArrayList<>(entries);
    Entry newest = entries.getLast();
    more.add(EntryDraft.of(newest, draft -> draft.version = newest.version() + 1).sealed());

    assertThat(faults(findings(more, 1, more.size()), more.size()))
        .contains(Fault.POSTED_WRONG, Fault.CHAIN_BROKEN);
  }

  @Test
  void whatCantBeReadIsNamedAndWhatFollowsIsNotBlamed() {
    List<KeptEntry> kept = new ArrayList<>(kept(entries));
    kept.set(1, new KeptEntry.Illegible(2));
    kept.add(new KeptEntry.Illegible(0));

    assertThat(ChainVerifier.findings(new VersionRange(1, entries.size()), kept))
        .extracting(Finding::version, Finding::fault)
        .containsExactly(tuple(0L, Fault.ENTRY_UNREADABLE), tuple(2L, Fault.ENTRY_UNREADABLE));
  }

  private List<Entry> forged(int version, UnaryOperator<Entry> forger) {
    List<Entry> forged = new ArrayList<>(entries);
    forged.set(version - 1, forger.apply(forged.get(version - 1)));
    return forged;
  }

  private static List<Finding> findings(List<Entry> entries, long first, long last) {
    return ChainVerifier.findings(
        new VersionRange(first, last),
        kept(
            entries.stream()
                .filter(entry -> entry.version() >= first - 1 && entry.version() <= last)
                .toList()));
  }

  private static List<KeptEntry> kept(List<Entry> entries) {
    return entries.stream().<KeptEntry>map(KeptEntry.Legible::new).toList();
  }

  private static List<Fault> faults(List<Finding> findings, long version) {
    return findings.stream()
        .filter(finding -> finding.version() == version)
        .map(Finding::fault)
        .toList();
  }
}
