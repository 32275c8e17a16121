package io.florin.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is put into the store as a whole or not at all: each part on the condition that it is not
 * there yet, but for a record that changes, which is put over the version before it, and legs that
 * are posted, which have to be there to be taken away.
 *
 * @param openings wallets that are opened: their terms and first entries
 * @param entries the next entries of other wallets, those of one wallet in their order
 * @param legs what is to be posted later
 * @param posted legs that wait no more, since {@code entries} posts them
 * @param commands the records of commands
 * @param reference the reference that is claimed
 * @param amended the record of an earlier command, with the next version of its outcome
 */
public record Commit(
    List<Wallet> openings,
    List<Entry> entries,
    List<UnpostedLeg> legs,
    List<UnpostedLeg> posted,
    List<CommandRecord> commands,
    Optional<ReferenceClaim> reference,
    Optional<CommandRecord> amended) {

  /** The most items that one transaction has: AWS's own limit. */
  public static final int MAX_ITEMS = 100;

  /** Copies the lists, and checks that no record is put twice. */
  public Commit {
    openings = List.copyOf(openings);
    entries = List.copyOf(entries);
    legs = List.copyOf(legs);
    posted = List.copyOf(posted);
    commands = List.copyOf(commands);
    Optional<CommandId> changed = amended.map(CommandRecord::id);
    if (commands.stream().map(CommandRecord::id).anyMatch(id -> changed.equals(Optional.of(id)))) {
      throw new IllegalArgumentException("A command does not change its own record.");
    }
  }

  /** Opens a wallet, by a command where the caller has named one. */
  public static Commit opening(Wallet wallet, Optional<CommandRecord> command) {
    return new Commit(
        List.of(wallet),
        List.of(),
        List.of(),
        List.of(),
        command.stream().toList(),
        Optional.empty(),
        Optional.empty());
  }

  /** Appends entries by a command. */
  static Commit posting(
      List<Entry> entries, CommandRecord command, Optional<ReferenceClaim> reference) {
    return posting(entries, List.of(), command, reference, Optional.empty());
  }

  /** Appends entries and leaves legs by a command, which may change the record of another. */
  static Commit posting(
      List<Entry> entries,
      List<UnpostedLeg> legs,
      CommandRecord command,
      Optional<ReferenceClaim> reference,
      Optional<CommandRecord> amended) {
    return new Commit(List.of(), entries, legs, List.of(), List.of(command), reference, amended);
  }

  /** Appends entries and leaves legs by many commands at once. */
  static Commit posting(List<Entry> entries, List<UnpostedLeg> legs, List<CommandRecord> commands) {
    return new Commit(
        List.of(), entries, legs, List.of(), commands, Optional.empty(), Optional.empty());
  }

  /** This commit, which executes other commands too. */
  Commit with(List<CommandRecord> others) {
    List<CommandRecord> all = new ArrayList<>(commands);
    all.addAll(others);
    return new Commit(openings, entries, legs, posted, all, reference, amended);
  }

  /** Records a command that changes nothing else. */
  static Commit recording(CommandRecord command) {
    return posting(List.of(), command, Optional.empty());
  }

  /** Appends an entry by no command: what it changes is nothing that happens once. */
  static Commit appending(Entry entry) {
    return folding(List.of(entry), List.of());
  }

  /** Posts legs that waited. */
  static Commit folding(List<Entry> entries, List<UnpostedLeg> posted) {
    return new Commit(
        List.of(), entries, List.of(), posted, List.of(), Optional.empty(), Optional.empty());
  }

  /** Puts the next version of a record, and the entries that go with it. */
  static Commit amending(CommandRecord record, Amendment<?> amendment) {
    return new Commit(
        List.of(),
        amendment.entries(),
        List.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.of(record.with(amendment.outcome())));
  }
}
