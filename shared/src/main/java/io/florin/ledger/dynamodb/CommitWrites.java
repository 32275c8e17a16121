package io.florin.ledger.dynamodb;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;

import io.florin.dynamodb.TransactionResult;
import io.florin.ledger.CommandRecord;
import io.florin.ledger.Commit;
import io.florin.ledger.CommitResult;
import io.florin.ledger.TransferId;
import io.florin.ledger.Wallet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * The writes of a commit, and what it means when the condition of one fails.
 *
 * @param writes the writes
 * @param meanings what each is part of, in the same order
 */
record CommitWrites(List<TransactWriteItem> writes, List<Part> meanings, Commit commit) {
  private static final String PRESENT = "attribute_exists(" + LedgerItems.PK + ")";
  private static final String ABSENT = "attribute_not_exists(" + LedgerItems.PK + ")";
  // What expires may be overwritten from then on: TTL deletes late.
  private static final String ABSENT_OR_EXPIRED =
      ABSENT + " OR " + LedgerItems.EXPIRES_AT + " < :now";

  /** What an item is part of, in the order in which failed conditions are judged. */
  private enum Part {
    COMMAND,
    AMENDED,
    WALLET,
    ENTRY,
    LEG,
    ACCOUNT_NUMBER,
    REFERENCE
  }

  static CommitWrites of(Commit commit, String table, Instant now) {
    Builder writes = new Builder(table, commit);
    commit.entries().forEach(entry -> writes.absent(EntryItems.item(entry), Part.ENTRY));
    commit.openings().forEach(opening -> addOpening(opening, writes));
    commit.legs().forEach(leg -> writes.absent(LedgerItems.leg(leg), Part.LEG));
    commit.posted().forEach(leg -> writes.delete(LedgerItems.legKey(leg), Part.LEG));
    commit
        .reference()
        .ifPresent(claim -> writes.absentOrTold(LedgerItems.reference(claim), Part.REFERENCE));
    commit
        .commands()
        .forEach(command -> writes.absentOrExpired(CommandItems.item(command), now, Part.COMMAND));
    commit
        .amended()
        .ifPresent(record -> writes.overVersionBefore(CommandItems.item(record), Part.AMENDED));
    return writes.build();
  }

  private static void addOpening(Wallet wallet, Builder writes) {
    var terms = wallet.terms();
    writes.absent(LedgerItems.wallet(terms), Part.WALLET);
    writes.absent(EntryItems.item(wallet.newest()), Part.ENTRY);
    terms
        .owner()
        .ifPresent(owner -> writes.absent(LedgerItems.owned(owner, terms.id()), Part.WALLET));
    if (terms.isBatched()) {
      writes.absent(LedgerItems.batchedWallet(terms.id()), Part.WALLET);
    }
    terms
        .accountNumber()
        .ifPresent(
            number -> writes.absent(LedgerItems.account(number, terms.id()), Part.ACCOUNT_NUMBER));
  }

  /**
   * What it means that conditions failed. The record of the command tells most: where it is there,
   * the entries may be there because of it.
   */
  CommitResult meaningOf(TransactionResult.ConditionsFailed failed) {
    int first = -1;
    for (int index = 0; index < meanings.size(); index++) {
      if (failed.at(index)
          && (first < 0 || meanings.get(index).compareTo(meanings.get(first)) < 0)) {
        first = index;
      }
    }
    if (first < 0) {
      throw new IllegalStateException("Conditions failed, but none on an item of the commit.");
    }
    return switch (meanings.get(first)) {
      case COMMAND -> recorded(first, failed);
      case AMENDED -> amended(failed.reasons().get(first).item());
      case WALLET, ENTRY, LEG -> new CommitResult.Stale();
      case ACCOUNT_NUMBER -> new CommitResult.AccountNumberTaken();
      case REFERENCE -> taken(failed.reasons().get(first).item());
    };
  }

