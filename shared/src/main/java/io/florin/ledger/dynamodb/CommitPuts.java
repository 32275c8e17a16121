package io.florin.ledger.dynamodb;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;

import io.florin.dynamodb.TransactionResult;
import io.florin.ledger.CommandRecord;
import io.florin.ledger.Commit;
import io.florin.ledger.CommitResult;
import io.florin.ledger.Entry;
import io.florin.ledger.Wallet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/**
 * The puts of a commit, and what it means when the condition of one fails.
 *
 * @param puts the puts
 * @param meanings what each is part of, in the same order
 */
record CommitPuts(List<Put> puts, List<Part> meanings, Commit commit) {
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
    ACCOUNT_NUMBER,
    REFERENCE
  }

  static CommitPuts of(Commit commit, String table, Instant now) {
    List<Put> puts = new ArrayList<>();
    List<Part> parts = new ArrayList<>();
    for (Entry entry : commit.entries()) {
      puts.add(absent(table, LedgerItems.entry(entry)));
      parts.add(Part.ENTRY);
    }
    for (Wallet opening : commit.openings()) {
      addOpening(opening, table, puts, parts);
    }
    commit
        .reference()
        .ifPresent(
            claim -> {
              puts.add(absent(table, LedgerItems.reference(claim)));
              parts.add(Part.REFERENCE);
            });
    commit
        .command()
        .ifPresent(
            command -> {
              puts.add(absentOrExpired(table, LedgerItems.command(command), now));
              parts.add(Part.COMMAND);
            });
    commit
        .amended()
        .ifPresent(
            record -> {
              puts.add(overVersionBefore(table, LedgerItems.command(record)));
              parts.add(Part.AMENDED);
            });
    return new CommitPuts(puts, parts, commit);
  }

  private static void addOpening(Wallet wallet, String table, List<Put> puts, List<Part> parts) {
    var terms = wallet.terms();
    puts.add(absent(table, LedgerItems.wallet(terms)));
    parts.add(Part.WALLET);
    puts.add(absent(table, LedgerItems.entry(wallet.newest())));
    parts.add(Part.ENTRY);
    terms
        .owner()
        .ifPresent(
            owner -> {
              puts.add(absent(table, LedgerItems.owned(owner, terms.id())));
              parts.add(Part.WALLET);
            });
    terms
        .accountNumber()
        .ifPresent(
            number -> {
              puts.add(absent(table, LedgerItems.account(number, terms.id())));
              parts.add(Part.ACCOUNT_NUMBER);
            });
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
      case COMMAND -> recorded(failed.reasons().get(first).item());
      case AMENDED -> amended(failed.reasons().get(first).item());
      case WALLET, ENTRY -> new CommitResult.Stale();
      case ACCOUNT_NUMBER -> new CommitResult.AccountNumberTaken();
      case REFERENCE -> new CommitResult.ReferenceTaken();
    };
  }

  private CommitResult recorded(Map<String, AttributeValue> item) {
    CommandRecord ours = commit.command().orElseThrow();
    CommandRecord existing = LedgerItems.commandOf(ours.id(), item);
    // A try whose answer was lost has put it: then it says what we say.
    return existing.equals(ours)
        ? new CommitResult.Committed()
        : new CommitResult.AlreadyRecorded(existing);
  }

  private CommitResult amended(Map<String, AttributeValue> item) {
    CommandRecord ours = commit.amended().orElseThrow();
    // A try whose answer was lost has put it, or another put the very same: then it is done. Two
    // attempts that state the same intent in the same millisecond can't be told from that, so both
    // go on, and both may ask the bank. It does each reference once, and only one of them ends the
    // transfer: the entries of the other are there already.
    return !item.isEmpty() && LedgerItems.commandOf(ours.id(), item).equals(ours)
        ? new CommitResult.Committed()
        : new CommitResult.Stale();
  }

  private static Put absent(String table, Map<String, AttributeValue> item) {
    return Put.builder().tableName(table).item(item).conditionExpression(ABSENT).build();
  }

  private static Put overVersionBefore(String table, Map<String, AttributeValue> item) {
    return Put.builder()
        .tableName(table)
        .item(item)
        .conditionExpression(LedgerItems.VERSION + " = :before")
        .expressionAttributeValues(Map.of(":before", LedgerItems.versionBefore(item)))
        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
        .build();
  }

  private static Put absentOrExpired(String table, Map<String, AttributeValue> item, Instant now) {
    return Put.builder()
        .tableName(table)
        .item(item)
        .conditionExpression(ABSENT_OR_EXPIRED)
        .expressionAttributeValues(Map.of(":now", fromN(Long.toString(now.getEpochSecond()))))
        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
        .build();
  }
}
