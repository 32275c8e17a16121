package io.florin.ledger;

/** What a store keeps under a version of a wallet: an entry, or what nobody can read. */
public sealed interface KeptEntry {

  /** The version; 0 when what is kept does not even tell that. */
  long version();

  /**
   * An entry that can be read.
   *
   * @param entry the entry
   */
  record Legible(Entry entry) implements KeptEntry {
    @Override
    public long version() {
      return entry.version();
    }
  }

  /**
   * Something that can't be read. To read it again gives the same.
   *
   * @param version the version, or 0
   */
  record Illegible(long version) implements KeptEntry {}
}