  private CommitResult recorded(int first, TransactionResult.ConditionsFailed failed) {
    // The records of commands stand in the order of the commit.
    int firstCommand = meanings.indexOf(Part.COMMAND);
    boolean allAreOurs = true;
    for (int place = 0; place < commit.commands().size(); place++) {
      int index = firstCommand + place;
      allAreOurs =
          allAreOurs
              && failed.at(index)
              && existing(index, place, failed).equals(commit.commands().get(place));
    }
    // A try whose answer was lost has put them: then they say what we say.
    return allAreOurs
        ? new CommitResult.Committed()
        : new CommitResult.AlreadyRecorded(existing(first, first - firstCommand, failed));
  }

  private CommandRecord existing(int index, int place, TransactionResult.ConditionsFailed failed) {
    return CommandItems.commandOf(
        commit.commands().get(place).id(), failed.reasons().get(index).item());
  }

  private CommitResult amended(Map<String, AttributeValue> item) {
    CommandRecord ours = commit.amended().orElseThrow();
    if (!commit.commands().isEmpty()) {
      // Our own record is not there, so nothing of ours is: another command has changed this one,
      // and if both take as much, to the very same.
      return new CommitResult.Stale();
    }
    // A try whose answer was lost has put it, or another put the very same: then it is done. Two
    // attempts that state the same intent in the same millisecond can't be told from that, so both
    // go on, and both may ask the bank. It does each reference once, and only one of them ends the
    // transfer: the entries of the other are there already.
    return !item.isEmpty() && CommandItems.commandOf(ours.id(), item).equals(ours)
        ? new CommitResult.Committed()
        : new CommitResult.Stale();
  }

  private CommitResult taken(Map<String, AttributeValue> item) {
    TransferId ours = commit.reference().orElseThrow().transfer();
    // Taken by a try of this very command that is still in flight: its record can't be seen yet.
    return !item.isEmpty() && LedgerItems.transferOfReference(item).equals(ours)
        ? new CommitResult.Stale()
        : new CommitResult.ReferenceTaken();
  }

  /** The writes so far, and what each is part of. */
  private static final class Builder {
    private final List<TransactWriteItem> writes = new ArrayList<>();
    private final List<Part> parts = new ArrayList<>();
    private final String table;
    private final Commit commit;

    Builder(String table, Commit commit) {
      this.table = table;
      this.commit = commit;
    }

    CommitWrites build() {
      if (writes.size() > Commit.MAX_ITEMS) {
        throw new IllegalArgumentException(
            "A transaction has " + Commit.MAX_ITEMS + " items at the most.");
      }
      return new CommitWrites(List.copyOf(writes), List.copyOf(parts), commit);
    }

    void absent(Map<String, AttributeValue> item, Part part) {
      put(put(item).conditionExpression(ABSENT).build(), part);
    }

    void absentOrTold(Map<String, AttributeValue> item, Part part) {
      put(
          put(item)
              .conditionExpression(ABSENT)
              .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
              .build(),
          part);
    }

    void overVersionBefore(Map<String, AttributeValue> item, Part part) {
      put(
          put(item)
              .conditionExpression(LedgerItems.VERSION + " = :before")
              .expressionAttributeValues(Map.of(":before", CommandItems.versionBefore(item)))
              .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
              .build(),
          part);
    }

    void absentOrExpired(Map<String, AttributeValue> item, Instant now, Part part) {
      put(
          put(item)
              .conditionExpression(ABSENT_OR_EXPIRED)
              .expressionAttributeValues(Map.of(":now", fromN(Long.toString(now.getEpochSecond()))))
              .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
              .build(),
          part);
    }

    void delete(Map<String, AttributeValue> key, Part part) {
      Delete delete =
          Delete.builder().tableName(table).key(key).conditionExpression(PRESENT).build();
      writes.add(TransactWriteItem.builder().delete(delete).build());
      parts.add(part);
    }

    private Put.Builder put(Map<String, AttributeValue> item) {
      return Put.builder().tableName(table).item(item);
    }

    private void put(Put put, Part part) {
      writes.add(TransactWriteItem.builder().put(put).build());
      parts.add(part);
    }
  }
}
