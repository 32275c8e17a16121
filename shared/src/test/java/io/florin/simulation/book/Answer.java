package io.florin.simulation.book;

import java.util.Map;

/** What a caller was told. */
public sealed interface Answer {

  /**
   * It is on record: done, accepted or refused.
   *
   * @param values what the answer says, by the names that the record has for it
   * @param replayed whether it is said that an earlier request had put it there
   */
  record OnRecord(Map<String, String> values, boolean replayed) implements Answer {}

  /**
   * Nothing was done, and nothing will be.
   *
   * @param why the reason
   */
  record Nothing(Reason why) implements Answer {}

  /** A wallet has the status that was asked for, since now or before. */
  record Changed(String status, long version) implements Answer {}

  /** Nothing was done, for a reason that nobody keeps. */
  record Declined(String why) implements Answer {}

  /** Perhaps it was done: the service was not available, or the caller heard nothing. */
  record Unknown() implements Answer {}

  /** Why nothing was done. */
  enum Reason {
    /** The key had been used for something else. */
    KEY_REUSED,
    /** There is nothing of the kind that the caller may know of. */
    NOT_FOUND,
    /** The caller may not do that. */
    FORBIDDEN,
    /** It can't be asked for like that. */
    FAULTY,
    /** The reference is taken. */
    REFERENCE_TAKEN,
    /** Others were in the way. */
    BUSY
  }
}
