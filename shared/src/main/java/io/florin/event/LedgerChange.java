package io.florin.event;

/** A record of the ledger's stream, as far as it could be read. */
public sealed interface LedgerChange {

  /** Its place on the stream. */
  String sequenceNumber();

  /**
   * One that tells a fact.
   *
   * @param sequenceNumber its place on the stream
   * @param fact the fact
   */
  record Telling(String sequenceNumber, Fact fact) implements LedgerChange {}

  /**
   * One that tells none.
   *
   * @param sequenceNumber its place on the stream
   */
  record TellingNothing(String sequenceNumber) implements LedgerChange {}

  /**
   * One that could not be read.
   *
   * @param sequenceNumber its place on the stream
   * @param whole the record, as it came
   * @param why what is wrong with it
   */
  record Unreadable(String sequenceNumber, String whole, String why) implements LedgerChange {}
}
