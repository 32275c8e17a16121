package io.florin.simulation.book;

import io.florin.simulation.store.SimulatedDynamoDb;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Goes through the whole table, and compares it with the book. */
public final class Audit {
  private static final Duration JANITOR = Duration.ofMinutes(5);

  private final Book book;
  private final Findings findings;

  /** Compares with a book. */
  public Audit(Book book, Findings findings) {
    this.book = book;
    this.findings = findings;
  }

  /** Checks what holds at any time. */
  public void check(SimulatedDynamoDb table) {
    Map<String, Long> sums = new HashMap<>();
    Map<String, Integer> entries = new HashMap<>();
    Set<String> commands = new HashSet<>();
    Set<String> legs = new HashSet<>();
    table.forEach(
        item -> {
          Fields fields = new Fields(item);
          String partition = fields.text("pk");
          if (fields.text("sk").startsWith("ENTRY#")) {
            entry(partition.substring("WALLET#".length()), fields);
            sums.merge(fields.text("currency"), fields.number("amount"), Math::addExact);
            entries.merge(partition.substring("WALLET#".length()), 1, Math::addExact);
          } else if (partition.startsWith("LEGS#")) {
            sums.merge(fields.text("currency"), fields.number("amount"), Math::addExact);
            legs.add(fields.text("sk").substring("LEG#".length()));
          } else if (partition.startsWith("COMMAND#")) {
            commands.add(partition.substring("COMMAND#".length()));
          }
        });
    sums.forEach(
        (currency, sum) ->
            findings.require(
                sum == 0, Check.CONSERVATION, () -> currency + " sums to " + sum + " in all"));
    Set<String> unposted = new HashSet<>();
    for (Account account : book.accounts()) {
      unposted.addAll(account.unposted.keySet());
      findings.require(
          entries.getOrDefault(account.id, 0) == account.version(),
          Check.NUMBERING,
          () -> account.id + " has lost entries");
    }
    findings.require(
        legs.equals(unposted), Check.TABLE, () -> "other legs wait than were left: " + legs);
    findings.require(
        commands.equals(book.commands().keySet()),
        Check.TABLE,
        () -> "other commands are on record than were committed");
  }

  private void entry(String wallet, Fields entry) {
    long version = Long.parseLong(entry.text("sk").substring("ENTRY#".length()));
    findings.require(
        version <= book.account(wallet).version()
            && book.account(wallet)
                .line(version)
                .hash()
                .equals(EntryDigest.of(wallet, version, entry)),
        Check.NUMBERING,
        () -> wallet + " " + version + " has changed since it was committed");
  }

  /**
   * Checks what holds once everything is settled.
   *
   * @param collected what the bank has collected, less what it has paid out, by currency
   */
  public void checkSettled(Map<String, Long> collected, Set<String> bankReferences, Instant now) {
    findings.require(
        book.openHolds(now.minus(JANITOR)).isEmpty(),
        Check.SETTLED,
        () -> "holds are open although their time is over");
    Map<String, Long> open = new HashMap<>();
    for (Fields hold : book.openHolds(Instant.ofEpochMilli(Long.MAX_VALUE))) {
      open.merge(hold.text("from"), CaptureClaim.remaining(hold), Math::addExact);
    }
    Map<String, Long> outside = new HashMap<>();
    for (Account account : book.accounts()) {
      findings.require(
          account.held == open.getOrDefault(account.id, 0L) && account.incoming == 0,
          Check.SETTLED,
          () -> account.id + " has " + account.held + " held, " + account.incoming + " incoming");
      findings.require(
          account.unposted.isEmpty() && !account.newest().status().equals("CLOSING"),
          Check.SETTLED,
          () -> account.id + " is " + account.newest().status() + " with " + account.unposted);
      if (account.id.startsWith("wal_system_OUTSIDE_")) {
        outside.merge(account.currency, -account.posted, Math::addExact);
      }
    }
    outside.values().removeIf(sum -> sum == 0);
    Map<String, Long> bank = new HashMap<>(collected);
    bank.values().removeIf(sum -> sum == 0);
    findings.require(
        outside.equals(bank),
        Check.BANK_AGREES,
        () -> "the bank has " + bank + ", the ledger " + outside);
    book.commands()
        .forEach(
            (id, recorded) ->
                findings.require(
                    !recorded.isPending() && recorded.itemsLeft == 0,
                    Check.SETTLED,
                    () -> id + " is pending, " + recorded.itemsLeft + " items left"));
    for (String reference : bankReferences) {
      findings.require(
          book.commands().containsKey(reference.substring("trf_".length())),
          Check.BANK_AGREES,
          () -> "the bank has " + reference + ", which the ledger has not");
    }
  }
}
