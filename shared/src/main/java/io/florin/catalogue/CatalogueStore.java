package io.florin.catalogue;

import io.florin.retry.Deadline;

/**
 * Where the catalogue is kept. What is put over a version is put over that version alone, so that
 * of two who change the same thing one is told to look again.
 *
 * <p>Each method tries again by itself what may pass, until the deadline; then it throws {@link
 * io.florin.retry.UnavailableException}.
 */
public interface CatalogueStore {

  /** What has been put, in the order of the codes; what was put before this call is in it. */
  Catalogue read(Deadline deadline);

  /** Puts a type: its version 1 where there is none, a later one over the version before it. */
  Putting put(WalletType type, Deadline deadline);

  /** Puts a type: its version 1 where there is none, a later one over the version before it. */
  Putting put(TransactionType type, Deadline deadline);

  /** Puts a rule: its version 1 where there is none, a later one over the version before it. */
  Putting put(TransactionRule rule, Deadline deadline);

  /** What became of it. */
  enum Putting {
    /** It was put. */
    PUT,
    /** It is a first version, and there is one already. Nothing was changed. */
    TAKEN,
    /** It is a later version, and another than the one before it is there. Nothing was changed. */
    STALE,
    /** Others kept the item busy for all tries there were. Nothing was changed. */
    CONTENDED
  }
}
