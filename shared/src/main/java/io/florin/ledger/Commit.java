package io.florin.ledger;

import java.util.List;
import java.util.Optional;

/**
 * What is put into the store as a whole or not at all: each part on the condition that it is not
 * there yet, but for a record that changes, which is put over the version before it.
 *
 * @param openings wallets that are opened: their terms and first entries
 * @param entries the next entries of other wallets, one a wallet
 * @param command the record of the command
 * @param reference the reference that is claimed
 * @param amended the record of an earlier command, with the next version of its transfer
 */
public record Commit(
    List<Wallet> openings,
    List<Entry> entries,
    Optional<CommandRecord> command,
    Optional<ReferenceClaim> reference,
    Optional<CommandRecord> amended) {

  /** Copies the lists. */
  public Commit {
    openings = List.copyOf(openings);
    entries = List.copyOf(entries);
  }

  /** Opens a wallet, by a command where the caller has named one. */
  public static Commit opening(Wallet wallet, Optional<CommandRecord> command) {
    return new Commit(List.of(wallet), List.of(), command, Optional.empty(), Optional.empty());
  }

  /** Appends entries by a command. */
  static Commit posting(
      List<Entry> entries, CommandRecord command, Optional<ReferenceClaim> reference) {
    return new Commit(List.of(), entries, Optional.of(command), reference, Optional.empty());
  }

  /** Records a command that changes nothing else. */
  static Commit recording(CommandRecord command) {
    return new Commit(
        List.of(), List.of(), Optional.of(command), Optional.empty(), Optional.empty());
  }

  /** Puts the next version of a transfer, and the entries that go with it. */
  static Commit amending(CommandRecord record, Amendment amendment) {
    return new Commit(
        List.of(),
        amendment.entries(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(record.with(amendment.transfer())));
  }
}
