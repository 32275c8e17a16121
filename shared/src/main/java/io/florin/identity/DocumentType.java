package io.florin.identity;

/** The kinds of document that say who a person is. */
public enum DocumentType {
  /** A national identity card. */
  NID,
  /** A passport. */
  PASSPORT
}
