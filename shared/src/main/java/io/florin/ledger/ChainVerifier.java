package io.florin.ledger;

import io.florin.ledger.Finding.Fault;
import io.florin.money.Money;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Verifies entries: their numbering, their running sums, their time, and their hash chain. */
public final class ChainVerifier {
  private final VersionRange range;
  private final List<Finding> findings = new ArrayList<>();

  private ChainVerifier(VersionRange range) {
    this.range = range;
  }

  /**
   * What is wrong with entries of one wallet; nothing when they are sound. An entry is held against
   * the one before it, so what follows a missing or an unreadable one is verified by itself alone.
   *
   * @param range the versions to verify, from 1
   * @param kept what the store has of them, and of the version before the first of them
   */
  public static List<Finding> findings(VersionRange range, List<KeptEntry> kept) {
    ChainVerifier verifier = new ChainVerifier(range);
    verifier.verify(kept);
    return List.copyOf(verifier.findings);
  }

  private void verify(List<KeptEntry> kept) {
    Map<Long, KeptEntry> byVersion = new HashMap<>();
    kept.forEach(entry -> byVersion.put(entry.version(), entry));
    if (byVersion.get(0L) != null) {
      find(0, Fault.ENTRY_UNREADABLE, "Something among the entries has no number.");
    }
    Optional<Entry> before = Optional.empty();
    for (long version = Math.max(1, range.first() - 1); version <= range.last(); version++) {
      @Nullable KeptEntry found = byVersion.get(version);
      if (found instanceof KeptEntry.Legible legible) {
        if (version >= range.first()) {
          verify(legible.entry(), before);
        }
        before = Optional.of(legible.entry());
      } else {
        if (found == null) {
          find(version, Fault.ENTRY_MISSING, "There is no entry with this number.");
        } else {
          find(version, Fault.ENTRY_UNREADABLE, "What stands in its place can't be read.");
        }
        before = Optional.empty();
      }
    }
  }

  private void verify(Entry entry, Optional<Entry> before) {
    if (entry.version() == 1) {
      verifyOpening(entry);
    } else {
      if (entry.kind() == EntryKind.OPEN) {
        find(entry.version(), Fault.OPENING_WRONG, "Only the first entry opens the wallet.");
      }
      before.ifPresent(known -> verifyAfter(known, entry));
    }
    verifyFolded(entry);
    if (!isSound(entry)) {
      find(entry.version(), Fault.HASH_WRONG, "Its hash is not the hash of what it says.");
    }
  }

  private void verifyOpening(Entry entry) {
    Money zero = Money.zero(entry.amount().currency());
    boolean empty =
        entry.amount().isZero()
            && entry.reserved().isZero()
            && entry.posted().isZero()
            && entry.held().isZero()
            && entry.turnover().equals(Turnover.none(zero));
    if (entry.kind() != EntryKind.OPEN || !empty) {
      find(1, Fault.OPENING_WRONG, "The first entry has to open an empty wallet.");
    }
    if (!entry.previousHash().equals(EntryHash.NONE)) {
      find(1, Fault.CHAIN_BROKEN, "Nothing is before the first entry, so previousHash is zeros.");
    }
  }

  private void verifyAfter(Entry before, Entry entry) {
    expect(
        entry.version(),
        Fault.POSTED_WRONG,
        entry.posted(),
        () -> before.posted().plus(entry.amount()));
    expect(
        entry.version(),
        Fault.HELD_WRONG,
        entry.held(),
        () -> before.held().plus(entry.reserved()));
    expect(
        entry.version(),
        Fault.TURNOVER_WRONG,
        entry.turnover(),
        () -> before.turnover().after(entry.amount(), transfers(entry)));
    if (entry.at().isBefore(before.at())) {
      find(
          entry.version(),
          Fault.TIME_BACKWARDS,
          "It is of " + entry.at() + ", and the entry before it of " + before.at() + ".");
    }
    expect(entry.version(), Fault.CHAIN_BROKEN, entry.previousHash(), before::hash);
  }

  private void verifyFolded(Entry entry) {
    if (entry.kind() == EntryKind.BATCH || !entry.folded().isEmpty()) {
      Money zero = Money.zero(entry.amount().currency());
      expect(
          entry.version(),
          Fault.FOLDED_WRONG,
          entry.amount(),
          () -> entry.folded().stream().map(FoldedTransfer::amount).reduce(zero, Money::plus));
    }
  }

  /** How many transfers an entry posts, if it posts any. */
  private static long transfers(Entry entry) {
    return entry.kind() == EntryKind.BATCH ? entry.folded().size() : 1;
  }

  private static boolean isSound(Entry entry) {
    try {
      return entry.isSound();
    } catch (ArithmeticException e) {
      return false; // A forged balance of which nothing can be told to be available.
    }
  }

  private <T> void expect(long version, Fault fault, T actual, Supplier<T> expected) {
    try {
      T right = expected.get();
      if (!actual.equals(right)) {
        find(version, fault, "It has " + actual + " where " + right + " follows.");
      }
    } catch (ArithmeticException e) {
      find(version, fault, "It has " + actual + " where no exact sum follows.");
    }
  }

  private void find(long version, Fault fault, String detail) {
    findings.add(new Finding(version, fault, detail));
  }
}
