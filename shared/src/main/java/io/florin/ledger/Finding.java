package io.florin.ledger;

/**
 * What is wrong with an entry.
 *
 * @param version the entry; 0 when what stands in its place does not tell
 * @param fault what kind of thing is wrong
 * @param detail what was found and what should be there, in a sentence
 */
public record Finding(long version, Fault fault, String detail) {

  /** What can be wrong with an entry. */
  public enum Fault {
    /** There is no entry of that number. */
    ENTRY_MISSING,
    /** What stands in its place can't be read. */
    ENTRY_UNREADABLE,
    /** The first entry opens no empty wallet, or a later one opens it again. */
    OPENING_WRONG,
    /** The posted balance is not the one before and the amount. */
    POSTED_WRONG,
    /** The held balance is not the one before and what was reserved. */
    HELD_WRONG,
    /** The sums of the wallet's life are not those before and the amount. */
    TURNOVER_WRONG,
    /** The amount is not the sum of the transfers that the entry posts together. */
    FOLDED_WRONG,
    /** It is older than the entry before it. */
    TIME_BACKWARDS,
    /** It does not carry the hash of the entry before it. */
    CHAIN_BROKEN,
    /** Its hash is not the hash of what it says. */
    HASH_WRONG
  }
}
