package io.florin.testing;

import java.util.EnumSet;

/** What may happen to a request to DynamoDB. */
public enum Fault {
  /** Nothing: the request is answered. */
  NONE,
  /** The connection breaks before the request arrives. */
  LOST_REQUEST,
  /** The request is carried out, and the connection breaks before the answer arrives. */
  LOST_ANSWER,
  /** Likewise, and a transaction that is sent again is not known by its token any more. */
  LOST_ANSWER_AND_TOKEN,
  /** Another transaction is at work on one of the items. */
  CONFLICT,
  /** There are too many requests. */
  THROTTLING,
  /** Something before DynamoDB fails, and answers what is no answer of DynamoDB. */
  PROXY_ERROR,
  /** DynamoDB fails. */
  SERVER_ERROR,
  /** A query answers an empty page that is not the last one. */
  EMPTY_PAGE,
  /** A query answers a page of one item that is not the last one. */
  SHORT_PAGE;

  /** Every kind of fault. */
  public static Fault[] anyKind() {
    return EnumSet.complementOf(EnumSet.of(NONE)).toArray(Fault[]::new);
  }
}
