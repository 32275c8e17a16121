package io.florin.simulation.time;

/** What can go wrong without anybody being wrong. A long run has to have seen all of it. */
public enum Trouble {
  /** A request never arrives. */
  REQUEST_LOST,
  /** A request takes effect seconds after its caller has given up. */
  REQUEST_LATE,
  /** A request takes effect and nobody hears of it. */
  ANSWER_LOST,
  /** The service fails. */
  SERVER_ERROR,
  /** The service is too busy. */
  THROTTLED,
  /** A transaction is cancelled by another of which nobody knows. */
  CONFLICT_FROM_OUTSIDE,
  /** A write meets a transaction that is at work on its items. */
  CONFLICT,
  /** A transaction is sent again while it is at work. */
  IN_PROGRESS,
  /** A transaction is sent again and known by its token. */
  KNOWN_BY_TOKEN,
  /** Somebody else was faster. */
  CONDITION_FAILED,
  /** A query answers no item although there are some. */
  EMPTY_PAGE,
  /** A query ends early. */
  SHORT_PAGE,
  /** A reader sees an item as it was while a transaction is at work on it. */
  HALF_VISIBLE,
  /** An index does not know yet what is in the table. */
  INDEX_LATE,
  /** A function dies before a call. */
  DEATH_BEFORE,
  /** A function dies while its call is on its way. */
  DEATH_MEANWHILE,
  /** A function dies before it hears the answer to its call. */
  DEATH_AFTER,
  /** A piece of the stream is handed over again. */
  STREAM_AGAIN,
  /** The topic does not take all facts. */
  NOT_PUBLISHED,
  /** The queue does not take all messages. */
  NOT_QUEUED,
  /** A message comes late. */
  MESSAGE_LATE,
  /** A message comes again. */
  MESSAGE_AGAIN,
  /** A message never comes that somebody else makes up for. */
  DOORBELL_LOST,
  /** The bank takes no calls. */
  BANK_AWAY,
  /** The bank does not answer. */
  BANK_SILENT,
  /** The bank does a payment long after it was asked. */
  BANK_LATE,
  /** The bank refuses a payment. */
  BANK_REJECTS,
  /** The bank does not take a request. */
  BANK_PUZZLED
}
